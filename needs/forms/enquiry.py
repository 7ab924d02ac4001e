import secrets

from django import forms
from django.utils import timezone

from hubs.models import Hub, User
from needs.choices import EnquiryKind, EnquiryOutcome
from needs.forms.three_questions import ThreeQuestionsForm
from pages.forms.base import PortalForm
from pages.forms.fields import EmailField, TelephoneField
from pages.forms.guarded import GuardedForm
from pages.forms.one_hub import OfOneHub
from pages.forms.parts import long_text
from pages.forms.widgets import Radios
from schools.forms.school_field import SchoolField

WHO = {"name": "name", "email": "email", "telephone": "tel", "organisation": "organization"}


class EnquiryForm(GuardedForm):
    """A question to the hub."""

    public_details = ("message",)
    submit_label = "Send your question"
    autocomplete = WHO
    widths = {"telephone": 20}
    missing = {
        "message": "Enter your question",
        "name": "Enter your name",
        "email": "Enter your email address, so that we can answer",
    }

    message = long_text("Your question", "Do not name pupils.", required=True)
    name = forms.CharField(label="Your name", max_length=150)
    email = EmailField(label="Your email address", help_text="We answer to this address.")
    telephone = TelephoneField(label="Your telephone number")

    field_order = ["message", "organisation", "name", "email", "telephone"]

    def facts(self) -> dict:
        """What is kept of the enquiry, by the names of its columns."""
        # Not every one of these forms asks for an organisation.
        names = ("message", "name", "email", "telephone", "organisation")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}


class OfferPartnershipForm(EnquiryForm):
    """An offer to be a partner of the hub."""

    submit_label = "Send your offer"
    missing = EnquiryForm.missing | {
        "message": "Say what you could bring",
        "organisation": "Enter the name of your organisation",
    }

    message = long_text(
        "What could you bring?",
        "For example, teachers to lead workshops, a room, research, or people from your work.",
        required=True,
    )
    organisation = forms.CharField(
        label="Your organisation",
        max_length=160,
        help_text="A school, trust, university, council, charity or company.",
    )


class SuggestIdeaForm(EnquiryForm):
    """An idea for a way of working together."""

    submit_label = "Send your idea"
    missing = EnquiryForm.missing | {"message": "Describe your idea in a few sentences"}

    message = long_text(
        "Your idea",
        "What would schools do together, who would take part, and what would be better for it?",
        required=True,
    )


class SayNeedForm(ThreeQuestionsForm):
    """The three questions, and who answers them if they like to say."""

    needed_at_times = ThreeQuestionsForm.needed_at_times | {"email"}
    autocomplete = WHO

    name = forms.CharField(label="Your name", required=False, max_length=150)
    email = EmailField(
        label="Your email address",
        required=False,
        help_text="Leave it empty to stay anonymous. Then we cannot answer you.",
    )
    may_be_told = forms.BooleanField(
        label="Write to me when something is planned that answers this", required=False
    )

    def clean(self):
        cleaned = super().clean()
        # An address that was mistyped is told as that, and not as missing too.
        if cleaned.get("may_be_told") and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", "Enter your email address, so that we can write to you")
        return cleaned

    def words(self) -> dict:
        return super().words() | {
            "contact_name": self.cleaned_data["name"],
            "contact_email": self.cleaned_data["email"],
            "may_be_told": self.cleaned_data["may_be_told"],
        }


class ReachedSomehow:
    """Asks for a telephone number or an email address, whichever there is."""

    needed_at_times = frozenset({"telephone", "email"})

    def clean(self):
        cleaned = super().clean()
        reached = cleaned.get("telephone") or cleaned.get("email")
        if not reached and not self.errors.keys() & {"telephone", "email"}:
            self.add_error("telephone", "Enter a telephone number or an email address")
        return cleaned


class LogEnquiryForm(ReachedSomehow, OfOneHub, PortalForm):
    """What somebody of the hub was told by telephone, at an event or at the school gate."""

    submit_label = "Keep the enquiry"
    missing = {"message": "Enter what they asked", "name": "Enter who asked"}
    # Else the browser fills in the administrator's own.
    autocomplete = dict.fromkeys(("name", "email", "telephone", "organisation"), "off")
    widths = {"telephone": 20}

    hub = forms.ModelChoiceField(label="Hub", queryset=Hub.objects.none())
    message = long_text("What did they ask?", "Do not name pupils.", required=True)
    kind = forms.ChoiceField(
        label="What is it?",
        choices=EnquiryKind.choices,
        initial=EnquiryKind.QUESTION,
        widget=Radios(),
    )
    name = forms.CharField(label="Who asked?", max_length=150)
    telephone = TelephoneField(label="Their telephone number")
    email = EmailField(
        label="Their email address",
        required=False,
        help_text="With one, you can answer from the portal.",
    )
    school = SchoolField(label="Their school", required=False, with_organisations=True)
    organisation = forms.CharField(
        label="Their organisation, if it is no school", required=False, max_length=160
    )
    # Names one opening of the page, so that pressing the button twice keeps one enquiry.
    form_key = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args, hubs, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["form_key"].initial = lambda: secrets.token_urlsafe(9)
        self.choose_hub(hubs)


class AnswerEnquiryForm(PortalForm):
    public_details = ("text",)
    submit_label = "Send the answer"
    missing = {"text": "Enter your answer"}

    text = long_text(
        "Your answer", "It goes to them by email. Their reply comes to your mailbox.", rows=10
    )
    closes = forms.BooleanField(
        label="Close the enquiry with this answer", required=False, initial=True
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].required = True


class AssignEnquiryForm(PortalForm):
    submit_label = "Save"

    to = forms.ModelChoiceField(
        label="Who answers it?",
        queryset=User.objects.none(),
        required=False,
        empty_label="Nobody in particular",
    )

    def __init__(self, *args, hub, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = colleagues_of_hub(hub)


def colleagues_of_hub(hub):
    """Everybody with a role in the hub today."""
    people = hub.memberships.current(timezone.localdate()).values("user")
    return User.objects.filter(pk__in=people, is_active=True).order_by("name", "pk")


class CloseEnquiryForm(PortalForm):
    submit_label = "Close the enquiry"
    missing = {"outcome": "Choose what came of it"}

    outcome = forms.ChoiceField(
        label="What came of it?", choices=EnquiryOutcome.choices, widget=Radios()
    )
    note = forms.CharField(label="Note for your colleagues", required=False, max_length=300)
