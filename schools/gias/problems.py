"""What may be wrong with a register file, in words for an administrator."""

from collections.abc import Sequence
from typing import NamedTuple

from access.refusal import Refused

NAMED_AT_MOST = 5
COUNTED_AT_MOST = 1_000


class Problem(NamedTuple):
    """One thing that is wrong: with a cell, with a line, or without a line with the whole file."""

    text: str
    line: int | None = None
    column: str = ""

    def __str__(self) -> str:
        if self.line is None:
            return self.text
        return f"Line {self.line}{', ' if self.column else ''}{self.column}: {self.text}"


class RegisterFileError(Refused):
    """The file cannot be used. The message names the first problems and counts the others."""

    def __init__(self, first: Sequence[Problem], others: int = 0):
        lines = [str(problem) for problem in first]
        if others:
            is_all = len(first) + others < COUNTED_AT_MOST
            lines.append(f"And {'' if is_all else 'at least '}{others} more.")
        super().__init__("\n".join(lines))

    @classmethod
    def saying(cls, text: str, line: int | None = None, column: str = "") -> "RegisterFileError":
        """The one thing that is wrong; without a line it is the file as a whole."""
        return cls([Problem(text, line, column)])


class Problems:
    """What was found so far: the first few in full, and of all of them the number."""

    def __init__(self) -> None:
        self.first: list[Problem] = []
        self.number = 0

    def __bool__(self) -> bool:
        return self.number > 0

    def add(self, problem: Problem) -> None:
        """Raises RegisterFileError once there are so many that nobody would count further."""
        self.number += 1
        if self.number <= NAMED_AT_MOST:
            self.first.append(problem)
        if self.number >= COUNTED_AT_MOST:
            self.refuse()

    def refuse(self) -> None:
        """Raises RegisterFileError if there is any."""
        if self.number:
            raise RegisterFileError(self.first, self.number - len(self.first))


class Skipped(NamedTuple):
    """A row that was read but cannot be placed."""

    line: int
    why: str


def whole_file(text: str) -> RegisterFileError:
    return RegisterFileError.saying(text)


def shown(cell: str) -> str:
    """A cell as a message may repeat it."""
    letters = "".join(letter if letter.isprintable() else "?" for letter in cell.strip())
    return letters if len(letters) <= 60 else letters[:60] + "…"
