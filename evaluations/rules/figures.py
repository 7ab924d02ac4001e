"""What is known of a Work Group in numbers. Plain values, kept with a report as they stood."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from evaluations.choices import JourneyStage, QuestionKind
from evaluations.rules.answers import OutcomeResult, QuestionResult, question_result
from evaluations.rules.facts import AnswerFacts, EvaluationFacts, WorkshopFacts
from evaluations.rules.focus_figures import FocusFigures, focus_figures, focus_figures_kept
from evaluations.rules.journey import HAS_REACHED, Asks, Journeys, Meeting, Visit, journeys_of
from evaluations.rules.report_figures import (
    BetweenFigures,
    CostFigures,
    between_kept,
    cost_kept,
)
from evaluations.rules.scores import decimal_kept, percentage
from participants.choices import AttendanceOutcome
from workgroups.rules.completion import USUAL, completion_words

# Whoever was excused, or cancelled in time, has missed nothing.
MISSED = (AttendanceOutcome.CANCELLED_LATE, AttendanceOutcome.NO_SHOW)


@dataclass(frozen=True)
class StageFigures:
    """How many people and how many schools have come at least this far."""

    stage: JourneyStage
    people: int
    schools: int


@dataclass(frozen=True)
class WorkshopFigures:
    """How one workshop ended for everybody expected; all 0 until its register is closed."""

    title: str
    on: date
    is_settled: bool
    present: int = 0
    substituted: int = 0
    excused: int = 0
    cancelled_in_time: int = 0
    cancelled_late: int = 0
    no_show: int = 0

    @property
    def attended(self) -> int:
        """By the participant or by a colleague in their place."""
        return self.present + self.substituted

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
class SurveyFigures:
    invited: int
    answered: int
    response_rate: int | None  # in percent
    closes_on: date | None  # the last day to answer
    questions: list[QuestionResult]


@dataclass(frozen=True)
class Figures:
    stages: list[StageFigures]
    workshops: list[WorkshopFigures]
    non_attendance_rate: int | None  # in percent
    registers_open: int
    tasks_set: int
    survey: SurveyFigures
    # As people say, each task once for each of them; and what completing took, in words.
    tasks_done: int = 0
    to_complete: str = completion_words(USUAL)
    focus: FocusFigures | None = None  # where the Work Group follows focus pupils
    # With a report alone; of those handed in before these were kept there is neither.
    cost: CostFigures | None = None
    between: BetweenFigures | None = None


def figures_of(facts: EvaluationFacts) -> Figures:
    """Everything, for those who may see single answers; see rules/disclosure.py."""
    held = [workshop for workshop in facts.workshops if not workshop.is_called_off]
    meetings = {workshop.pk: Meeting(facts.workgroup, workshop.minutes) for workshop in held}
    # A task stays set even where the workshop after which it was set is called off.
    tasks_set = sum(workshop.tasks_set for workshop in facts.workshops)
    missed = sum(visit.outcome in MISSED for visit in facts.visits)
    return Figures(
        stages=stage_figures(
            journeys_of(
                facts.interests,
                facts.visits,
                meetings,
                facts.done,
                {facts.workgroup: Asks(facts.rule, tasks_set)},
            )
        ),
        workshops=[workshop_figures(workshop, facts.visits) for workshop in held],
        # Of all dates on closed registers, also those cancelled in time.
        non_attendance_rate=percentage(missed, len(facts.visits)),
        registers_open=sum(not workshop.is_settled for workshop in held),
        tasks_set=tasks_set,
        tasks_done=len(facts.done),
        survey=survey_figures(facts),
        to_complete=completion_words(facts.rule),
        focus=None if facts.focus_pupils is None else focus_figures(facts.focus_pupils),
    )


def stage_figures(journeys: Journeys) -> list[StageFigures]:
    return [
        StageFigures(
            stage,
            people=sum(map(has_reached, journeys.people)),
            schools=sum(map(has_reached, journeys.schools)),
        )
        for stage, has_reached in HAS_REACHED.items()
    ]


def workshop_figures(workshop: WorkshopFacts, visits: Sequence[Visit]) -> WorkshopFigures:
    outcomes = [visit.outcome for visit in visits if visit.workshop == workshop.pk]
    return WorkshopFigures(
        title=workshop.title,
        on=workshop.on,
        is_settled=workshop.is_settled,
        **{str(outcome): outcomes.count(outcome) for outcome in AttendanceOutcome},
    )


def survey_figures(facts: EvaluationFacts) -> SurveyFigures:
    answered = sum(asked.has_answered for asked in facts.asked)
    given: dict[int, list[AnswerFacts]] = defaultdict(list)
    for answer in facts.answers:
        given[answer.question].append(answer)
    return SurveyFigures(
        invited=len(facts.asked),
        answered=answered,
        response_rate=percentage(answered, len(facts.asked)),
        closes_on=max((asked.closes_on for asked in facts.asked), default=None),
        questions=[
            question_result(question, given[question.pk], facts.outcomes)
            for question in facts.questions
            # Of a hub's own, those of other years were not asked.
            if given[question.pk] or not question.is_own
        ],
    )


def without_completion(figures: Figures) -> Figures:
    """The same without its last stage: nobody completes a single meeting."""
    stages = [row for row in figures.stages if row.stage != JourneyStage.COMPLETED]
    return replace(figures, stages=stages)


def with_survey_results(figures: Figures, questions: list[QuestionResult]) -> Figures:
    """The same with what was kept of the survey, instead of what single people said."""
    return replace(figures, survey=replace(figures.survey, questions=questions))


def figures_kept(kept: dict[str, Any]) -> Figures:
    """From what was kept with a report, where days, decimals and choices have become text."""
    survey = kept["survey"]
    return Figures(
        **kept
        | {
            "stages": [
                StageFigures(**row | {"stage": JourneyStage(row["stage"])})
                for row in kept["stages"]
            ],
            "workshops": [
                WorkshopFigures(**row | {"on": date.fromisoformat(row["on"])})
                for row in kept["workshops"]
            ],
            "focus": focus_figures_kept(kept.get("focus")),
            "cost": cost_kept(kept.get("cost")),
            "between": between_kept(kept.get("between")),
            "survey": SurveyFigures(
                **survey
                | {
                    "closes_on": survey["closes_on"] and date.fromisoformat(survey["closes_on"]),
                    "questions": [question_kept(question) for question in survey["questions"]],
                }
            ),
        }
    )


def question_kept(kept: dict[str, Any]) -> QuestionResult:
    return QuestionResult(
        **kept
        | {
            "kind": QuestionKind(kept["kind"]),
            "mean": decimal_kept(kept["mean"]),
            "outcomes": [
                OutcomeResult(**row | {name: decimal_kept(row.get(name)) for name in AVERAGES})
                for row in kept["outcomes"]
            ],
        }
    )


AVERAGES = ("before", "now", "spread")
