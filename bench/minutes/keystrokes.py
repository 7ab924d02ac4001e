"""The keystroke-level model: what is done at a page, and how long a practised person takes.

Its rule, in one place:

* a character typed is a key, whether it is a capital or not; the tab between the three boxes of a
  date is one, and what stands in a box already is selected with two;
* each click is pointed at first, so a click costs a pointing and a click; a box is clicked before
  it is typed into; choosing from a list takes two clicks, one to open it and one to choose;
* what is pasted is copied first where it stands: a click there, all selected, the two keys that
  copy it, then a click into the box and the two keys that paste it, together one decision;
* each box filled, mark made and choice taken is one decision, and so is a whole date; a page that
  is left without any of them has still been read, which is one decision;
* a page costs the time in which the browser loaded it, as measured.

What is left out: signing in, reading more than a decision takes, thinking of the words that are
typed, mistakes, the telephone, and moving the hand between mouse and keys.
"""

from dataclasses import dataclass, fields
from datetime import date

KEY = 0.28  # seconds each: an average typist who is not a secretary
POINTING = 1.1
CLICK = 0.1
DECISION = 1.35

SELECT_ALL = 2  # keys
COPY = PASTE = 2
TABS_IN_A_DATE = 2


@dataclass(frozen=True)
class Effort:
    """What one act took, or several together; `page_seconds` is what the browser was waited for."""

    loads: int = 0
    clicks: int = 0
    keys: int = 0
    decisions: int = 0
    page_seconds: float = 0.0

    def __add__(self, other: "Effort") -> "Effort":
        return Effort(
            *(getattr(self, part.name) + getattr(other, part.name) for part in fields(self))
        )

    @property
    def seconds(self) -> float:
        by_hand = self.keys * KEY + self.clicks * (POINTING + CLICK)
        return by_hand + self.decisions * DECISION + self.page_seconds


CLICKED = Effort(clicks=1)
MARKED = Effort(clicks=1, decisions=1)
PICKED_FROM_LIST = Effort(clicks=2, decisions=1)
READ = Effort(decisions=1)


def typed(text: str, *, instead_of: str = "") -> Effort:
    """A box clicked and filled, in place of what stood in it."""
    return Effort(clicks=1, keys=len(text) + (SELECT_ALL if instead_of else 0), decisions=1)


def typed_day(day: date) -> Effort:
    """The three boxes of a date, empty before, with tabs between them."""
    digits = "".join(map(str, boxes_of(day)))
    return Effort(clicks=1, keys=len(digits) + TABS_IN_A_DATE, decisions=1)


def pasted() -> Effort:
    """A whole sheet copied where it stands, and pasted into a box."""
    return Effort(clicks=2, keys=SELECT_ALL + COPY + PASTE, decisions=1)


def boxes_of(day: date) -> tuple[int, int, int]:
    return day.day, day.month, day.year


def loaded(page_seconds: float) -> Effort:
    return Effort(loads=1, page_seconds=page_seconds)


def said_minutes(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02} s"
