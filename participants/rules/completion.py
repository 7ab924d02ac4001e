"""When somebody, or a school, has completed a Work Group: the one rule for every page."""

from datetime import datetime, timedelta
from typing import NamedTuple

from participants.choices import AttendanceOutcome
from workgroups.rules.completion import USUAL, CompletionRule

# A colleague who comes in somebody's place learns for the school, but not for that person.
COUNTS_FOR_PERSON = frozenset({AttendanceOutcome.PRESENT})
COUNTS_FOR_SCHOOL = frozenset({AttendanceOutcome.PRESENT, AttendanceOutcome.SUBSTITUTED})


def minutes_between(starts_at: datetime, ends_at: datetime) -> int:
    return (ends_at - starts_at) // timedelta(minutes=1)


def minutes_there(whole: int, part: int | None) -> int:
    """Of a workshop of `whole` minutes; `part` is None where somebody was there for all of it."""
    # A workshop may have been shortened after its register was taken.
    return whole if part is None else min(part, whole)


class Standing(NamedTuple):
    """How far somebody, or a school, is in one Work Group.

    Of the minutes of all workshops that stand, those still to come too, and of all tasks, those not
    due yet too: nobody completes in March what lasts until May. By minutes and not by number, as
    workshops of one Work Group may last half an hour or a whole day.
    """

    attended: int = 0  # minutes
    held: int = 0
    done: int = 0  # school-based tasks
    tasks: int = 0
    rule: CompletionRule = USUAL

    @property
    def has_completed(self) -> bool:
        """Exactly the share is enough; nobody completes where nothing was attended."""
        if not self.attended:
            return False
        has_enough_minutes = 100 * self.attended >= self.rule.minutes * self.held
        # Where none are set, none are missing.
        return has_enough_minutes and 100 * self.done >= self.rule.tasks * self.tasks

    @property
    def percent(self) -> int:
        # Rounded down, so that three quarters are read only where they are reached.
        return 100 * self.attended // self.held if self.held else 0

    @property
    def words(self) -> str:
        """60% of the workshops, 1 of 3 tasks."""
        came = f"{self.percent}% of the workshops"
        return f"{came}, {self.done} of {self.tasks} tasks" if self.tasks else came
