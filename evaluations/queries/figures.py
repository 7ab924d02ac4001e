"""The figures of a Work Group, in a fixed number of queries."""

from typing import Any

from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q
from django.utils import timezone

from evaluations.choices import Wave
from evaluations.queries.report import last_day
from evaluations.queries.results import question_results
from evaluations.rules.figures import (
    Figures,
    SurveyFigures,
    WorkshopFigures,
    with_pictures,
)
from evaluations.rules.funnel import Journey, Visit, stages
from evaluations.rules.questions import CURRENT
from evaluations.rules.scores import percentage
from pages.wording import day_words
from participants.choices import AttendanceOutcome
from participants.models import Attendance, ExpressionOfInterest, Offer
from workgroups.models import WorkGroup, Workshop

MISSED = (AttendanceOutcome.CANCELLED_LATE, AttendanceOutcome.NO_SHOW)


def figures(workgroup: WorkGroup, wave: Wave = Wave.END) -> Figures:
    """Everything, for those who may see single answers; see `for_wider_readers`."""
    roads = roads_of(workgroup, wave)
    workshops = list(workshops_of(workgroup))
    held = [workshop for workshop in workshops if workshop.cancelled_at is None]
    visits = visits_of(workgroup)
    found = Figures(
        stages=stages(map(as_journey, roads), visits, workshops=len(held)),
        workshops=[workshop_figures(workshop, visits) for workshop in held],
        non_attendance_rate=percentage(
            sum(visit.outcome in MISSED for visit in visits), len(visits)
        ),
        registers_open=sum(workshop.closed_at is None for workshop in held),
        tasks_set=sum(workshop.tasks_set for workshop in workshops),
        survey=survey_figures(workgroup, wave, roads),
    )
    return with_pictures(found)


def roads_of(workgroup: WorkGroup, wave: Wave) -> list[Any]:
    """Each expression of interest, how far it came, and the survey it led to."""
    rows = (
        ExpressionOfInterest.objects.filter(workgroup=workgroup)
        .alias(
            invitation=FilteredRelation(
                "place__invitations", condition=Q(place__invitations__wave=wave)
            )
        )
        .annotate(
            was_offered=Exists(Offer.objects.filter(interest=OuterRef("pk"))),
            asked=F("invitation__pk"),
            version=F("invitation__version"),
            answered_at=F("invitation__answered_at"),
            closes_at=F("invitation__closes_at"),
        )
    )
    return list(
        rows.order_by("pk").values(
            "person",
            "school",
            "place",
            "was_offered",
            "asked",
            "version",
            "answered_at",
            "closes_at",
        )
    )


def as_journey(road: dict) -> Journey:
    return Journey(
        person=road["person"],
        school=road["school"],
        was_offered=road["was_offered"],
        has_accepted=road["place"] is not None,
    )


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
        "participant__person", "participant__school", "workshop", "outcome"
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


def survey_figures(workgroup: WorkGroup, wave: Wave, roads: list[Any]) -> SurveyFigures:
    asked = [road for road in roads if road["asked"]]
    answered = sum(road["answered_at"] is not None for road in asked)
    versions = {road["version"] for road in asked} or {CURRENT[wave]}
    return SurveyFigures(
        invited=len(asked),
        answered=answered,
        response_rate=percentage(answered, len(asked)),
        closes=last_day(max(road["closes_at"] for road in asked)) if asked else "",
        questions=question_results(workgroup, wave, versions) if answered else [],
    )
