"""How one Work Group stands with its people, at a glance."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q
from django.utils import timezone

from participants.choices import InterestState
from participants.models import ExpressionOfInterest
from participants.queries.attendance_register import without_register
from participants.queries.coming import with_coming
from workgroups.models import WorkGroup, Workshop

NEW = Q(state=InterestState.NEW)
AWAITS_HEAD = Q(needs_approval=True, approval=None)  # as awaiting_head() says of a set


@dataclass(frozen=True)
class NextDate:
    workshop: Workshop
    coming: int
    cancelled: int


def next_date(workgroup: WorkGroup) -> NextDate | None:
    """The workshop that is on or comes next, with who is expected."""
    rows = workgroup.workshops.standing().filter(ends_at__gt=timezone.now())
    row = with_coming(rows).select_related("venue").order_by("starts_at", "pk").first()
    return row and NextDate(row, row.coming, row.given_up)


@dataclass(frozen=True)
class InterestsAtAGlance:
    """Of one Work Group: how many there are of each kind, and since when the oldest waits."""

    to_decide: int
    to_decide_since: datetime | None
    awaiting_head: int
    awaiting_head_since: datetime | None
    waiting: int
    offered: int
    taken: int


def interests_at_a_glance(workgroup: WorkGroup) -> InterestsAtAGlance:
    to_decide, awaiting_head = NEW & ~AWAITS_HEAD, NEW & AWAITS_HEAD
    return InterestsAtAGlance(
        **ExpressionOfInterest.objects.filter(workgroup=workgroup).aggregate(
            to_decide=Count("pk", filter=to_decide),
            to_decide_since=Min("sent_at", filter=to_decide),
            awaiting_head=Count("pk", filter=awaiting_head),
            awaiting_head_since=Min("sent_at", filter=awaiting_head),
            waiting=Count("pk", filter=Q(state=InterestState.WAITING)),
            offered=Count("pk", filter=Q(state=InterestState.OFFERED)),
            # Each place was given on an interest in the same Work Group.
            taken=Count("place", filter=Q(place__withdrawn_at=None)),
        )
    )


def missing_registers_of(workgroup: WorkGroup) -> list[Workshop]:
    """The workshops that are over and whose register nobody has closed, the first one first."""
    return list(without_register(workgroup.workshops.all(), timezone.now()))
