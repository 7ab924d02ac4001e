"""What counts for somebody when there are fewer places than people, and how much."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

MOST = 20  # points for any one thing


class Weights(NamedTuple):
    """The points that a hub gives."""

    pupil_premium: int  # for each full tenth of a school's pupils
    never_reached: int
    raised_need: int
    new_to_mastery: int
    first_come: int  # to the first to ask; one less to each after


USUAL = Weights(pupil_premium=1, never_reached=4, raised_need=3, new_to_mastery=2, first_come=3)


@dataclass(frozen=True)
class Merits:
    """What is known of one expression of interest, and of its school."""

    pupil_premium: Decimal | None = None  # percent; None where no figure is known
    never_reached: bool = False
    raised_need: bool = False
    new_to_mastery: bool = False
    asked_before: int = 0  # how many asked for the same Work Group sooner


@dataclass(frozen=True)
class ScorePart:
    points: int
    words: str

    def __str__(self) -> str:
        return f"{self.points} ({self.words})"


@dataclass(frozen=True)
class Score:
    parts: tuple[ScorePart, ...] = ()

    @property
    def total(self) -> int:
        return sum(part.points for part in self.parts)

    @property
    def words(self) -> str:
        """12 = 5 (pupil premium 34%) + 4 (never reached) + 3 (first come)."""
        if not self.parts:
            return "0"
        return f"{self.total} = {' + '.join(map(str, self.parts))}"


def score_of(merits: Merits, weights: Weights) -> Score:
    """Only what gives points is a part of it."""
    percent = merits.pupil_premium or Decimal(0)
    parts = [
        # Full tenths, so that anybody can reckon it after us.
        ScorePart(weights.pupil_premium * int(percent // 10), f"pupil premium {int(percent)}%"),
        ScorePart(weights.never_reached * merits.never_reached, "never reached"),
        ScorePart(weights.raised_need * merits.raised_need, "raised the need"),
        ScorePart(weights.new_to_mastery * merits.new_to_mastery, "new to Teaching for Mastery"),
        ScorePart(max(0, weights.first_come - merits.asked_before), "first come"),
    ]
    return Score(tuple(part for part in parts if part.points))
