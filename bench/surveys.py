"""What people were asked and what they said, as plain facts that bench/load_evidence.py writes."""

import random
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from bench.nation import PLACES, WORKSHOPS, Group, Interest, Nation
from evaluations.choices import QuestionKind, Wave
from evaluations.rules.facts import AnswerFacts, OutcomeFacts, QuestionFacts
from evaluations.rules.scores import SCALE
from evaluations.rules.wave_results import OF_OUTCOMES, KeptResult, results_to_keep
from evaluations.rules.waves import (
    ASKED_AFTER,
    PULSE_CLOSES_AFTER,
    START_ASKED_BEFORE,
    SURVEY_LASTS,
)
from participants.choices import AttendanceOutcome
from workgroups.choices import OutcomeLevel

# How many of a hundred answer; of pulses fewer, of heads and later fewer still.
ANSWER = {
    Wave.START: 70,
    Wave.PULSE: 50,
    Wave.END: 70,
    Wave.HEAD: 40,
    Wave.TERM: 40,
    Wave.YEAR: 30,
}
# In so many of a hundred boxes for words somebody writes.
WRITE = 50
WORDS = (
    "We plan together every other week and look at pupils’ work",
    "I ask more and tell less and wait longer for an answer",
    "Our scheme of work begins with the pictures now",
    "Pupils explain to each other what they have seen",
    "I have watched two colleagues and they have watched me",
    "There is little time for it beside everything else",
    "They choose how to begin and say why",
    "The whole department has tried the second task",
)


class Asked(NamedTuple):
    """One person asked in one wave; `workshop` is the key of the one that a pulse is about."""

    key: int
    place: Interest
    wave: Wave
    workshop: int | None
    invited_at: datetime
    closes_at: datetime
    has_answered: bool


class Closed(NamedTuple):
    """A wave of a Work Group that is over."""

    key: int
    group: Group
    wave: Wave
    workshop: int | None
    asked: int
    answered: int
    closed_at: datetime


class Kept(NamedTuple):
    closed: Closed
    result: KeptResult


def outcomes_of(group: Group) -> list[OutcomeFacts]:
    """As load_groups() writes them, one for each level."""
    first = (group.key - 1) * len(OutcomeLevel) + 1
    return [OutcomeFacts(first + n, "", level) for n, level in enumerate(OutcomeLevel)]


class Surveys:
    """Who was asked; what they said is made up as it is read, with the results of closed waves."""

    def __init__(self, nation: Nation, questions: dict[Wave, list[QuestionFacts]]) -> None:
        self.nation = nation
        self.questions = questions
        self.chance = random.Random(2027)
        self.present = came_to(nation)
        self.by_group: dict[int, list[list[Asked]]] = {}
        keys = iter(range(1, 10**9))
        for group in nation.groups:
            self.by_group[group.key] = list(self.waves_of(group, keys))

    @property
    def asked(self) -> Iterator[Asked]:
        return (one for waves in self.by_group.values() for wave in waves for one in wave)

    def waves_of(self, group: Group, keys: Iterator[int]) -> Iterator[list[Asked]]:
        """The start first, as the end is compared with it."""
        places = self.nation.places[(group.key - 1) * PLACES : group.key * PLACES]
        dates = self.nation.dates[(group.key - 1) * WORKSHOPS : group.key * WORKSHOPS]
        now, first_at, last_at = self.nation.now, dates[0].starts_at, dates[-1].starts_at
        if first_at < now:
            sent = first_at - START_ASKED_BEFORE
            yield self.wave(keys, places, Wave.START, None, sent, first_at + timedelta(days=7))
        for held in dates:
            came = self.present.get(held.key, [])
            if came:
                sent = held.starts_at + timedelta(hours=7)
                closes = sent + PULSE_CLOSES_AFTER
                yield self.wave(keys, came, Wave.PULSE, held.key, sent, closes)
        for wave, after in ASKED_AFTER.items():
            sent = last_at + after
            # Both years before this one have had a term since, and only the first of them a year.
            if sent < now:
                yield self.wave(keys, places, wave, None, sent, sent + SURVEY_LASTS)

    def wave(
        self,
        keys: Iterator[int],
        places: Sequence[Interest],
        wave: Wave,
        workshop: int | None,
        sent: datetime,
        closes: datetime,
    ) -> list[Asked]:
        return [
            Asked(next(keys), place, wave, workshop, sent, closes, self.happens(ANSWER[wave]))
            for place in places
        ]

    def happens(self, percent: int) -> bool:
        return self.chance.random() * 100 < percent

    def closed(self) -> list[Closed]:
        rows = [
            (wave[0], sum(one.has_answered for one in wave), len(wave))
            for waves in self.by_group.values()
            for wave in waves
            if wave[0].closes_at < self.nation.now
        ]
        return [
            Closed(key, one.place.group, one.wave, one.workshop, asked, answered, one.closes_at)
            for key, (one, answered, asked) in enumerate(rows, 1)
        ]

    def answers(
        self, closed: list[Closed], kept: list[Kept]
    ) -> Iterator[tuple[Asked, AnswerFacts]]:
        """Also those of pulses, which lead to nobody; the results of what is over go to `kept`."""
        known = {(one.group.key, one.wave, one.workshop): one for one in closed}
        for group in self.nation.groups:
            outcomes = outcomes_of(group)
            at_start: dict[tuple[int, int], int] = {}
            for asked in self.by_group[group.key]:
                wave, workshop = asked[0].wave, asked[0].workshop
                given = [
                    (one, answer)
                    for one in asked
                    if one.has_answered
                    for answer in self.said_by(one, outcomes, at_start)
                ]
                over = known.get((group.key, wave, workshop))
                if over:
                    facts = [answer for _, answer in given]
                    found = results_to_keep(wave, self.questions[wave], facts, outcomes)
                    kept.extend(Kept(over, result) for result in found)
                yield from given

    def said_by(
        self, one: Asked, outcomes: list[OutcomeFacts], at_start: dict[tuple[int, int], int]
    ) -> Iterator[AnswerFacts]:
        for question in self.questions[one.wave]:
            if question.kind not in OF_OUTCOMES:
                if question.kind != QuestionKind.TEXT or self.happens(WRITE):
                    yield self.answer(question, one.key)
                continue
            for outcome in outcomes:
                place = (one.place.key, outcome.pk)
                rating = self.rating(2 if one.wave == Wave.START else 3)
                yield self.answer(question, one.key, outcome.pk, at_start.get(place), rating)
                if one.wave == Wave.START:
                    at_start[place] = rating

    def rating(self, least: int) -> int:
        return min(SCALE[-1], least + self.chance.randrange(3))

    def answer(
        self,
        question: QuestionFacts,
        invitation: int,
        outcome: int | None = None,
        before: int | None = None,
        rating: int | None = None,
    ) -> AnswerFacts:
        kind = question.kind
        chosen = {QuestionKind.CHOICE: 1, QuestionKind.SEVERAL: 2}.get(kind, 0)
        return AnswerFacts(
            question=question.pk,
            invitation=invitation,
            outcome=outcome,
            before=before,
            rating=self.rating(3) if kind == QuestionKind.RATING else rating,
            number=self.chance.randrange(60) if kind == QuestionKind.NUMBER else None,
            is_yes=self.happens(85) if kind == QuestionKind.YES_NO else None,
            chosen=self.chance.sample(question.options, chosen),
            text=self.chance.choice(WORDS) if kind == QuestionKind.TEXT else "",
        )


def came_to(nation: Nation) -> dict[int, list[Interest]]:
    """By the key of the workshop, who was in the room."""
    found: dict[int, list[Interest]] = {}
    for turn in nation.turns:
        if turn.outcome == AttendanceOutcome.PRESENT and turn.date.is_register_closed:
            found.setdefault(turn.date.key, []).append(turn.place)
    return found
