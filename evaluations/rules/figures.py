"""What is known of a Work Group in numbers. Plain values, kept with a report as they stood."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from evaluations.choices import JourneyStage
from evaluations.rules.journey import HAS_REACHED, Journey, Journeys
from evaluations.rules.scores import may_be_shown
from participants.rules.completion import COMPLETION


class Bar(NamedTuple):
    """One row of a chart and of the table beside it: label, count and total, in that order."""

    label: str
    count: int  # type: ignore[assignment]  # hides tuple.count, which nobody wants of a bar
    total: int


@dataclass(frozen=True)
class Stage:
    """How many people and how many schools have come at least this far."""

    label: str
    meaning: str
    people: int
    schools: int


@dataclass(frozen=True)
class WorkshopFigures:
    """How one workshop ended for everybody expected; all 0 until its register is closed."""

    title: str
    when: str
    is_settled: bool
    present: int = 0
    substituted: int = 0
    excused: int = 0
    cancelled_in_time: int = 0
    cancelled_late: int = 0
    no_show: int = 0

    @property
    def expected(self) -> int:
        return (
            self.present
            + self.substituted
            + self.excused
            + self.cancelled_in_time
            + self.cancelled_late
            + self.no_show
        )


@dataclass(frozen=True)
class OutcomeResult:
    """How confident people were in one intended outcome, before and now."""

    text: str
    level: str
    people: int
    before: Decimal | None
    now: Decimal | None
    change: str
    rose: int
    same: int
    fell: int
    bars: list[Bar] = field(default_factory=list)
    is_shown: bool = True


@dataclass(frozen=True)
class QuestionResult:
    """What was answered to one question: a summary of its kind, and words without names."""

    code: str
    kind: str
    text: str
    people: int
    mean: Decimal | None = None
    total: int | None = None
    bars: list[Bar] = field(default_factory=list)
    outcomes: list[OutcomeResult] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    is_shown: bool = True


@dataclass(frozen=True)
class SurveyFigures:
    invited: int
    answered: int
    response_rate: int | None
    closes: str
    questions: list[QuestionResult]


@dataclass(frozen=True)
class Figures:
    stages: list[Stage]
    workshops: list[WorkshopFigures]
    non_attendance_rate: int | None  # in percent
    registers_open: int
    tasks_set: int
    survey: SurveyFigures
    people: list[Bar] = field(default_factory=list)
    schools: list[Bar] = field(default_factory=list)
    attendance: list[Bar] = field(default_factory=list)


def stages_of(journeys: Journeys, *, workshops: int) -> list[Stage]:
    words = {
        JourneyStage.ASKED: ("Asked for a place", "sent an expression of interest"),
        JourneyStage.OFFERED: ("Were offered one", "the hub offered a place"),
        JourneyStage.SIGNED_UP: ("Accepted", "accepted the place, even if they gave it up later"),
        JourneyStage.STARTED: (
            "Started",
            "came to at least one workshop; for a school, somebody of the school came",
        ),
        JourneyStage.COMPLETED: (
            "Completed",
            f"came for at least {round(100 * COMPLETION)}% of the minutes of the {workshops} "
            "workshops; for a school, the participant or a colleague in their place came",
        ),
    }
    return [
        Stage(
            label,
            meaning,
            people=count_at(stage, journeys.people),
            schools=count_at(stage, journeys.schools),
        )
        for stage, (label, meaning) in words.items()
    ]


def count_at(stage: JourneyStage, journeys: list[Journey]) -> int:
    return sum(map(HAS_REACHED[stage], journeys))


def with_pictures(figures: Figures) -> Figures:
    """The same with the rows of its charts: shares of all who asked, and of each register."""
    first = figures.stages[0]
    return replace(
        figures,
        people=[Bar(stage.label, stage.people, first.people) for stage in figures.stages],
        schools=[Bar(stage.label, stage.schools, first.schools) for stage in figures.stages],
        attendance=[
            Bar(workshop.when, workshop.present + workshop.substituted, workshop.expected)
            for workshop in figures.workshops
            if workshop.is_settled
        ],
    )


def without_completion(figures: Figures) -> Figures:
    """The same without its last stage: nobody completes a single meeting."""
    return with_pictures(replace(figures, stages=figures.stages[:-1]))


def for_wider_readers(figures: Figures) -> Figures:
    """What the board and a report may hold: no single answers, and none of a small group."""
    questions = [question_for_wider_readers(question) for question in figures.survey.questions]
    return replace(figures, survey=replace(figures.survey, questions=questions))


def question_for_wider_readers(question: QuestionResult) -> QuestionResult:
    if may_be_shown(question.people):
        outcomes = [outcome_for_wider_readers(outcome) for outcome in question.outcomes]
        return replace(question, words=[], outcomes=outcomes)
    return QuestionResult(
        code=question.code,
        kind=question.kind,
        text=question.text,
        people=question.people,
        is_shown=False,
    )


def outcome_for_wider_readers(outcome: OutcomeResult) -> OutcomeResult:
    if may_be_shown(outcome.people):
        return outcome
    return replace(
        outcome, before=None, now=None, change="", rose=0, same=0, fell=0, bars=[], is_shown=False
    )
