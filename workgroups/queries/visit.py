"""What pages and emails read of visits to schools."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q

from access.permissions import Permission
from access.reader import Reader
from access.roles import Role
from hubs.models import Hub, Membership, User
from outbox.models import Message
from outbox.queries import not_yet_queued
from pages.expressions import number_of
from schools.models import Contact, School
from workgroups.choices import VisitStanding, VisitState
from workgroups.emails.visit import digest_key
from workgroups.models import AgreedAction, LocalLeader, SupportVisit, WorkGroupLead
from workgroups.rules.visit import senior_leaders_missed

LATEST = 20  # visits that a school's page looks at


def possible_visitors(hub: int, on: date):
    """Whom a hub may send: its local leaders, its staff and the leads of its Work Groups."""
    runs_it = Membership.objects.current(on).filter(
        hub=hub, role__in=[Role.ADMINISTRATOR, Role.HUB_LEAD]
    )
    leads_maths = LocalLeader.objects.current(on).filter(hub=hub)
    leads_groups = WorkGroupLead.objects.filter(workgroup__hub=hub, workgroup__cancelled_at=None)
    # A union of keys: joined, somebody of several kinds would come several times.
    keys: Any = [rows.order_by().values("user") for rows in (runs_it, leads_maths, leads_groups)]
    found = User.objects.filter(pk__in=keys[0].union(*keys[1:]), is_active=True)
    return found.order_by("name", "email")


def with_actions(visits, on: date):
    """Adds how many agreed actions there are of each visit, to do and late."""
    actions = AgreedAction.objects.filter(visit=OuterRef("pk"))
    return visits.annotate(
        agreed=number_of(actions),
        to_do=number_of(actions.to_do()),
        late=number_of(actions.late(on)),
    )


def visit_figures(visits, on: date) -> dict[str, int]:
    """How many of `visits` are still to come, to be written up, and how things go after them."""
    planned = Q(state=VisitState.PLANNED)
    return visits.order_by().aggregate(
        ahead=Count("pk", filter=planned & Q(day__gte=on)),
        to_write_up=Count("pk", filter=planned & Q(day__lt=on)),
        **{one.value: Count("pk", filter=Q(standing=one)) for one in VisitStanding},
    )


@dataclass(frozen=True)
class VisitsOfSchool:
    """How a school's page tells its visits."""

    following: SupportVisit | None
    latest: SupportVisit | None
    to_write_up: list[SupportVisit]
    late: int
    no_senior_leader: bool


def visits_of_school(school: School, user: Reader, on: date) -> VisitsOfSchool | None:
    """In one query; None where the reader may see no visit of the school."""
    rows = SupportVisit.objects.visible_to(user, can=Permission.VIEW_VISIT).filter(school=school)
    counted = with_actions(rows.select_related("visitor"), on)
    visits = list(counted.order_by("-day", "-pk")[:LATEST])
    if not visits:
        return None
    held = [visit for visit in visits if visit.standing]
    planned = [visit for visit in visits if visit.is_planned]
    ahead = [visit for visit in planned if visit.day >= on]
    return VisitsOfSchool(
        # The latest day comes first, so the next visit is the last of those ahead.
        following=ahead[-1] if ahead else None,
        latest=held[0] if held else None,
        to_write_up=[visit for visit in planned if visit.day < on],
        late=sum(visit.late for visit in visits),
        no_senior_leader=senior_leaders_missed([visit.company for visit in held]),
    )


def contacts_to_tell(visit: SupportVisit, on: date):
    """People of the school who can be written to."""
    return Contact.objects.current(on).reachable().filter(school=visit.school_id)


def first_to_tell(visit: SupportVisit, on: date):
    """Of them, whoever answers for maths at the school."""
    return contacts_to_tell(visit, on).answering_for_maths()


def sent_to_school(visit: SupportVisit) -> list[Message]:
    """The letters that told the school what was agreed, the latest first."""
    rows = Message.objects.filter(kind="visit-agreed", about_id=visit.pk)
    return list(rows.only("to_email", "created_at", "sent_at").order_by("-created_at", "-pk")[:10])


@dataclass
class Digest:
    """What one visitor of one hub has not finished."""

    hub: Hub
    visitor: User
    to_write_up: list[SupportVisit] = field(default_factory=list)
    late: list[AgreedAction] = field(default_factory=list)


def digests_due(on: date, monday: date) -> list[Digest]:
    """Of this week, those not written yet, in three queries."""
    found: dict[tuple[int, int], Digest] = {}

    def digest_of(visit: SupportVisit) -> Digest:
        key = (visit.hub_id, visit.visitor_id)
        return found.setdefault(key, Digest(visit.hub, visit.visitor))

    visits = SupportVisit.objects.to_write_up(on).filter(visitor__is_active=True)
    for visit in visits.select_related("hub", "visitor", "school").order_by("day", "pk"):
        digest_of(visit).to_write_up.append(visit)
    late = AgreedAction.objects.late(on).filter(visit__visitor__is_active=True)
    joined = late.select_related("visit__hub", "visit__visitor", "visit__school")
    for action in joined.order_by("by_on", "pk"):
        digest_of(action.visit).late.append(action)
    return not_yet_queued({digest_key(monday, *whose): found[whose] for whose in sorted(found)})
