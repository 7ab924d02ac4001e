"""A nation of hubs, alike but for their dates, as plain facts that bench/load.py writes.

Keys are counted hub by hub from 1, so that a row can say whom it points to without having looked.
"""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.utils import timezone

from hubs.models import FeePolicy
from pages.rules.london import london
from participants.choices import AttendanceOutcome, InterestState
from workgroups.rules.notice import last_free_moment

SCHOOLS, LEADS, PEOPLE, VENUES, MESSAGES, VISITS = 600, 30, 2000, 10, 5000, 300  # in each hub
YEARS, A_YEAR = 3, 40
WORKSHOPS, PLACES = 6, 25  # in each Work Group
PROJECTS = 10  # in each year

# How each way to take or miss a date happens, in a hundred: the last two cost something.
OUTCOMES = {
    AttendanceOutcome.PRESENT: 72,
    AttendanceOutcome.SUBSTITUTED: 4,
    AttendanceOutcome.EXCUSED: 4,
    AttendanceOutcome.CANCELLED_IN_TIME: 6,
    AttendanceOutcome.CANCELLED_LATE: 5,
    AttendanceOutcome.NO_SHOW: 9,
}
NOTICE = {
    AttendanceOutcome.CANCELLED_IN_TIME: timedelta(days=-2),
    AttendanceOutcome.CANCELLED_LATE: timedelta(days=2),
}
# Who asked this year and has no place, in each Work Group.
ASKED = [
    *[InterestState.NEW] * 3,
    *[InterestState.WAITING] * 2,
    *[InterestState.OFFERED],
    *[InterestState.DECLINED] * 2,
]


class Group(NamedTuple):
    """A Work Group; `year` is 2 for this one, and `number` counts within the year and hub."""

    key: int
    hub: int
    year: int
    number: int

    @property
    def follows_pupils(self) -> bool:
        return self.number % 8 == 1

    @property
    def is_recruiting(self) -> bool:
        """A quarter of this year's are still to start; the others have two dates ahead."""
        return self.year == YEARS - 1 and self.number % 4 == 0

    def days(self, today: date) -> list[date]:
        """Six weeks apart. This year's meet next within 2 to 26 days, or all later than that."""
        first = 2 + self.key % 27 + (14 if self.is_recruiting else -4 * 42)
        first -= 365 * (YEARS - 1 - self.year)
        return [today + timedelta(days=first + 42 * number) for number in range(WORKSHOPS)]


class Date(NamedTuple):
    """One workshop."""

    key: int
    group: Group
    number: int
    starts_at: datetime
    free_until: datetime

    @property
    def is_register_closed(self) -> bool:
        """All are, but for the latest of one Work Group in forty."""
        return not (self.group.year == 2 and self.group.number == 1 and self.number == 3)


class Interest(NamedTuple):
    """Somebody who asked; those who got a place have the same key as participants."""

    key: int
    group: Group
    person: int
    state: InterestState
    accepted_at: datetime

    @property
    def school(self) -> int:
        return school_of(self.person)

    @property
    def sent_at(self) -> datetime:
        return self.accepted_at - timedelta(days=20)


class Turn(NamedTuple):
    """One participant at one workshop that is over."""

    key: int
    place: Interest
    date: Date
    outcome: AttendanceOutcome

    @property
    def notified_at(self) -> datetime | None:
        notice = NOTICE.get(self.outcome)
        return None if notice is None else self.date.free_until + notice

    @property
    def is_chargeable(self) -> bool:
        return self.date.is_register_closed and self.outcome in list(OUTCOMES)[-2:]


def school_of(person: int) -> int:
    hub, number = divmod(person - 1, PEOPLE)
    return hub * SCHOOLS + number % SCHOOLS + 1


def user(hub: int, number: int) -> int:
    """Each hub's administrator is number 0, its hub lead 1; then come leads and participants."""
    return (hub - 1) * (2 + LEADS + PEOPLE) + number + 1


def key(row) -> int:
    return row.key


def with_task(nation: "Nation") -> list[Date]:
    """The workshops that a school-based task follows."""
    return [date for date in nation.dates if date.number in (0, 2)]


class Nation:
    def __init__(self, hubs: int) -> None:
        self.hubs = range(1, hubs + 1)
        self.now = timezone.now()
        self.today = timezone.localdate(self.now)
        self.school_year = self.today.year - (self.today.month < 9)
        of_hub = YEARS * A_YEAR
        self.groups = [
            Group(key + 1, key // of_hub + 1, key % of_hub // A_YEAR, key % A_YEAR)
            for key in range(hubs * of_hub)
        ]
        self.dates = list(self.every_date())
        self.interests = list(self.every_interest())
        self.places = self.interests[: len(self.groups) * PLACES]
        self.turns = list(self.every_turn())

    def every_date(self) -> Iterator[Date]:
        terms = FeePolicy(notice_days=7)
        for group in self.groups:
            for number, day in enumerate(group.days(self.today)):
                starts_at = london(day, time(9, 30))
                free_until = last_free_moment(starts_at, terms)
                key = (group.key - 1) * WORKSHOPS + number + 1
                yield Date(key, group, number, starts_at, free_until)

    def every_interest(self) -> Iterator[Interest]:
        this_year = [group for group in self.groups if group.year == YEARS - 1]
        wishes = [
            (group, n, InterestState.PLACED) for group in self.groups for n in range(PLACES)
        ] + [(group, PLACES + n, state) for group in this_year for n, state in enumerate(ASKED)]
        for key, (group, number, state) in enumerate(wishes, 1):
            # A hub's people come up in turn, so that some have places in several years.
            turn = (group.year * A_YEAR + group.number) * PLACES + number
            first_at = self.dates[(group.key - 1) * WORKSHOPS].starts_at
            yield Interest(
                key,
                group,
                (group.hub - 1) * PEOPLE + turn % PEOPLE + 1,
                state,
                first_at - timedelta(days=45, minutes=number),
            )

    def every_turn(self) -> Iterator[Turn]:
        chance = random.Random(2026)
        turns = [
            (place, held)
            for held in self.dates
            if held.starts_at < self.now
            for place in self.places[(held.group.key - 1) * PLACES : held.group.key * PLACES]
        ]
        outcomes = chance.choices(list(OUTCOMES), list(OUTCOMES.values()), k=len(turns))
        for key, ((place, held), outcome) in enumerate(zip(turns, outcomes, strict=True), 1):
            yield Turn(key, place, held, outcome)
