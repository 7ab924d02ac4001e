"""What is read of focus pupils: by their teacher, the lead and a visitor, and without letters."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import NamedTuple

from django.db.models import Max, Min, Q, QuerySet
from django.utils import timezone

from evaluations.choices import Disadvantaged, Moment
from evaluations.models import FocusCheckpoint, FocusPupil
from evaluations.rules.focus_figures import FocusFacts, Ratings
from evaluations.rules.focus_pupil import deleted_on, due_on
from pages.prepared import WORKGROUP, Prepared, ask, compose_once
from participants.models import Participant
from workgroups.models import SupportVisit, WorkGroup, Workshop

RATED = ("participation", "confidence", "understanding")  # in the order of Ratings


@dataclass(frozen=True)
class PupilOfPlace:
    """One focus pupil with what is noted of it at each moment, in order."""

    pupil: FocusPupil
    moments: list[tuple[Moment, FocusCheckpoint | None]]

    @property
    def is_closed(self) -> bool:
        return self.pupil.closed_at is not None

    @property
    def following(self) -> Moment | None:
        """The first moment of which nothing is noted yet; none of a pupil who has left."""
        if self.is_closed:
            return None
        return next((moment for moment, noted in self.moments if noted is None), None)


class Noted(NamedTuple):
    """How a pupil was doing at one moment."""

    ratings: Ratings
    note: str


class ListedPupil(NamedTuple):
    """One line of a list of pupils by letter, whose teacher and school are names."""

    letter: str
    disadvantaged: str
    closed_at: datetime | None
    person: str
    school: str
    moments: list[tuple[Moment, Noted | None]]


@dataclass(frozen=True)
class UnnamedPupil:
    """One pupil without letter, teacher, school or note."""

    disadvantaged: Disadvantaged
    moments: list[tuple[Moment, Ratings | None]]


def with_checkpoints(pupils: QuerySet[FocusPupil]) -> list[PupilOfPlace]:
    return [pupil_of_place(pupil) for pupil in pupils.prefetch_related("checkpoints")]


def pupil_of_place(pupil: FocusPupil) -> PupilOfPlace:
    noted = {row.moment: row for row in pupil.checkpoints.all()}
    return PupilOfPlace(pupil, [(moment, noted.get(moment)) for moment in Moment])


def pupils_of(participant: Participant) -> list[PupilOfPlace]:
    """The participant's own, those who left last."""
    found = with_checkpoints(FocusPupil.objects.filter(participant=participant))
    return sorted(found, key=lambda one: one.is_closed)


def pupils_in(workgroup: WorkGroup) -> list[ListedPupil]:
    """For its lead: by whose they are."""
    return listed_pupils(
        ask(statement_of_listed(), workgroup=workgroup.pk),
        ask(statement_of_noted(), workgroup=workgroup.pk),
    )


@cache
def statement_of_listed() -> Prepared:
    return compose_once(fields_listed(FocusPupil.objects.filter(participant__workgroup=WORKGROUP)))


@cache
def statement_of_noted() -> Prepared:
    rows = FocusCheckpoint.objects.filter(pupil__participant__workgroup=WORKGROUP)
    return compose_once(noted_at(rows))


def pupils_at(visit: SupportVisit) -> list[ListedPupil]:
    """For its visitor: those of the school in the Work Group that the visit is about."""
    rows = FocusPupil.objects.followed().filter(
        participant__workgroup=visit.workgroup_id, participant__school=visit.school_id
    )
    return listed_pupils(
        fields_listed(rows), noted_at(FocusCheckpoint.objects.filter(pupil__in=rows.order_by()))
    )


def fields_listed(rows: QuerySet[FocusPupil]) -> QuerySet:
    """By whose they are; the fields of a ListedPupil without what is noted of it."""
    rows = rows.order_by("participant__person__name", "participant", "code")
    return rows.values_list(
        *("pk", "code", "disadvantaged", "closed_at"),
        *("participant__person__name", "participant__school__name"),
    )


def noted_at(rows: QuerySet[FocusCheckpoint]) -> QuerySet:
    return rows.order_by().values_list("pupil", "moment", *RATED, "note")


def listed_pupils(pupils: Iterable[tuple], noted: Iterable[tuple]) -> list[ListedPupil]:
    found: defaultdict[int, dict[str, Noted]] = defaultdict(dict)
    for pupil, moment, *ratings, note in noted:
        participation, confidence, understanding = ratings
        found[pupil][moment] = Noted((participation, confidence, understanding), note)
    return [
        ListedPupil._make((*fields, [(moment, found[pk].get(moment)) for moment in Moment]))
        for pk, *fields in pupils
    ]


def unnamed_pupils_in(workgroup: WorkGroup) -> list[UnnamedPupil]:
    """By what they were rated, so that no order tells whose they are."""
    rows = FocusPupil.objects.filter(participant__workgroup=workgroup)
    found = [unnamed(pupil) for pupil in rows.prefetch_related("checkpoints")]
    return sorted(found, key=lambda one: (one.disadvantaged, str(one.moments)))


def unnamed(pupil: FocusPupil) -> UnnamedPupil:
    noted = ratings_of(pupil.checkpoints.all())
    moments = [(moment, noted.get(moment)) for moment in Moment]
    return UnnamedPupil(Disadvantaged(pupil.disadvantaged), moments)


def ratings_of(checkpoints: Iterable[FocusCheckpoint]) -> dict[str, Ratings]:
    return {row.moment: row.ratings for row in checkpoints}


def focus_facts(workgroup: WorkGroup) -> list[FocusFacts]:
    """In the order in which they came to have a checkpoint at the start and one at the end."""
    pupils = ask(statement_of_pupils(), workgroup=workgroup.pk)
    noted: defaultdict[int, dict[str, Ratings]] = defaultdict(dict)
    for pupil, moment, *ratings in ask(statement_of_checkpoints(), workgroup=workgroup.pk):
        participation, confidence, understanding = ratings
        noted[pupil][moment] = (participation, confidence, understanding)
    return [FocusFacts(disadvantaged, noted[pk]) for pk, disadvantaged in pupils]


@cache
def statement_of_pupils() -> Prepared:
    ends = Q(checkpoints__moment__in=[Moment.START, Moment.END])
    # By the key, which stands from when it was first noted, whatever is put right later.
    rows = FocusPupil.objects.filter(participant__workgroup=WORKGROUP).annotate(
        whole=Max("checkpoints", filter=ends)
    )
    return compose_once(rows.order_by("whole", "pk").values_list("pk", "disadvantaged"))


@cache
def statement_of_checkpoints() -> Prepared:
    rows = FocusCheckpoint.objects.filter(pupil__participant__workgroup=WORKGROUP).order_by()
    return compose_once(rows.values_list("pupil", "moment", *RATED))


def due_days(workgroup: WorkGroup) -> dict[Moment, date | None]:
    """From which day on each moment is to be noted."""
    standing = Workshop.objects.standing().filter(workgroup=workgroup)
    found = standing.aggregate(first=Min("starts_at"), last=Max("starts_at"))
    days = [found[name] and timezone.localdate(found[name]) for name in ("first", "last")]
    return {moment: due_on(moment, *days) for moment in Moment}


def pupils_deleted_on(workgroup: WorkGroup) -> date:
    """The day on which everything about focus pupils of the Work Group goes."""
    standing = Workshop.objects.standing().filter(workgroup=workgroup)
    last = standing.order_by("-starts_at").values_list("ends_at", flat=True).first()
    return deleted_on(last and timezone.localdate(last), workgroup.school_year)
