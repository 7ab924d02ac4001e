"""Who takes part this year and of whom something is not known, and when they were asked."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.utils import timezone

from outbox.models import Message
from participants.choices import MissingDetail
from participants.models import Participant, TeacherReference
from participants.rules.missing_details import ASKED_AT_MOST_EVERY, can_be_asked
from schools.choices import SchoolStatus

DETAILS_ASKED = "details-asked"
LACKS = {
    MissingDetail.TRN: ~Q(has_reference=True),
    MissingDetail.TELEPHONE: Q(person__telephone=""),
    MissingDetail.ROLE: Q(interest__job_role=""),
    MissingDetail.SCHOOL: Q(person__school__status=SchoolStatus.CLOSED),
}


def places_of_year(places: Any, year: int) -> QuerySet:
    """One place of each person who takes part in that school year: the one taken last."""
    rows = places.taking_part().filter(workgroup__school_year=year, workgroup__cancelled_at=None)
    latest = rows.order_by("person", "-accepted_at", "-pk").distinct("person")
    return Participant.objects.filter(pk__in=latest.values("pk"))


def with_missing(places: QuerySet) -> QuerySet:
    """Adds `lacks_trn` and so on, and `asked_at`: when the person was last asked by letter."""
    of_person = Participant.objects.filter(person=OuterRef(OuterRef("person")))
    asked = Message.objects.filter(kind=DETAILS_ASKED, about_id__in=of_person.values("pk"))
    rows = places.annotate(
        has_reference=Exists(TeacherReference.objects.filter(person=OuterRef("person"))),
        asked_at=Subquery(asked.order_by("-created_at").values("created_at")[:1]),
    )
    lacks = {
        f"lacks_{kind}": Case(When(lack, then=True), default=False, output_field=BooleanField())
        for kind, lack in LACKS.items()
    }
    return rows.annotate(**lacks)


def lacking_details(places: QuerySet, kind: str = "") -> QuerySet:
    """Those of whom that is missing, or anything at all."""
    kinds = [kind] if kind else MissingDetail.values
    condition = Q()
    for one in kinds:
        condition |= Q(**{f"lacks_{one}": True})
    return with_missing(places).filter(condition)


def missing_of(place) -> frozenset[MissingDetail]:
    return frozenset(kind for kind in MissingDetail if getattr(place, f"lacks_{kind}"))


def counts_of_missing(places: QuerySet) -> list[tuple[MissingDetail, int]]:
    """How many people lack what, in one query; what nobody lacks is left out."""
    counts = {kind: Count("pk", filter=Q(**{f"lacks_{kind}": True})) for kind in MissingDetail}
    found = with_missing(places).aggregate(**counts)
    return [(kind, found[kind]) for kind in MissingDetail if found[kind]]


@dataclass(frozen=True)
class Asking:
    """Who would be asked today, and who is left in peace since when."""

    people: list[Participant]
    in_peace: list[tuple[Participant, datetime]]


def asking_today(places: QuerySet, on: date) -> Asking:
    rows = lacking_details(places).select_related("person", "school", "interest", "workgroup__hub")
    people, in_peace = [], []
    for place in rows.select_related("fee_policy").order_by("person__name", "pk"):
        asked_on = place.asked_at and timezone.localdate(place.asked_at)
        if can_be_asked(missing_of(place), asked_on=asked_on, on=on):
            people.append(place)
        elif place.asked_at and asked_on + ASKED_AT_MOST_EVERY > on:
            in_peace.append((place, place.asked_at))
    return Asking(people, in_peace)
