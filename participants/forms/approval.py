from django import forms

from pages.forms.base import PortalForm
from pages.forms.widgets import Radios
from participants.choices import Channel, Decision

SIGNS_FOR_SCHOOL = "Yes: our school commits to these dates and terms, and I sign the agreement"
TYPED_NAME = "With a yes, your name typed here is your signature under the agreement."


class ApprovalForm(PortalForm):
    submit_label = "Send your answer"
    missing = {"decision": "Choose whether you approve", "name": "Enter your name"}
    autocomplete = {"name": "name"}

    decision = forms.ChoiceField(
        label="Does your school agree?",
        choices=[
            (Decision.APPROVED, "Yes: our school commits to these dates and terms"),
            (Decision.REFUSED, "No: our school cannot agree this time"),
        ],
        widget=Radios(),
    )
    name = forms.CharField(label="Your name", max_length=150)
    # The version that was on the page, so that none is signed that nobody has read.
    agreement = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, signs=False, **kwargs):
        super().__init__(*args, **kwargs)
        if signs:
            self.fields["decision"].choices = [
                (Decision.APPROVED, SIGNS_FOR_SCHOOL),
                (Decision.REFUSED, "No: our school cannot agree this time"),
            ]
            self.fields["name"].help_text = TYPED_NAME


class RecordApprovalForm(PortalForm):
    submit_label = "Record the school's answer"
    missing = {"decision": "Choose what the school said", "name": "Enter who said it"}

    decision = forms.ChoiceField(
        label="What did the school say?", choices=Decision.choices, widget=Radios()
    )
    name = forms.CharField(label="Who said it?", max_length=150)
    channel = forms.ChoiceField(
        label="How did you hear?",
        # A head who uses the link answers there, and nobody has to record it.
        choices=[choice for choice in Channel.choices if choice[0] != Channel.LINK],
        widget=Radios(),
    )
    note = forms.CharField(label="Note", required=False, max_length=300)


class ChangeApprovalForm(RecordApprovalForm):
    submit_label = "Change the school's answer"

    def __init__(self, *args, channel="", **kwargs):
        super().__init__(*args, **kwargs)
        # A name or a note is put right, and how the answer came stays as it was.
        if channel == Channel.LINK:
            self.fields["channel"].choices = Channel.choices
