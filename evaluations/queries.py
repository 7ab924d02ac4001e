"""What a Work Group's evidence pages and reports read, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q
from django.utils import timezone

from evaluations.choices import QuestionKind, Wave
from evaluations.models import Answer, Invitation, OutcomeEvidence, Question, Report
from evaluations.questions import ASKED_OF_EVENTS, CURRENT
from evaluations.rules.figures import (
    Bar,
    Figures,
    OutcomeResult,
    QuestionResult,
    SurveyFigures,
    WorkshopFigures,
    with_pictures,
)
from evaluations.rules.funnel import Journey, Visit, stages
from evaluations.rules.moves import EVIDENCE_PARTS, REPORT_FIELDS, evidence_field
from evaluations.rules.scores import SCALE, distribution, mean, paired_change, percentage
from pages.wording import day_words
from participants.choices import AttendanceOutcome
from participants.models import Attendance, ExpressionOfInterest, Offer
from workgroups.choices import OutcomeLevel
from workgroups.models import Outcome, WorkGroup, Workshop

MISSED = (AttendanceOutcome.CANCELLED_LATE, AttendanceOutcome.NO_SHOW)


@dataclass(frozen=True)
class EvidenceRow:
    """One row of a report's outcome grid: what was intended and what came of it."""

    level: OutcomeLevel
    intended: list[str]
    evidence: OutcomeEvidence | None


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


def questions_for(invitation: Invitation) -> dict[str, Any]:
    """What the survey's page asks one person."""
    workgroup = invitation.participant.workgroup
    questions = questions_of(workgroup).filter(wave=invitation.wave, version=invitation.version)
    return {
        "questions": list(questions),
        "outcomes": list(workgroup.outcomes.all()),
        "tasks_set": workgroup.tasks.count(),
    }


def questions_of(workgroup: WorkGroup):
    """The standard questions, all of them but for an event."""
    if workgroup.project.is_event:
        return Question.objects.filter(code__in=ASKED_OF_EVENTS)
    return Question.objects.all()


def report_on(workgroup: WorkGroup) -> Report | None:
    """With all that is read of it."""
    rows = Report.objects.filter(workgroup=workgroup).select_related("submitted_by")
    return rows.prefetch_related("evidence", "reviews__by").first()


def evidence_grid(workgroup: WorkGroup, report: Report) -> list[EvidenceRow]:
    written = {row.level: row for row in report.evidence.all()}
    outcomes = list(workgroup.outcomes.all())
    return [
        EvidenceRow(
            level=level,
            intended=[outcome.with_measure for outcome in outcomes if outcome.level == level],
            evidence=written.get(level),
        )
        for level in OutcomeLevel
    ]


def report_parts(report: Report) -> dict[str, str]:
    """What has been written, by the field it was written in."""
    parts = {name: getattr(report, name) for name in REPORT_FIELDS}
    written = {row.level: row for row in report.evidence.all()}
    for level in OutcomeLevel:
        row = written.get(level)
        for part in EVIDENCE_PARTS:
            parts[evidence_field(level, part)] = getattr(row, part) if row else ""
    return parts


def last_day(closes_at: datetime) -> str:
    return day_words(timezone.localdate(closes_at))


def question_results(workgroup: WorkGroup, wave: Wave, versions: set[int]) -> list[QuestionResult]:
    outcomes = list(workgroup.outcomes.all())
    given = defaultdict(list)
    for answer in Answer.objects.filter(
        invitation__participant__workgroup=workgroup, invitation__wave=wave
    ).order_by("pk"):
        given[answer.question_id].append(answer)
    questions = questions_of(workgroup).filter(wave=wave, version__in=versions)
    return [question_result(question, given[question.pk], outcomes) for question in questions]


def question_result(
    question: Question, answers: list[Answer], outcomes: list[Outcome]
) -> QuestionResult:
    summarise = SUMMARIES[QuestionKind(question.kind)]
    return QuestionResult(
        code=question.code,
        kind=question.kind,
        text=question.text,
        people=len({answer.invitation_id for answer in answers}),
        **summarise(question, answers, outcomes),
    )


def summarise_ratings(question, answers, outcomes) -> dict:
    ratings = [answer.rating for answer in answers]
    return {"mean": mean(ratings), "bars": scale_bars(question, ratings)}


def summarise_outcomes(question, answers, outcomes) -> dict:
    by_outcome = defaultdict(list)
    for answer in answers:
        by_outcome[answer.outcome_id].append(answer)
    return {
        "outcomes": [
            outcome_result(question, outcome, by_outcome[outcome.pk]) for outcome in outcomes
        ]
    }


def outcome_result(question: Question, outcome: Outcome, answers: list[Answer]) -> OutcomeResult:
    change = paired_change((answer.before, answer.rating) for answer in answers)
    return OutcomeResult(
        text=outcome.text,
        level=outcome.level,
        people=change.people,
        before=change.before,
        now=change.now,
        change=change.words,
        rose=change.rose,
        same=change.same,
        fell=change.fell,
        bars=scale_bars(question, [answer.rating for answer in answers if answer.rating]),
    )


def summarise_numbers(question, answers, outcomes) -> dict:
    numbers = [answer.number for answer in answers]
    return {"mean": mean(numbers), "total": sum(numbers)}


def summarise_yes_no(question, answers, outcomes) -> dict:
    yes = sum(answer.is_yes for answer in answers)
    return {"bars": as_bars([("Yes", yes), ("No", len(answers) - yes)])}


def summarise_words(question, answers, outcomes) -> dict:
    # In the order of the alphabet, so that nobody's answers can be followed down the page.
    return {"words": sorted((answer.text for answer in answers), key=str.casefold)}


SUMMARIES = {
    QuestionKind.RATING: summarise_ratings,
    QuestionKind.OUTCOME_RATING: summarise_outcomes,
    QuestionKind.NUMBER: summarise_numbers,
    QuestionKind.YES_NO: summarise_yes_no,
    QuestionKind.TEXT: summarise_words,
}


def scale_bars(question: Question, ratings: list[int]) -> list[Bar]:
    """From the highest rating down, as people read a chart."""
    counted = dict(zip(SCALE, distribution(ratings), strict=True))
    ends = {min(SCALE): question.lowest, max(SCALE): question.highest}
    return as_bars(
        (f"{rating} {ends[rating]}" if ends.get(rating) else str(rating), counted[rating])
        for rating in reversed(SCALE)
    )


def as_bars(counts: Iterable[tuple[str, int]]) -> list[Bar]:
    counts = list(counts)
    total = sum(count for _, count in counts)
    return [Bar(label, count, total) for label, count in counts]
