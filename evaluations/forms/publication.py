"""What the public may read of a report, and who agrees to be named in it."""

from django import forms

from evaluations.choices import PublicationKind
from evaluations.models import PublicationConsent
from pages.forms.base import FilterForm, PortalForm, PortalModelForm
from pages.forms.fields import DayField, EmailField
from pages.forms.pupil_identity import words_box
from pages.forms.widgets import Radios

LONGEST_BODY = 8000  # characters


class PublicationForm(PortalForm):
    """The text for everybody."""

    opens_with_kept_words = True
    submit_label = "Save the text"
    missing = {"title": "Enter a title", "body": "Write the text"}

    title = forms.CharField(label="Title", max_length=160)
    body = words_box(
        "Text",
        hint="In words for everybody. Leave a line free between paragraphs. Name or quote nobody "
        "who has not agreed to it.",
        longest=LONGEST_BODY,
        rows=16,
        required=True,
    )


class NewPublicationForm(PublicationForm):
    missing = PublicationForm.missing | {"kind": "Choose what you write"}

    kind = forms.ChoiceField(
        label="What do you write?",
        choices=PublicationKind.choices,
        widget=Radios(
            hints={
                PublicationKind.SUMMARY: "One for each report: whether it worked, and how we know.",
                PublicationKind.CASE_STUDY: "About one person or school and what changed there.",
            }
        ),
    )

    field_order = ["kind"]


class ConsentForm(PortalModelForm):
    """Who is named or quoted, and whether they agree."""

    submit_label = "Save"
    missing = {"name": "Enter who is named or quoted"}

    name = forms.CharField(label="Who is named or quoted? A person or a school", max_length=150)
    role = forms.CharField(
        label="Role and school",
        required=False,
        max_length=200,
        help_text="As it may stand under a case study.",
    )
    email = EmailField(
        label="Email address", required=False, help_text="To ask them, with a link to answer."
    )
    agreed_on = DayField(label="When did they agree?", required=False)
    how = forms.CharField(
        label="How?", required=False, max_length=120, help_text="For example “by email”."
    )
    withdrawn_on = DayField(label="When did they withdraw it?", required=False)

    class Meta:
        model = PublicationConsent
        fields = ["name", "role", "email", "agreed_on", "how", "withdrawn_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            del self.fields["withdrawn_on"]


class OwnConsentForm(PortalForm):
    """What somebody says by their own link."""

    submit_label = "Save my answer"

    agrees = forms.ChoiceField(
        label="Do you agree that this text names or quotes you?",
        choices=[("yes", "Yes, I agree"), ("no", "No, or no longer")],
        widget=Radios(),
        error_messages={"required": "Choose whether you agree"},
    )


class PublishedFilterForm(FilterForm):
    says_optional = False
