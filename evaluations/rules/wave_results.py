"""What is kept of a wave once it has closed, and how it is shown."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from evaluations.choices import QuestionKind, Wave
from evaluations.rules.answers import OutcomeResult, QuestionResult
from evaluations.rules.disclosure import is_paired, may_be_shown, stands_by_itself
from evaluations.rules.facts import AnswerFacts, OutcomeFacts, QuestionFacts
from evaluations.rules.tally import Tally, tally_of

OF_OUTCOMES = (QuestionKind.OUTCOME_RATING, QuestionKind.OUTCOME_NOW)
Place = tuple[int, int | None]  # the question and, where it is about each of them, the outcome


class KeptResult(NamedTuple):
    """What was said to one question, or of one outcome."""

    place: Place
    tally: Tally


def results_to_keep(
    wave: Wave,
    questions: Sequence[QuestionFacts],
    answers: Sequence[AnswerFacts],
    outcomes: Sequence[OutcomeFacts],
) -> list[KeptResult]:
    """Those of five or more, of a wave that has closed."""
    given: dict[int, list[AnswerFacts]] = defaultdict(list)
    for answer in answers:
        given[answer.question].append(answer)
    return [
        result
        for question in questions
        for result in results_of(wave, question, given[question.pk], outcomes)
        if may_be_shown(result.tally.people)
    ]


def results_of(
    wave: Wave,
    question: QuestionFacts,
    answers: Sequence[AnswerFacts],
    outcomes: Sequence[OutcomeFacts],
) -> Iterator[KeptResult]:
    if not stands_by_itself(wave, question.kind):
        return
    if question.kind not in OF_OUTCOMES:
        yield KeptResult((question.pk, None), tally_of(question, answers))
        return
    for outcome in outcomes:
        rated = [answer for answer in answers if answer.outcome == outcome.pk and answer.rating]
        yield KeptResult((question.pk, outcome.pk), outcome_tally(wave, question, rated))


def outcome_tally(wave: Wave, question: QuestionFacts, rated: Sequence[AnswerFacts]) -> Tally:
    """Of those who said both or, where they are few, of all who said how it is now: never both."""
    change = tally_of(question, rated, paired=True)
    if is_paired(wave) and may_be_shown(change.people):
        return change
    return tally_of(question, rated)


def shown_results(
    questions: Sequence[QuestionFacts],
    outcomes: Sequence[OutcomeFacts],
    kept: Mapping[Place, Tally],
) -> list[QuestionResult]:
    """Each question that was asked, with what was kept of it; of the others only that it was.

    Of a hub's own only those with results: which else were asked, no version says.
    """
    found = [question_shown(question, outcomes, kept) for question in questions]
    return [one for one in found if one.is_shown or not one.is_own]


def question_shown(
    question: QuestionFacts, outcomes: Sequence[OutcomeFacts], kept: Mapping[Place, Tally]
) -> QuestionResult:
    if question.kind in OF_OUTCOMES:
        found = [outcome_shown(one, kept.get((question.pk, one.pk))) for one in outcomes]
        people = max((one.people for one in found), default=0)
        return of_question(question, people, outcomes=found if people else [])
    tally = kept.get((question.pk, None))
    if tally is None:
        return of_question(question, 0)
    match question.kind:
        case QuestionKind.RATING:
            return of_question(question, tally.people, counts=tally.counts, mean=tally.now)
        case QuestionKind.NUMBER:
            total = tally.total or 0
            mean = tally.average(total)
            return of_question(question, tally.people, total=total, mean=mean)
        case QuestionKind.TEXT:
            return of_question(question, tally.people)
        case _:
            return of_question(question, tally.people, counts=tally.counts)


def of_question(question: QuestionFacts, people: int, **figures) -> QuestionResult:
    return QuestionResult(
        code=question.code,
        kind=question.kind,
        text=question.text,
        people=people,
        lowest=question.lowest,
        highest=question.highest,
        options=question.options,
        is_own=question.is_own,
        is_shown=bool(people),
        **figures,
    )


def outcome_shown(outcome: OutcomeFacts, tally: Tally | None) -> OutcomeResult:
    found = tally or Tally(0)
    return OutcomeResult(
        text=outcome.text,
        level=outcome.level,
        category=outcome.category,
        people=found.people,
        before=found.before,
        now=found.now,
        rose=found.rose,
        same=found.same,
        fell=found.fell,
        spread=found.spread,
        counts=found.counts,
        is_shown=tally is not None,
    )
