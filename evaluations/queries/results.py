"""What was answered to each question of a survey."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from evaluations.choices import QuestionKind, Wave
from evaluations.models import Answer, Invitation, Question
from evaluations.rules.figures import (
    Bar,
    OutcomeResult,
    QuestionResult,
)
from evaluations.rules.questions import ASKED_OF_EVENTS
from evaluations.rules.scores import SCALE, distribution, mean, paired_change
from workgroups.models import Outcome, WorkGroup


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
