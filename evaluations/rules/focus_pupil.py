"""How many focus pupils somebody may follow, by which letters, and until when they are kept."""

from collections.abc import Collection
from datetime import date, timedelta
from string import ascii_uppercase

from evaluations.choices import Moment
from pages.rules.school_year import last_day, school_year_of
from workgroups.rules.focus_pupils import FOCUS_PUPILS_AT_MOST

SLOTS = range(1, FOCUS_PUPILS_AT_MOST + 1)
# Three months are never longer.
KEPT_AFTER_THE_END = timedelta(days=92)

NOT_FOLLOWED = "This Work Group follows no focus pupils."
NO_LETTER = "Every letter has been used. Write to the hub if you need another."
ASKED_FOR = {1: "one focus pupil", 2: "two focus pupils", 3: "three focus pupils"}


def next_code(used: Collection[str]) -> str:
    """The letter after the last one, as that of somebody who left is never given again; or none."""
    after = max(map(ascii_uppercase.index, used), default=-1) + 1
    return ascii_uppercase[after : after + 1]


def free_slot(taken: Collection[int]) -> int:
    return min(set(SLOTS) - set(taken))


def reason_against_another(*, followed: int, asked_for: int, used: Collection[str]) -> str:
    """Why no further pupil can be added, in a sentence for the participant; empty if one can.

    `followed` counts those that were not closed, `asked_for` is how many the Work Group follows.
    """
    if not asked_for:
        return NOT_FOLLOWED
    if followed >= asked_for:
        already = "it" if asked_for == 1 else "them"
        return (
            f"This Work Group follows {ASKED_FOR[asked_for]} of each participant, and you have "
            f"{already}. If a pupil leaves, close their letter first."
        )
    return "" if next_code(used) else NO_LETTER


def due_on(moment: Moment, first_on: date | None, last_on: date | None) -> date | None:
    """From which day on a pupil is to be looked at; None where it may be any day.

    Half-way lies in the middle of the first and the last workshop.
    """
    if first_on is None or last_on is None or moment == Moment.START:
        return None
    return last_on if moment == Moment.END else first_on + (last_on - first_on) / 2


def deleted_on(last_on: date | None, school_year: int) -> date:
    """The day on which everything about them goes: 92 days after the last workshop.

    After the school year, where a Work Group has no workshop.
    """
    return (last_on or last_day(school_year)) + KEPT_AFTER_THE_END


def last_day_past(on: date) -> date:
    """What ended on this day, or before it, is deleted on the day `on`."""
    return on - KEPT_AFTER_THE_END


def first_year_kept(on: date) -> int:
    """The school year of the earliest Work Group without workshops of which pupils are kept."""
    return school_year_of(last_day_past(on) + timedelta(days=1))
