"""The joint events of a hub's local leaders: how many came, and whom to invite."""

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from access.refusal import Refused
from pages.base_views import ScopedAction, ScopedList, holds_by_role
from pages.exports import csv_response
from pages.rules.school_year import school_year_of
from participants.actions.invite import invite_people
from participants.forms.invite import ProjectsForm
from participants.queries.invitees import is_open_for_interest, projects_to_choose, whom_to_invite
from participants.queries.leader_events import leader_events
from workgroups.models import Project, WorkGroup


class LeaderEvents(ScopedList):
    """One row for each event, with the share of leaders that came and that of the time before."""

    model = WorkGroup
    can = Permission.VIEW_LEADER
    template_name = "participants/leader_events.html"
    export_name = "events-for-leaders"
    export_columns = {
        "Hub": lambda event: event.workgroup.hub.name,
        "Event": lambda event: str(event.workgroup),
        "Day": lambda event: event.on,
        "Local leaders that day": lambda event: event.leaders,
        "Came": lambda event: event.came,
        "Came, %": lambda event: event.percent,
        "Target: last time, %": lambda event: event.target_percent,
        "Target reached": lambda event: {True: "yes", False: "no", None: ""}[event.is_reached],
    }

    def get_queryset(self):
        groups = self.model.objects.visible_to(self.request.user, can=self.can)
        return leader_events(groups.events_for_leaders())

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        bars = [
            (bar_label(event), event.came, event.leaders)
            for event in reversed(context["object_list"])
            if event.is_counted
        ]
        may_edit = holds_by_role(self.request.user, Permission.EDIT_WORKGROUP)
        return context | {"bars": bars, "may_edit": may_edit, "today": timezone.localdate()}


def bar_label(event) -> str:
    return f"{event.workgroup}, {event.on:%B %Y}"


class WhomToInvite(ScopedAction):
    """The list for the projects that the address names, as a page and a file, and its button."""

    model = WorkGroup
    can = Permission.EDIT_WORKGROUP
    template_name = "participants/whom_to_invite.html"
    columns = {
        "Name": lambda one: one.name,
        "Email": lambda one: one.email,
        "School": lambda one: one.school,
        "Known from": lambda one: "; ".join(one.known_from),
        "Asked for a place": lambda one: "yes" if one.has_asked else "no",
        "Invited on": lambda one: one.told_at and timezone.localdate(one.told_at),
    }

    def prepare(self, queryset):
        return queryset.events_for_leaders().select_related("hub", "project")

    def get(self, request, *args, **kwargs):
        if request.GET.get("format") == "csv":
            return csv_response("whom-to-invite", self.columns, self.found.people)
        return super().get(request, *args, **kwargs)

    @cached_property
    def choice(self):
        mine = Project.objects.visible_to(self.request.user, can=Permission.VIEW_PROJECT)
        this_year = school_year_of(timezone.localdate())
        projects = projects_to_choose(mine, self.object.hub_id, this_year)
        return ProjectsForm(self.request.GET, projects=projects)

    @cached_property
    def found(self):
        return whom_to_invite(self.object, self.choice.chosen, timezone.localdate())

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            workgroup=self.object,
            choice=self.choice,
            has_projects=bool(self.choice.fields["project"].queryset),
            people=self.found.people,
            left_out=self.found.left_out,
            new=self.found.new,
            is_open=is_open_for_interest(self.object, timezone.now()),
            **kwargs,
        )

    def act(self, form):
        # The page may list fewer people for such an address, but nobody is written to by it.
        if not self.choice.is_valid():
            raise Refused("Choose the projects again: one of them is not on the list.")
        return invite_people(event=self.object, projects=self.choice.chosen)

    def get_success_message(self):
        people = "1 person" if self.result == 1 else f"{self.result} people"
        return f"We are writing to {people}, and whoever asks for a place comes up on “People”."

    def get_success_url(self):
        return reverse("workgroups:detail", args=[self.object.pk])
