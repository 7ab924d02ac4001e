"""The joint events of a hub's local leaders: how many came, and whom to invite."""

from django.utils import timezone

from hubs.access import Permission
from hubs.base_views import ScopedList, holds_by_role
from participants.leader_events import leader_events
from workgroups.models import WorkGroup


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
