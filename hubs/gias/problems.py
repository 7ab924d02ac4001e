"""What may be wrong with a register file, in words for an administrator."""

from typing import NamedTuple

from hubs.refusal import Refused

PROBLEMS_AT_MOST = 20


class Problem(NamedTuple):
    """One thing that is wrong with the file. Without a line it is the file as a whole."""

    text: str
    line: int | None = None
    column: str = ""

    def __str__(self) -> str:
        if self.line is None:
            return f"{self.column}: {self.text}" if self.column else self.text
        return f"Line {self.line}{', ' if self.column else ''}{self.column}: {self.text}"


class RegisterFileError(Refused):
    """The file cannot be used. The message names each problem, up to twenty."""

    def __init__(self, problems: list[Problem]):
        self.problems = problems
        lines = [str(problem) for problem in problems]
        if len(problems) >= PROBLEMS_AT_MOST:
            lines.append("There may be more: reading stopped here.")
        super().__init__("\n".join(lines))

    @classmethod
    def saying(cls, text: str) -> "RegisterFileError":
        """About the file as a whole."""
        return cls([Problem(text)])


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
