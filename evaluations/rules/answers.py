"""What the answers to one question of a survey come to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from evaluations.choices import QuestionKind
from evaluations.rules.facts import AnswerFacts, OutcomeFacts, QuestionFacts
from evaluations.rules.scores import distribution, mean, paired_change


@dataclass(frozen=True)
class OutcomeResult:
    """How confident people were in one intended outcome, before and now.

    All figures are of those who said both, unless nobody did: figures of both kinds beside each
    other would show what one person said.
    """

    text: str
    level: str
    people: int
    before: Decimal | None
    now: Decimal | None
    rose: int
    same: int
    fell: int
    counts: list[int] = field(default_factory=list)  # who is how confident now, from 1 to 5
    is_shown: bool = True
    spread: Decimal | None = None  # of the changes, as a standard deviation
    category: str = ""  # of an outcome for pupils, what of theirs it is about


@dataclass(frozen=True)
class QuestionResult:
    """What was answered to one question: a summary of its kind, and words without names."""

    code: str
    kind: QuestionKind
    text: str
    people: int
    lowest: str = ""
    highest: str = ""
    mean: Decimal | None = None
    total: int | None = None
    counts: list[int] = field(default_factory=list)  # of the ratings 1 to 5, or of yes and no
    outcomes: list[OutcomeResult] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)  # each with its count, where one chooses
    is_shown: bool = True
    is_own: bool = False  # a hub's, after the standard ones


def question_result(
    question: QuestionFacts, answers: Sequence[AnswerFacts], outcomes: Sequence[OutcomeFacts]
) -> QuestionResult:
    """`answers` are those to the question."""
    return QuestionResult(
        code=question.code,
        kind=question.kind,
        text=question.text,
        lowest=question.lowest,
        highest=question.highest,
        # Not the number of answers: somebody who rates four outcomes is one person.
        people=len({answer.invitation for answer in answers}),
        options=question.options,
        is_own=question.is_own,
        **summary_of(question, answers, outcomes),
    )


def summary_of(
    question: QuestionFacts, answers: Sequence[AnswerFacts], outcomes: Sequence[OutcomeFacts]
) -> dict[str, Any]:
    """The fields of a result that a question of this kind fills."""
    match question.kind:
        case QuestionKind.CHOICE | QuestionKind.SEVERAL:
            given = [answer for one in answers for answer in one.chosen]
            return {"counts": [given.count(option) for option in question.options]}
        case QuestionKind.RATING:
            ratings = [answer.rating for answer in answers if answer.rating is not None]
            return {"mean": mean(ratings), "counts": distribution(ratings)}
        case QuestionKind.OUTCOME_RATING | QuestionKind.OUTCOME_NOW:
            return {"outcomes": [outcome_result(outcome, answers) for outcome in outcomes]}
        # Both, as tasks are told as an average, and people reached as a total.
        case QuestionKind.NUMBER:
            numbers = [answer.number for answer in answers if answer.number is not None]
            return {"mean": mean(numbers), "total": sum(numbers)}
        case QuestionKind.YES_NO:
            yes = sum(bool(answer.is_yes) for answer in answers)
            return {"counts": [yes, len(answers) - yes]}
        case QuestionKind.TEXT:
            # By the alphabet, so that nobody's answers can be followed down the page.
            return {"words": sorted((answer.text for answer in answers), key=str.casefold)}


def outcome_result(outcome: OutcomeFacts, answers: Sequence[AnswerFacts]) -> OutcomeResult:
    rated = [answer for answer in answers if answer.outcome == outcome.pk and answer.rating]
    both = [answer for answer in rated if answer.before]
    if not both:
        return outcome_now(outcome, rated)
    change = paired_change((answer.before, answer.rating) for answer in both)
    return OutcomeResult(
        text=outcome.text,
        level=outcome.level,
        category=outcome.category,
        people=change.people,
        before=change.before,
        now=change.now,
        rose=change.rose,
        same=change.same,
        fell=change.fell,
        spread=change.spread,
        counts=distribution(ratings_in(both)),
    )


def outcome_now(outcome: OutcomeFacts, rated: Sequence[AnswerFacts]) -> OutcomeResult:
    """Where nobody has said how it was before."""
    ratings = ratings_in(rated)
    return OutcomeResult(
        text=outcome.text,
        level=outcome.level,
        category=outcome.category,
        people=len(ratings),
        before=None,
        now=mean(ratings),
        rose=0,
        same=0,
        fell=0,
        counts=distribution(ratings),
    )


def ratings_in(answers: Sequence[AnswerFacts]) -> list[int]:
    return [answer.rating for answer in answers if answer.rating]
