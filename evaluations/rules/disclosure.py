"""What of people's answers may be shown to whoever may not read single ones.

The one place that decides. Three rules together keep a group of fewer than five out of reach, by
whichever pages, filters, files or days somebody compares:

1. Figures are of five or more (`may_be_shown`).
2. They are reckoned once, when nobody can answer any more (`has_closed`), and then stand: two days
   side by side show nothing that was not on both.
3. An answer counts in one figure of its own Work Group and in sums of such figures, never in one of
   its own beside. So whatever one takes from another, what is left is whole groups of five or more.
"""

from dataclasses import dataclass
from datetime import datetime

from evaluations.choices import QuestionKind, Wave

# Figures of fewer people could show what one of them said.
MINIMUM_GROUP = 5
# Here all are asked at once, so that nobody new is to come once everybody has answered.
CLOSES_EARLY = (Wave.END, Wave.HEAD, Wave.TERM, Wave.YEAR)


@dataclass(frozen=True)
class Awaiting:
    """How many of those asked in a wave have answered, and until when the last of them may."""

    asked: int
    answered: int
    last_closes_at: datetime


def may_be_shown(answers: int) -> bool:
    """To those who may see figures but not single answers."""
    return answers >= MINIMUM_GROUP


def has_closed(wave: Wave, awaiting: Awaiting, now: datetime) -> bool:
    """Is what was said all that will count? Whoever is asked later counts in no figure."""
    if awaiting.last_closes_at < now:
        return True
    # With fewer there is nothing to show yet, and who is asked later may make them five.
    has_all = awaiting.answered == awaiting.asked and may_be_shown(awaiting.answered)
    return wave in CLOSES_EARLY and has_all


def stands_by_itself(wave: Wave, kind: QuestionKind) -> bool:
    """What people rated at the start counts at the end, beside what the same people say then.

    Shown of all who began as well, it would tell what one said who was not there at the end.
    """
    return not (wave == Wave.START and kind == QuestionKind.OUTCOME_NOW)


def is_paired(wave: Wave) -> bool:
    """Does a figure of the wave hold what the same people said at the start?

    Only one may: of those who answered at the end and those who answered a year later, the
    difference would be somebody's rating at the start.
    """
    return wave == Wave.END
