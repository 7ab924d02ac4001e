from django import forms
from django.utils import timezone

from pages.forms.base import PortalForm
from pages.forms.fields import ClockField, DayField, TelephoneField
from pages.forms.parts import london, long_text
from pages.forms.widgets import Radios
from participants.choices import Channel, Decision, Mark
from participants.queries import RegisterRow
from schools.forms.school_field import SchoolField
from schools.models import School
from workgroups.choices import JobRole
from workgroups.forms.cycle import WhenAndWhereForm


class SchoolForm(PortalForm):
    """Which school was chosen, by its id; the page has found it by search."""

    submit_label = "Continue"
    missing = {"school": "Search for your school, then choose it from the list"}

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

    name = forms.CharField(label="Your name", max_length=150)
    email = forms.EmailField(
        label="Your email address",
        max_length=254,
        help_text="One that only you read. We send your place and your dates to it.",
    )
    telephone = TelephoneField(label="Your telephone number")
    job_role = forms.ChoiceField(
        label="What do you do at your school?",
        choices=JobRole.choices,
        widget=Radios(),
        help_text="Choose what fits best.",
    )


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
    autocomplete = {"head_name": "off", "head_email": "off", "finance_email": "off"}

    head_name = forms.CharField(label="Name of your headteacher or principal", max_length=150)
    head_email = forms.EmailField(
        label="Their email address",
        max_length=254,
        help_text="We ask them by email to approve your place. They need no account.",
    )
    finance_email = forms.EmailField(
        label="Email address of your school's finance or business office",
        required=False,
        max_length=254,
        help_text="Used only if your school is ever invoiced.",
    )


class CheckForm(PortalForm):
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


class EmailLinkForm(PortalForm):
    submit_label = "Email me the link"
    missing = {"email": "Enter your email address"}
    autocomplete = {"email": "email"}

    email = forms.EmailField(label="Your email address", max_length=254)


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


class OfferForm(PortalForm):
    submit_label = "Send your answer"
    missing = {"answer": "Choose whether you accept the place"}

    answer = forms.ChoiceField(
        label="Do you accept the place?",
        choices=[
            ("accept", "Yes, I accept it, with these dates and terms"),
            ("turn_down", "No, somebody else can have it"),
        ],
        widget=Radios(),
    )
    policy = forms.IntegerField(required=False, widget=forms.HiddenInput)


class CancelDateForm(PortalForm):
    submit_label = "Cancel this date"

    said_free = forms.BooleanField(required=False, widget=forms.HiddenInput)

    reason = forms.CharField(
        label="Why can you not come?",
        required=False,
        max_length=300,
        help_text="You need not say. If a fee may follow, the hub reads it before deciding.",
    )


class SubstituteForm(PortalForm):
    submit_label = "Name your colleague"
    missing = {"name": "Enter your colleague's name"}
    autocomplete = {"name": "off", "email": "off"}

    name = forms.CharField(label="Your colleague's name", max_length=150)
    email = forms.EmailField(
        label="Their email address",
        required=False,
        max_length=254,
        help_text="If you enter it, we send them the date and place.",
    )


class WithdrawInterestForm(PortalForm):
    submit_label = "Withdraw my expression of interest"

    reason = forms.CharField(
        label="Why are you withdrawing it?",
        required=False,
        max_length=300,
        help_text="You need not say.",
    )


class GiveUpForm(PortalForm):
    submit_label = "Give up my place"
    missing = {"reason": "Say in a few words why you are giving up your place"}

    reason = forms.CharField(label="Why are you giving up your place?", max_length=300)


# For staff


class OverrideForm(PortalForm):
    override_reason = forms.CharField(
        label="Why is the place offered all the same?",
        required=False,
        max_length=300,
        help_text="Only needed where something above stands in the way. It is kept.",
    )


class OneMoreForm(PortalForm):
    """Asked only where a school may take on too much."""

    missing = {"override_reason": "Say why the school can take on one more"}

    override_reason = forms.CharField(
        label="Why can the school take on one more?",
        max_length=300,
        help_text="It is in several projects already. Your reason is kept.",
    )


class InitiativeForm(PortalForm):
    LONGEST = 120
    submit_label = "Note this project"
    missing = {"name": "Enter the name of the project"}

    name = forms.CharField(
        label="What else does the school take part in this year?",
        max_length=LONGEST,
        help_text="For example, a trust’s reading programme. One project at a time.",
    )


class ReasonForm(PortalForm):
    """One sentence that is kept, and in most cases read by the people concerned."""

    missing = {"reason": "Enter the reason"}

    reason = forms.CharField(label="Reason", max_length=300)


class RecordApprovalForm(PortalForm):
    submit_label = "Record the school's answer"
    missing = {"decision": "Choose what the school said", "name": "Enter who said it"}

    decision = forms.ChoiceField(
        label="What did the school say?", choices=Decision.choices, widget=Radios()
    )
    name = forms.CharField(label="Who said it?", max_length=150)
    channel = forms.ChoiceField(
        label="How did you hear?",
        choices=[choice for choice in Channel.choices if choice[0] != Channel.LINK],
        widget=Radios(),
    )
    note = forms.CharField(label="Note", required=False, max_length=300)


class ChangeApprovalForm(RecordApprovalForm):
    submit_label = "Change the school's answer"


class OnBehalfForm(AboutYouForm, PrioritiesForm, HeadForm):
    """An expression of interest that reached the hub by email, telephone or on paper."""

    submit_label = "Add the expression of interest"
    missing = {
        "name": "Enter the teacher's name",
        "email": "Enter the teacher's email address",
        "job_role": "Choose what the teacher does at school",
        "head_name": HeadForm.missing["head_name"],
        "head_email": HeadForm.missing["head_email"],
    }
    autocomplete = dict.fromkeys(("name", "email", "telephone"), "off")
    field_order = ["name", "email", "telephone", "job_role", "priority", "other_projects"]

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
        self.fields["priority"].required = False
        self.fields["email"].help_text = self.fields["job_role"].help_text = ""
        if is_event:
            for name in [*PrioritiesForm.base_fields, *HeadForm.base_fields]:
                del self.fields[name]


class NoticeForm(PortalForm):
    """How and when word reached the hub."""

    missing = {"notified_on": "Enter the day on which word reached you"}
    widths = {"notified_time": 10}

    channel = forms.ChoiceField(
        label="How did word reach you?",
        choices=[choice for choice in Channel.choices if choice[0] != Channel.LINK],
        widget=Radios(),
    )
    notified_on = DayField(
        label="When did it reach you?", help_text="The day decides whether it was in time."
    )
    notified_time = ClockField(label="At what time?", missing="Enter the time")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        now = timezone.localtime()
        self.fields["notified_on"].initial = now.date()
        self.fields["notified_time"].initial = now.time().replace(second=0, microsecond=0)

    def notified_at(self):
        return london(self.cleaned_data["notified_on"], self.cleaned_data["notified_time"])


class StaffCancelForm(NoticeForm):
    submit_label = "Cancel the date"

    reason = forms.CharField(label="Reason, if one was given", required=False, max_length=300)


class StaffWithdrawForm(NoticeForm):
    submit_label = "Give up the place"
    missing = NoticeForm.missing | {"reason": "Enter the reason"}

    reason = forms.CharField(label="Reason", max_length=300)


class MoveForm(WhenAndWhereForm):
    submit_label = "Move the workshop and tell everybody"


class RegisterForm(PortalForm):
    """A mark for each participant, named mark-<id>; those not marked yet may stay so."""

    def __init__(self, *args, rows: list[RegisterRow], **kwargs):
        self.rows = rows
        super().__init__(*args, **kwargs)
        for row in rows:
            self.fields[self.name_of(row)] = forms.ChoiceField(
                label=str(row.participant.person),
                choices=Mark.choices,
                required=False,
                initial=row.mark,
                widget=forms.RadioSelect,
            )

    def name_of(self, row: RegisterRow) -> str:
        return f"mark-{row.participant.pk}"

    def lines(self) -> list[tuple[RegisterRow, forms.BoundField]]:
        return [(row, self[self.name_of(row)]) for row in self.rows]

    def marks(self) -> dict[int, str]:
        """The marks made, by participant."""
        found = {row.participant.pk: self.cleaned_data[self.name_of(row)] for row in self.rows}
        return {participant: mark for participant, mark in found.items() if mark}


class NewSchoolForm(PortalForm):
    """The school that people of a closed one now belong to: one that followed it, or another."""

    ANOTHER = "another"
    missing = {"school": "Choose a school"}

    school = forms.ChoiceField(
        label="Which school do they belong to now?", widget=Radios(reveals={ANOTHER: "other"})
    )
    other = SchoolField(label="Which school is the new one?")

    def __init__(self, *args, successors, **kwargs):
        super().__init__(*args, **kwargs)
        self.successors = {str(school.pk): school for school in successors}
        if not successors:
            del self.fields["school"]
            return
        named = [(pk, f"{one}, {one.particulars}") for pk, one in self.successors.items()]
        self.fields["school"].choices = [*named, (self.ANOTHER, "Another school")]

    @property
    def chosen(self) -> School:
        return self.successors.get(self.cleaned_data.get("school", ""), self.cleaned_data["other"])
