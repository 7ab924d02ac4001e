"""What is read of the meetings of a hub's board."""

from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from access.roles import Role
from evaluations.choices import ReportState
from evaluations.models import BoardMeeting, BoardPack, MeetingAction, Report
from hubs.models import Hub, Membership, User

AT_THE_TABLE = (Role.BOARD, Role.HUB_LEAD, Role.ADMINISTRATOR)


def board_of(hub: Hub, on: date) -> QuerySet[User]:
    """Who sits on the board or prepares it, by name."""
    rows = Membership.objects.current(on).filter(hub=hub, role__in=AT_THE_TABLE)
    return User.objects.filter(pk__in=rows.order_by().values("user"), is_active=True).order_by(
        "name", "email"
    )


def with_actions_to_do(meetings: Any) -> Any:
    """Adds how many actions it agreed on, and how many of these are to do."""
    return meetings.annotate(
        agreed=Count("actions"), to_do=Count("actions", filter=Q(actions__done_on=None))
    )


def open_actions_before(meeting: BoardMeeting) -> list[MeetingAction]:
    """Of earlier meetings, those still to do: what the agenda begins with."""
    rows = MeetingAction.objects.to_do().filter(
        meeting__hub=meeting.hub_id, meeting__starts_at__lt=meeting.starts_at
    )
    return list(rows.select_related("owner", "meeting"))


def packs_to_read(meeting: BoardMeeting) -> QuerySet[BoardPack]:
    """The latest packs of the hub that are no paper of the meeting yet."""
    rows = BoardPack.objects.filter(hub=meeting.hub_id).exclude(
        pk__in=meeting.papers.exclude(pack=None).values("pack")
    )
    return rows.select_related("hub").defer("pdf", "workbook", "sections").order_by("-number")


def reports_to_read(meeting: BoardMeeting) -> QuerySet[Report]:
    """Reports handed in or approved that are no paper of the meeting yet."""
    rows = Report.objects.filter(
        workgroup__hub=meeting.hub_id, state__in=(ReportState.SUBMITTED, ReportState.APPROVED)
    ).exclude(pk__in=meeting.papers.exclude(report=None).values("report"))
    return rows.select_related("workgroup__project").order_by("-submitted_at", "-pk")
