"""Who leads a Work Group: a local leader of the hub, or somebody named here."""

from typing import ClassVar

from django import forms
from django.utils import timezone

from access.permissions import Permission
from hubs.models import User
from pages.forms.base import PortalForm
from pages.forms.fields import EmailField
from workgroups.models import LocalLeader, WorkGroup, Workshop

NOBODY = "Choose a local leader, or enter the name and email address of somebody else"
TWO = "Choose a local leader or name somebody else, and not both"


class LeaderChoice(forms.ModelChoiceField):
    def label_from_instance(self, leader):
        return f"{leader}: {leader.get_availability_display().lower()}"


class LeadForm(PortalForm):
    """The local leaders who do not lead it yet are there to choose from, if there are any."""

    submit_label = "Add as lead"
    missing: ClassVar[dict[str, str]] = {
        "name": "Enter the lead's name",
        "email": "Enter the lead's email address",
    }
    # The name and address of somebody else, not of whoever types.
    autocomplete = {"name": "off", "email": "off"}
    needed_at_times = frozenset({"leader", "name", "email"})

    leader = LeaderChoice(
        label="A local leader of the hub",
        queryset=LocalLeader.objects.none(),
        required=False,
        empty_label="Somebody else, named below",
    )
    name = forms.CharField(label="Name", max_length=150)
    email = EmailField(label="Email address", help_text="They sign in with it.")

    def __init__(self, *args, workgroup: WorkGroup, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        rows = LocalLeader.objects.visible_to(user, can=Permission.EDIT_WORKGROUP)
        rows = rows.current(timezone.localdate()).filter(hub=workgroup.hub_id)
        rows = rows.exclude(user__in=workgroup.leads.all()).select_related("user")
        rows = self.not_leading(rows)
        self.fields["leader"].queryset = rows
        if not rows.exists():
            del self.fields["leader"]
            return
        for name, label in {"name": "Or the name of somebody else", "email": "Their email"}.items():
            self.fields[name].label = label
            self.fields[name].required = False

    def not_leading(self, rows):
        return rows

    def clean(self):
        cleaned = super().clean()
        if "leader" not in self.fields or self.errors:
            return cleaned
        typed = [name for name in ("name", "email") if cleaned[name]]
        if cleaned["leader"] and typed:
            self.add_error("leader", TWO)
        elif not cleaned["leader"] and not typed:
            self.add_error("leader", NOBODY)
        elif not cleaned["leader"]:
            for name in {"name", "email"} - set(typed):
                self.add_error(name, self.missing[name])
        return cleaned

    @property
    def named_in(self) -> str:
        return "leader" if self.cleaned_data.get("leader") else "email"

    @property
    def who(self) -> dict[str, str]:
        """The name and the address of the one who leads."""
        if leader := self.cleaned_data.get("leader"):
            return {"name": leader.user.name, "email": leader.user.email}
        return {name: self.cleaned_data[name] for name in ("name", "email")}


class WorkshopLeadForm(LeadForm):
    """Of one workshop: without those who lead it or the whole Work Group."""

    submit_label = "Add for this workshop"

    def __init__(self, *args, workshop: Workshop, user: User, **kwargs):
        self.workshop = workshop
        super().__init__(*args, workgroup=workshop.workgroup, user=user, **kwargs)

    def not_leading(self, rows):
        return rows.exclude(user__in=self.workshop.leads.all())
