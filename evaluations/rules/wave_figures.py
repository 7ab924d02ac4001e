"""What is known of each wave of a Work Group, and when it may be read."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from evaluations.choices import Wave
from evaluations.rules.answers import QuestionResult, question_result
from evaluations.rules.disclosure import may_be_shown
from evaluations.rules.facts import AnswerFacts, OutcomeFacts, QuestionFacts
from evaluations.rules.scores import percentage


@dataclass(frozen=True)
class WaveFigures:
    """One wave; for pulses one of each workshop, which `day` is the day of."""

    wave: Wave
    workshop: int | None
    day: date | None
    invited: int
    answered: int
    closes_on: date  # the last day to answer
    questions: list[QuestionResult] = field(default_factory=list)
    # Why there are no questions though some have answered.
    is_held_back: bool = False

    @property
    def response_rate(self) -> int | None:
        return percentage(self.answered, self.invited)

    @property
    def is_pulse(self) -> bool:
        return self.wave == Wave.PULSE


def pulse_may_be_read(pulse: WaveFigures, on: date) -> bool:
    """By anybody at all. Whoever read it after each answer would see who has just said what.

    Not even once all have answered: who is found on a paper list is asked the next day.
    """
    return pulse.closes_on < on and may_be_shown(pulse.answered)


def with_questions(
    wave: WaveFigures,
    questions: Sequence[QuestionFacts],
    answers: Sequence[AnswerFacts],
    outcomes: Sequence[OutcomeFacts],
    *,
    on: date,
) -> WaveFigures:
    """`answers` are those of the wave, and for a pulse those about its workshop."""
    if not wave.answered:
        return wave
    if wave.is_pulse and not pulse_may_be_read(wave, on):
        return replace(wave, is_held_back=True)
    given = defaultdict(list)
    for answer in answers:
        given[answer.question].append(answer)
    found = [question_result(question, given[question.pk], outcomes) for question in questions]
    # Where a version came meanwhile, only what somebody was asked.
    return replace(wave, questions=[result for result in found if result.people])


def wave_for_wider_readers(wave: WaveFigures, kept: list[QuestionResult] | None) -> WaveFigures:
    """`kept` is what was kept of it when it closed; None while it has not."""
    if kept is None:
        return replace(wave, questions=[], is_held_back=bool(wave.answered))
    return replace(wave, questions=kept)
