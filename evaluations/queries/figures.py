"""The figures of a Work Group, in a fixed number of queries."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, F, FilteredRelation, OuterRef, Q, Subquery
from django.utils import timezone

from evaluations.choices import Wave
from evaluations.queries.report import last_day
from evaluations.queries.results import question_results
from evaluations.rules.figures import (
    Figures,
    SurveyFigures,
    WorkshopFigures,
    stages_of,
    with_pictures,
)
from evaluations.rules.journey import Interest, Meeting, Visit, journeys_of
from evaluations.rules.questions import CURRENT
from evaluations.rules.scores import percentage
from pages.wording import day_words
from participants.choices import AttendanceOutcome
from participants.models import Attendance, ExpressionOfInterest, Offer
from workgroups.models import WorkGroup, Workshop

MISSED = (AttendanceOutcome.CANCELLED_LATE, AttendanceOutcome.NO_SHOW)


def figures(workgroup: WorkGroup, wave: Wave = Wave.END) -> Figures:
    """Everything, for those who may see single answers; see `for_wider_readers`."""
    interests, asked = interests_of(workgroup, wave)
    workshops = list(workshops_of(workgroup))
    held = [workshop for workshop in workshops if workshop.cancelled_at is None]
    meetings = {
        workshop.pk: Meeting.lasting(workgroup.pk, workshop.starts_at, workshop.ends_at)
        for workshop in held
    }
    visits = visits_of(workgroup)
    found = Figures(
        stages=stages_of(journeys_of(interests, visits, meetings), workshops=len(held)),
        workshops=[workshop_figures(workshop, visits) for workshop in held],
        non_attendance_rate=percentage(
            sum(visit.outcome in MISSED for visit in visits), len(visits)
        ),
        registers_open=sum(workshop.closed_at is None for workshop in held),
        tasks_set=sum(workshop.tasks_set for workshop in workshops),
        survey=survey_figures(workgroup, wave, asked),
    )
    return with_pictures(found)


class Asked(NamedTuple):
    """One person asked in the survey."""

    version: int
    closes_at: datetime
    answered_at: datetime | None


def interests_of(workgroup: WorkGroup, wave: Wave) -> tuple[list[Interest], list[Asked]]:
    """Everybody who asked for a place, and those of them who have been asked in the survey."""
    offers = Offer.objects.filter(interest=OuterRef("pk")).order_by()
    rows = (
        ExpressionOfInterest.objects.filter(workgroup=workgroup)
        .alias(
            # In the join, as a filter on the wave would drop whoever has not been asked.
            survey=FilteredRelation(
                "place__invitations", condition=Q(place__invitations__wave=wave)
            )
        )
        .annotate(offer=Subquery(offers.values("pk")[:1]))
    )
    fields = rows.order_by("pk").values_list(
        "person",
        "school",
        "workgroup",
        "workgroup__project",
        "place",
        "offer",
        "survey__version",
        "survey__closes_at",
        "survey__answered_at",
    )
    # One query for both, as they are of the same people.
    found = [(Interest(*row[:6]), row[6:]) for row in fields]
    return [one for one, _ in found], [Asked(*asked) for _, asked in found if asked[0]]


def workshops_of(workgroup: WorkGroup):
    """With the instant each register was closed and the tasks set after each, in order."""
    return Workshop.objects.filter(workgroup=workgroup).annotate(
        closed_at=F("register__closed_at"), tasks_set=Count("tasks")
    )


def visits_of(workgroup: WorkGroup) -> list[Visit]:
    """How each date of a closed register ended, workshops that were called off left out."""
    rows = Attendance.objects.settled().filter(
        workshop__workgroup=workgroup, workshop__cancelled_at=None
    )
    fields = rows.order_by("pk").values_list(
        "participant__person", "participant__school", "workshop", "outcome", "minutes"
    )
    return [Visit(*row) for row in fields]


def workshop_figures(workshop, visits: list[Visit]) -> WorkshopFigures:
    outcomes = [visit.outcome for visit in visits if visit.workshop == workshop.pk]
    return WorkshopFigures(
        title=workshop.title,
        when=day_words(timezone.localdate(workshop.starts_at)),
        is_settled=workshop.closed_at is not None,
        **{str(outcome): outcomes.count(outcome) for outcome in AttendanceOutcome},
    )


def survey_figures(workgroup: WorkGroup, wave: Wave, asked: list[Asked]) -> SurveyFigures:
    answered = sum(one.answered_at is not None for one in asked)
    versions = {one.version for one in asked} or {CURRENT[wave]}
    return SurveyFigures(
        invited=len(asked),
        answered=answered,
        response_rate=percentage(answered, len(asked)),
        closes=last_day(max(one.closes_at for one in asked)) if asked else "",
        questions=question_results(workgroup, wave, versions) if answered else [],
    )
