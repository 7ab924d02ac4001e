"""What a hub may ask of its own, after the standard questions."""

from dataclasses import dataclass, field
from typing import TypeVar

from evaluations.choices import OwnKind, QuestionKind, Wave

# Not after a workshop, which is anonymous and of four taps; and not of those who have left.
TAKES_OWN_QUESTIONS = (Wave.START, Wave.END, Wave.HEAD, Wave.TERM, Wave.YEAR)
# More would keep people from sending any answer at all.
MOST_OWN_QUESTIONS = 6
OWN_CODE = "own-"
Row = TypeVar("Row")
KINDS = {
    OwnKind.SCALE: QuestionKind.RATING,
    OwnKind.CHOICE: QuestionKind.CHOICE,
    OwnKind.SEVERAL: QuestionKind.SEVERAL,
    OwnKind.EVIDENCE: QuestionKind.SEVERAL,
    OwnKind.YES_NO: QuestionKind.YES_NO,
    OwnKind.NUMBER: QuestionKind.NUMBER,
    OwnKind.TEXT: QuestionKind.TEXT,
}


@dataclass(frozen=True)
class Wording:
    """What of a question never changes once it is kept."""

    text: str
    kind: QuestionKind
    hint: str = ""
    lowest: str = ""  # what 1 stands for
    highest: str = ""  # what 5 stands for
    options: list[str] = field(default_factory=list)


def own_kind(kind: QuestionKind, options: list[str], *, of_evidence: list[str]) -> OwnKind:
    """What its writer chose: the kinds of evidence are a choice of several with set answers."""
    if kind == QuestionKind.SEVERAL and options == of_evidence:
        return OwnKind.EVIDENCE
    return next(own for own, known in KINDS.items() if known == kind)


def in_place(rows: list[Row], row: Row, place: int) -> list[Row]:
    """The rows with `row` at that place, counted from 1; at the end where there are fewer."""
    others = [one for one in rows if one != row]
    return [*others[: place - 1], row, *others[place - 1 :]]
