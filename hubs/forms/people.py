"""Forms about the roles of a hub's people."""

from django import forms
from django.utils import timezone

from access.roles import Role
from hubs.models import Hub
from pages.forms.base import PortalForm
from pages.forms.fields import DayField, EmailField
from pages.forms.one_hub import OfOneHub
from pages.forms.widgets import Radios

HINTS = {
    Role.ADMINISTRATOR: "Runs the Work Groups from day to day: places, registers, fees, messages.",
    Role.HUB_LEAD: "Reviews reports and settles exceptions; looks after everybody's roles.",
    Role.BOARD: "Reads Work Groups, evidence and reports. Sees no names of participants.",
    Role.PARTNER: "Reads Work Groups.",
    Role.NATIONAL: "Reads the Work Groups of every hub, and opens and closes hubs.",
}


def role_field(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, widget=Radios(hints=HINTS))


def role_choices(roles) -> list[tuple[str, str]]:
    return [(role.value, role.label) for role in roles]


class InviteColleagueForm(OfOneHub, PortalForm):
    """A colleague, and what they will be."""

    needed_at_times = frozenset({"hub"})
    submit_label = "Invite them"
    missing = {
        "name": "Enter their name",
        "email": "Enter their own email address",
        "role": "Choose what they will be",
        "from_on": "Enter their first day",
    }
    autocomplete = {"name": "off", "email": "off"}

    name = forms.CharField(label="Name", max_length=150)
    email = EmailField(
        label="Email address",
        help_text="Their own, not a shared one: they sign in with it.",
    )
    hub = forms.ModelChoiceField(Hub.objects.none(), label="Hub", required=False)
    role = role_field("What will they be?")
    from_on = DayField(label="First day")

    def __init__(self, *args, hubs, roles, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = role_choices(roles)
        self.initial.setdefault("from_on", timezone.localdate())
        # Who names the national team may leave the hub empty; for everybody else it is needed.
        if Role.NATIONAL in roles:
            self.fields["hub"].queryset = hubs
            self.fields["hub"].empty_label = "No hub: the national team"
        else:
            self.fields["hub"].required = True
            self.choose_hub(hubs)


class CorrectInvitationForm(PortalForm):
    submit_label = "Give them the role"
    missing = {name: InviteColleagueForm.missing[name] for name in ("name", "email")}
    autocomplete = InviteColleagueForm.autocomplete

    name = forms.CharField(label="Name", max_length=150)
    email = EmailField(
        label="Their right email address",
        help_text="Their own, not a shared one: they sign in with it.",
    )


class ChangeRoleForm(PortalForm):
    submit_label = "Change the role"
    missing = {"role": "Choose the new role", "from_on": "Enter the new role's first day"}

    role = role_field("New role")
    from_on = DayField(label="First day of the new role")

    def __init__(self, *args, roles, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = role_choices(roles)


class EndRoleForm(PortalForm):
    submit_label = "Save the last day"

    until_on = DayField(
        label="Last day",
        required=False,
        help_text="They can sign in to the hub's pages until the end of this day. Leave it empty "
        "if they stay after all.",
    )
