from dataclasses import replace

from django import forms

from pages.forms.base import CHOOSE, PortalForm
from pages.forms.fields import DayField, EmailField, TelephoneField
from pages.forms.guarded import GuardedSendingForm
from pages.forms.parts import long_text
from pages.forms.widgets import Radios
from participants.choices import WhoAsks
from participants.rules.interest_answers import CHOICES, InterestAnswers
from workgroups.choices import JobRole


class SchoolForm(PortalForm):
    """Which school was chosen, by its id; the page has found it by search."""

    submit_label = "Continue"
    missing = {"school": "Search for your school, then choose it from the list"}

    # A number and no choice field: no page lists all the schools of the register.
    school = forms.IntegerField(
        min_value=1, error_messages={"invalid": "Choose your school from the list"}
    )


class AboutYouForm(PortalForm):
    missing = {
        "name": "Enter your name",
        "email": "Enter your email address",
        "job_role": "Choose what you do at your school",
    }
    autocomplete = {"name": "name", "email": "email", "telephone": "tel"}
    widths = {"telephone": 20}
    # Answered for whoever leaves it out.
    needed_at_times = frozenset({"who"})

    name = forms.CharField(label="Your name", max_length=150)
    email = EmailField(
        label="Your email address",
        help_text="One that only you read. We send your place and your dates to it.",
    )
    telephone = TelephoneField(label="Your telephone number")
    job_role = forms.ChoiceField(
        label="What do you do at your school?",
        choices=JobRole.choices,
        widget=Radios(),
        help_text="Choose what fits best.",
    )
    who = forms.ChoiceField(
        label="Who of your school asks for a place?",
        choices=WhoAsks.choices,
        initial=WhoAsks.ME,
        widget=Radios(),
    )

    def clean_who(self):
        return self.cleaned_data["who"] or WhoAsks.ME

    def ask_who_of(self, places_per_school: int, *, is_event: bool) -> None:
        """Nobody asks for two where a school gets one, nor for somebody else at an event."""
        who = self.fields["who"]
        who.required = False
        if is_event:
            del self.fields["who"]
        elif places_per_school < 2:
            who.choices = [(one.value, one.label) for one in (WhoAsks.ME, WhoAsks.ONE)]


class ColleagueForm(PortalForm):
    """The second of two who ask together."""

    missing = {
        "colleague_name": "Enter your colleague’s name",
        "colleague_email": "Enter your colleague’s email address",
        "colleague_job_role": "Choose what your colleague does at your school",
    }
    # Else the browser fills in the first one's own.
    autocomplete = dict.fromkeys(("colleague_name", "colleague_email"), "off")

    colleague_name = forms.CharField(label="Your colleague’s name", max_length=150)
    colleague_email = EmailField(
        label="Your colleague’s email address",
        help_text="Their own: their place and their dates go to it.",
    )
    colleague_job_role = forms.ChoiceField(
        label="What do they do at your school?", choices=JobRole.choices, widget=Radios()
    )


class ChoicesForm(PortalForm):
    """Several parallel Work Groups in the order in which they suit; one place in one of them."""

    missing = {"choice_1": "Choose the Work Group that suits you best"}

    choice_1 = forms.ChoiceField(label="First choice")
    choice_2 = forms.ChoiceField(label="Second choice", required=False)
    choice_3 = forms.ChoiceField(label="Third choice", required=False)

    def __init__(self, *args, groups: list[tuple[int, str]], ranks: bool = True, **kwargs):
        super().__init__(*args, **kwargs)
        if not ranks:
            self.fields["choice_1"].label = "Work Group"
        self.fields["choice_1"].choices = [("", CHOOSE), *groups]
        for name in CHOICES[1:]:
            self.fields[name].choices = [("", "None"), *groups]
        for name in CHOICES[len(groups) if ranks else 1 :]:
            del self.fields[name]

    def clean(self):
        cleaned = super().clean()
        seen = set()
        for name in self.fields:
            value = cleaned.get(name)
            if value and value in seen:
                self.add_error(name, "Choose one that you have not chosen yet, or none")
            seen.add(value)
        return cleaned


class PrioritiesForm(PortalForm):
    priority = long_text(
        "What would you like to work on?",
        "For example, how your department plans lessons together. Do not name pupils.",
        required=True,
    )
    other_projects = long_text(
        "Which other projects is your school in this year?",
        "So that nobody takes on too much at once.",
        rows=3,
    )
    missing = {"priority": "Say what you would like to work on, in a sentence or two"}


class HeadForm(PortalForm):
    missing = {
        "head_name": "Enter the name of your headteacher or principal",
        "head_email": "Enter the email address of your headteacher or principal",
    }
    # Else the browser fills in the teacher's own.
    autocomplete = {"head_name": "off", "head_email": "off", "finance_email": "off"}

    head_name = forms.CharField(label="Name of your headteacher or principal", max_length=150)
    head_email = EmailField(
        label="Their email address",
        help_text="We ask them by email to approve your place. They need no account.",
    )
    finance_email = EmailField(
        label="Email address of your school's finance or business office",
        required=False,
        help_text="Used only if your school is ever invoiced.",
    )


class CheckForm(GuardedSendingForm):
    submit_label = "Send your expression of interest"
    missing = {
        "has_read_privacy": "Confirm that you have read how the hub uses what you tell it",
        "accepts_terms": "Confirm that you and your school can keep to these terms",
    }

    has_read_privacy = forms.BooleanField(label="I have read how the hub uses what I tell it")
    accepts_terms = forms.BooleanField(
        label="My school and I can commit to all the dates, and we have read the terms on "
        "missed and late-cancelled workshops"
    )


class BookingForm(CheckForm):
    """The same for an event, which asks for no commitment."""

    missing = CheckForm.missing | {"accepts_terms": "Confirm that you plan to come"}

    accepts_terms = forms.BooleanField(
        label="I plan to come, and I tell the hub in good time if I cannot"
    )


class EmailLinkForm(GuardedSendingForm):
    submit_label = "Email me the link"
    missing = {"email": "Enter your email address"}
    autocomplete = {"email": "email"}

    email = EmailField(label="Your email address")


class WithdrawInterestForm(PortalForm):
    submit_label = "Withdraw my expression of interest"

    reason = forms.CharField(
        label="Why are you withdrawing it?",
        required=False,
        max_length=300,
        help_text="You need not say.",
    )


# Whoever names a second teacher says all of this of them.
SECOND = {
    "second_name": "Enter the second teacher's name",
    "second_email": "Enter the second teacher's email address",
    "second_job_role": "Choose what the second teacher does at school",
}


class OnBehalfForm(AboutYouForm, PrioritiesForm, HeadForm):
    """An expression of interest that reached the hub by email, telephone or on paper."""

    submit_label = "Add the expression of interest"
    missing = {
        "name": "Enter the teacher's name",
        "email": "Enter the teacher's email address",
        "job_role": "Choose what the teacher does at school",
        "head_name": "Enter the name of the headteacher or principal",
        "head_email": "Enter the email address of the headteacher or principal",
    }
    # Else the browser fills in the administrator's own.
    autocomplete = dict.fromkeys(("name", "email", "telephone"), "off")
    field_order = [
        *("name", "email", "telephone", "job_role", "priority", "other_projects"),
        *("head_name", "signed_on", "head_email", "finance_email"),
    ]

    # Where the head has not signed, and where a second teacher is named.
    needed_at_times = frozenset({"head_email", *SECOND})

    signed_on = DayField(
        label="The head has signed, on paper, on",
        help_text="Only where they have: then no email goes to them.",
        required=False,
    )
    second_name = forms.CharField(
        label="A second teacher of the school",
        help_text="Where two ask together. Otherwise leave this and the next two empty.",
        max_length=150,
        required=False,
    )
    second_email = EmailField(label="The second teacher's email address", required=False)
    second_job_role = forms.ChoiceField(
        label="What does the second teacher do there?",
        choices=[("", CHOOSE), *JobRole.choices],
        required=False,
    )

    def __init__(self, *args, is_event=False, **kwargs):
        super().__init__(*args, **kwargs)
        for name, label in {
            "name": "The teacher's name",
            "email": "Their email address",
            "telephone": "Their telephone number",
            "job_role": "What do they do at their school?",
            "priority": "What would they like to work on?",
            "other_projects": "Which other projects is their school in?",
            "head_name": "Name of their headteacher or principal",
            "head_email": "The head's email address",
            "finance_email": "Email address of the school's finance or business office",
        }.items():
            self.fields[name].label = label
        # A second one is asked for below.
        del self.fields["who"]
        self.fields["priority"].required = False
        self.fields["email"].help_text = self.fields["job_role"].help_text = ""
        self.fields["priority"].help_text = "As they said it. Do not name pupils."
        self.fields["head_email"].help_text = "We ask them by email to approve the place."
        self.fields["finance_email"].help_text = "Used only if the school is ever invoiced."
        # Asked for below, where the head has not signed.
        self.fields["head_email"].required = False
        if is_event:
            for name in [*PrioritiesForm.base_fields, *HeadForm.base_fields, "signed_on"]:
                del self.fields[name]

    def choose_among(self, roles) -> None:
        """What the project calls each role."""
        self.fields["job_role"].choices = list(roles)
        self.fields["second_job_role"].choices = [("", CHOOSE), *roles]

    def clean(self):
        cleaned = super().clean()
        is_asked = "head_email" in self.fields and "head_email" not in self.errors
        if is_asked and not cleaned.get("head_email") and not cleaned.get("signed_on"):
            self.add_error("head_email", self.missing["head_email"])
        second = [name for name in SECOND if cleaned.get(name) or name in self.errors]
        for name, message in SECOND.items() if second else ():
            if name not in second:
                self.add_error(name, message)
        return cleaned

    @property
    def people(self) -> list[InterestAnswers]:
        """The teacher and, where one is named, a second one of the same school and head."""
        first = InterestAnswers.among(self.cleaned_data)
        if not self.cleaned_data.get("second_name"):
            return [first]
        own = {name: self.cleaned_data[f"second_{name}"] for name in ("name", "email", "job_role")}
        own["year_group"] = self.cleaned_data.get("second_year_group", "")
        return [first, replace(first, telephone="", priority="", **own)]
