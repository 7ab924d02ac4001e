"""What leads noted after the workshops, and of which there is something to note."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils import timezone

from evaluations.models import Reflection, Report
from evaluations.rules.reflection import BESIDE_REPORT, asked_since
from hubs.models import User
from pages.prepared import NOW, WORKGROUP, Prepared, Slot, ask, compose_once
from participants.models import Register
from workgroups.choices import ProjectKind
from workgroups.models import WorkGroup, Workshop


def to_reflect_on(workshops, now: datetime | Slot):
    """Those that have happened: they are over, or somebody has closed their register.

    A meeting or event asks for no report, and so for nothing that leads to one.
    """
    over = Q(ends_at__lte=now) | Q(register_closed())
    rows = workshops.standing().filter(
        over, workgroup__cancelled_at=None, workgroup__published_at__isnull=False
    )
    return rows.exclude(workgroup__project__kind=ProjectKind.EVENT)


def register_closed() -> Exists:
    return Exists(Register.objects.closed().filter(workshop=OuterRef("pk")))


def without_reflection_of(user: User, workshops, now: datetime):
    """Those on which somebody may still write, and has not, the latest first."""
    own = Reflection.objects.filter(workshop=OuterRef("pk"), lead=user)
    approved = Report.objects.approved().filter(workgroup=OuterRef("workgroup"))
    rows = to_reflect_on(workshops, now).filter(~Exists(own), ~Exists(approved))
    return rows.order_by("-starts_at", "-pk")


def reflections_asked_for(user: User, workshops, now: datetime):
    """Those of the last days whose register is closed: it is asked for first."""
    rows = without_reflection_of(user, workshops, now)
    return rows.filter(register_closed(), ends_at__gt=asked_since(now))


def reflected_workshops(workgroup: WorkGroup, now: datetime) -> list[Workshop]:
    """Those that have happened, in order, each with its `reflections`."""
    written = Reflection.objects.select_related("lead").order_by("lead__name", "lead")
    rows = to_reflect_on(workgroup.workshops.all(), now)
    return list(rows.prefetch_related(Prefetch("reflections", written)))


@dataclass(frozen=True)
class Coverage:
    """How many of the workshops that have happened somebody has written about."""

    written: int
    workshops: int


def reflection_coverage(workgroup: WorkGroup, now: datetime) -> Coverage:
    rows = ask(statement_of_coverage(), workgroup=workgroup.pk, now=now)
    return Coverage(written=sum(has_one for (has_one,) in rows), workshops=len(rows))


@cache
def statement_of_coverage() -> Prepared:
    has_one = Exists(Reflection.objects.filter(workshop=OuterRef("pk")))
    rows = to_reflect_on(Workshop.objects.filter(workgroup=WORKGROUP), NOW).order_by()
    return compose_once(rows.values_list(has_one))


@dataclass(frozen=True)
class Note:
    """What one lead noted on one question after one workshop."""

    day: date
    text: str
    who: str  # '' where all of them are of one lead


def notes_beside(workgroup: WorkGroup) -> dict[str, list[Note]]:
    """By the box of the report, what leads noted towards it, in the order of the workshops."""
    rows = Reflection.objects.filter(workshop__workgroup=workgroup, workshop__cancelled_at=None)
    rows = rows.select_related("workshop", "lead").order_by(
        "workshop__starts_at", "workshop", "lead__name", "lead"
    )
    several = len({row.lead_id for row in rows}) > 1
    found: dict[str, list[Note]] = defaultdict(list)
    for row in rows:
        day, who = timezone.localdate(row.workshop.starts_at), str(row.lead) if several else ""
        for box, question in BESIDE_REPORT.items():
            if text := row.words[question]:
                found[box].append(Note(day, text, who))
    return found


def reflection_of(user: User, workshop: Workshop) -> Reflection | None:
    return Reflection.objects.filter(workshop=workshop, lead=user).first()


def report_state(workgroup_id: int) -> str | None:
    """None where nobody has begun the report."""
    states = Report.objects.filter(workgroup=workgroup_id).values_list("state", flat=True)
    return states.first()
