"""What is kept of local leaders, by the hub's staff and by themselves."""

from django import forms
from django.utils import timezone

from access.permissions import Permission
from hubs.models import Hub
from pages.forms.base import PortalModelForm
from pages.forms.fields import DayField, EmailField
from pages.forms.one_hub import OfOneHub
from pages.forms.parts import long_text
from pages.forms.widgets import Checkboxes, Radios
from schools.forms.school_field import SchoolField
from workgroups.choices import Availability, CredentialKind, CredentialStatus, Phase
from workgroups.forms.workgroup_choice import offer_workgroups
from workgroups.models import Credential, Deployment, LocalLeader, Training, WorkGroup
from workgroups.rules.specialisms import read_specialisms


class SpecialismsField(forms.CharField):
    """Words between commas."""

    def __init__(self, **kwargs):
        kwargs = {
            "label": "Specialisms",
            "help_text": "With commas between them, for example: bar modelling, early number",
            "required": False,
            "max_length": 600,
        }
        super().__init__(**kwargs)

    def prepare_value(self, value):
        return ", ".join(value) if isinstance(value, list) else value

    def clean(self, value):
        text = super().clean(value)
        try:
            return read_specialisms(text)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error


def phases_field() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label="Which phases do they work in?",
        choices=Phase.choices,
        widget=Checkboxes(),
        required=False,
    )


def days_field(label: str, *, required: bool = False) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        required=required,
        min_value=0,
        max_value=300,
        max_digits=4,
        decimal_places=1,
    )


def refuse_end_before_start(form, begins: str, ends: str) -> None:
    first, last = form.cleaned_data.get(begins), form.cleaned_data.get(ends)
    if first and last and last < first:
        form.add_error(ends, "The last day must not lie before the first day")


class LeaderForm(PortalModelForm):
    """What the hub's staff keep. To what they say of themselves only they can agree."""

    submit_label = "Save the profile"
    widths = {"days_a_year": 4}
    missing = {"from_on": "Enter since when they lead for the hub"}

    from_on = DayField(label="Since when do they lead for the hub?")
    until_on = DayField(
        label="Last day", help_text="Leave it empty while they lead.", required=False
    )
    school = SchoolField(label="Their own school", required=False)
    phases = phases_field()
    specialisms = SpecialismsField()
    availability = forms.ChoiceField(choices=Availability.choices, widget=Radios())
    days_a_year = forms.IntegerField(
        label="Days a year they can give", required=False, min_value=0, max_value=300
    )
    released_on = DayField(
        label="When did their own head agree to release them?",
        help_text="Leave it empty if the head has not agreed yet.",
        required=False,
    )
    bio = long_text(
        "About them",
        "If you change what they agreed to publish, it is taken off the public pages until they "
        "agree again.",
    )

    class Meta:
        model = LocalLeader
        fields = [
            *("from_on", "until_on", "school", "phases", "specialisms", "availability"),
            *("days_a_year", "released_on", "bio"),
        ]

    def clean(self):
        cleaned = super().clean()
        refuse_end_before_start(self, "from_on", "until_on")
        return cleaned


class NewLeaderForm(OfOneHub, LeaderForm):
    """Somebody new among the hub's local leaders."""

    submit_label = "Add the local leader"
    # The name and address of somebody else, not of whoever types.
    autocomplete = {"name": "off", "email": "off"}
    missing = LeaderForm.missing | {
        "name": "Enter the leader's name",
        "email": "Enter the leader's email address",
    }

    name = forms.CharField(label="Name", max_length=150)
    email = EmailField(label="Email address", help_text="They sign in with it.")

    class Meta(LeaderForm.Meta):
        fields = ["hub", *LeaderForm.Meta.fields]

    field_order = ["hub", "name", "email", *LeaderForm.Meta.fields]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.choose_hub(Hub.objects.visible_to(user, can=Permission.EDIT_LEADER))
        self.initial.setdefault("from_on", timezone.localdate())


class OwnLeaderForm(PortalModelForm):
    """What a local leader says of themselves, and what they agree to."""

    submit_label = "Save my profile"
    widths = {"days_a_year": 4}

    phases = phases_field()
    specialisms = SpecialismsField()
    availability = forms.ChoiceField(
        label="Could you take on more?",
        choices=[
            (Availability.AVAILABLE, "Yes"),
            (Availability.LIMITED, "A little"),
            (Availability.NONE, "Not now"),
        ],
        widget=Radios(),
    )
    days_a_year = forms.IntegerField(
        label="How many days a year can you give?", required=False, min_value=0, max_value=300
    )
    bio = long_text("About you", "Who you are and what you work on, in a few sentences.")

    class Meta:
        model = LocalLeader
        fields = [
            *("phases", "specialisms", "availability", "days_a_year", "bio"),
            *("may_publish_bio", "may_be_shared"),
        ]
        labels = {
            "may_publish_bio": "Show what I wrote about myself on the public pages of Work Groups "
            "I lead",
            "may_be_shared": "Show my name, specialisms and hub to the staff of other hubs",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["phases"].label = "Which phases do you work in?"


class CredentialForm(PortalModelForm):
    needed_at_times = frozenset({"name", "awarded_on"})
    submit_label = "Save the credential"
    widths = {"cohort": 3}

    kind = forms.ChoiceField(label="What is it?", choices=CredentialKind.choices, widget=Radios())
    name = forms.CharField(label="Its name, if it is another one", required=False, max_length=120)
    cohort = forms.IntegerField(
        label="Number of the national cohort",
        help_text="For Mastery Specialists.",
        required=False,
        min_value=1,
        max_value=99,
    )
    status = forms.ChoiceField(choices=CredentialStatus.choices, widget=Radios())
    awarded_on = DayField(label="When was it awarded?", required=False)
    expires_on = DayField(
        label="When does it run out?",
        help_text="Leave it empty if it does not.",
        required=False,
    )

    class Meta:
        model = Credential
        fields = ["kind", "name", "cohort", "status", "awarded_on", "expires_on"]

    def clean(self):
        cleaned = super().clean()
        awarded, expires = cleaned.get("awarded_on"), cleaned.get("expires_on")
        is_awarded = cleaned.get("status") == CredentialStatus.AWARDED
        if is_awarded and not awarded and "awarded_on" not in self.errors:
            self.add_error("awarded_on", "Enter the day on which it was awarded")
        if awarded and expires and expires <= awarded:
            self.add_error("expires_on", "It must run out after the day of the award")
        if cleaned.get("kind") == CredentialKind.OTHER and not cleaned.get("name"):
            self.add_error("name", "Enter what the credential is called")
        return cleaned


class TrainingForm(PortalModelForm):
    submit_label = "Save the training"
    widths = {"days": 4}
    missing = {"title": "Enter what the training was called", "on": "Enter the day"}

    on = DayField(label="On which day, or from which day?")
    days = days_field("How many days did it take?")

    class Meta:
        model = Training
        fields = ["title", "on", "days"]


class DeploymentForm(PortalModelForm):
    """Where a leader is sent: one school, or one Work Group of the hub."""

    needed_at_times = frozenset({"school", "workgroup"})
    submit_label = "Save the deployment"
    widths = {"days": 4}
    missing = {"purpose": "Enter what they are sent for", "from_on": "Enter the first day"}

    school = SchoolField(label="Which school?", required=False)
    purpose = forms.CharField(
        label="What for?", max_length=200, help_text="For example, bar modelling in Year 4."
    )
    days = days_field("How many days in all?", required=True)
    from_on = DayField(label="First day")
    until_on = DayField(label="Last day, if it is known", required=False)

    class Meta:
        model = Deployment
        fields = ["school", "workgroup", "purpose", "days", "from_on", "until_on"]
        labels = {"workgroup": "Or a Work Group"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["workgroup"]
        offer_workgroups(field, WorkGroup.objects.filter(hub=self.instance.leader.hub_id))
        field.empty_label = "No Work Group"

    def clean_days(self):
        days = self.cleaned_data["days"]
        if days <= 0:
            raise forms.ValidationError("Enter how many days it takes, for example 0.5")
        return days

    def clean(self):
        cleaned = super().clean()
        places = [cleaned.get("school"), cleaned.get("workgroup")]
        if not self.errors.keys() & {"school", "workgroup"} and sum(map(bool, places)) != 1:
            self.add_error("school", "Enter a school or choose a Work Group, not both")
        refuse_end_before_start(self, "from_on", "until_on")
        return cleaned
