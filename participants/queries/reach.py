"""Which schools of an area hubs have reached, and which never."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, Value, When

from access.permissions import Permission
from hubs.models import ContactNote, LeadSchool
from participants.models import ExpressionOfInterest, Participant
from schools.models import PupilPremium, School
from schools.queries.lineage import any_ever
from schools.rules.pupil_premium import BANDS

NOT_KNOWN = "Not known"


# Of any hub: a school that works with a neighbour has been reached.
HAS_PLACE = any_ever(Participant.objects.all())
# A school that leads a hub, or led one, knows it better than anybody.
IS_REACHED = HAS_PLACE | any_ever(LeadSchool.objects.all())
HAS_INTEREST = any_ever(ExpressionOfInterest.objects.all())


def open_schools(user) -> QuerySet[School]:
    """Those that the hub's staff may want to reach, whatever they teach and whoever runs them."""
    rows: Any = School.objects.visible_to(user, can=Permission.VIEW_SCHOOLS)
    return rows.registered().open()


def with_contact(schools: QuerySet, user) -> QuerySet:
    """Adds what the hub's latest note says: last_on, next_on, and whether contact is refused."""
    notes: Any = ContactNote.objects.visible_to(user, can=Permission.VIEW_SCHOOLS)
    return schools.annotate(
        last_on=notes.of_school("day"),
        next_on=notes.of_school("next_on"),
        refuses_contact=notes.of_school("refuses_contact"),
    )


def with_premium(schools: QuerySet) -> QuerySet:
    """Adds `premium`, the share of pupils for whom it got pupil premium when last told."""
    rows = PupilPremium.objects.filter(school=OuterRef("pk")).order_by("-year")
    return schools.annotate(premium=Subquery(rows.values("percent")[:1]))


def in_band(band: str) -> Q:
    """Of schools with_premium()."""
    _, least, below = BANDS[band]
    end = Q() if below is None else Q(premium__lt=below)
    return Q(premium__gte=least) & end


@dataclass(frozen=True)
class Reach:
    """How many schools of one kind there are, and how many hubs have ever worked with."""

    label: str
    schools: int
    reached: int


def reach_by_phase(schools: QuerySet) -> list[Reach]:
    return reach_by(schools, "phase")


def reach_by_band(schools: QuerySet) -> list[Reach]:
    bands = Case(
        *[When(in_band(name), then=Value(words)) for name, (words, *_) in BANDS.items()],
        default=Value(NOT_KNOWN),
    )
    order = [words for words, *_ in BANDS.values()] + [NOT_KNOWN]
    return sorted(
        reach_by(with_premium(schools).annotate(band=bands), "band"),
        key=lambda r: order.index(r.label),
    )


def reach_by(schools: QuerySet, what: str) -> list[Reach]:
    rows = schools.order_by().alias(is_reached=IS_REACHED).values(what)
    counted = rows.annotate(schools=Count("pk"), reached=Count("pk", filter=Q(is_reached=True)))
    found = [Reach(row[what] or NOT_KNOWN, row["schools"], row["reached"]) for row in counted]
    return sorted(found, key=lambda reach: -reach.schools)
