"""What changed between two plans of a lesson, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

LONGEST_PLAN = 5000  # characters; the time that it takes to compare two grows with their square
# Each end of a line by itself, as a paragraph that is moved keeps its words.
PARTS = re.compile(r"\n|[^\S\n]+|\S+")


@dataclass(frozen=True)
class Stretch:
    """Words in a row that both plans have, or only the one they stand in."""

    words: str
    is_changed: bool


@dataclass(frozen=True)
class Changes:
    """The plan before and after, each as it reads, with what the other one has not."""

    before: list[Stretch]
    after: list[Stretch]

    @property
    def taken_out(self) -> int:
        return words_in(self.before)

    @property
    def added(self) -> int:
        return words_in(self.after)


def changes_between(before: str, after: str) -> Changes:
    """Frequent words are no landmarks, without which two long plans would take minutes."""
    old, new = PARTS.findall(before), PARTS.findall(after)
    found = Changes([], [])
    for tag, i, j, k, m in SequenceMatcher(str.isspace, old, new).get_opcodes():
        for side, parts in ((found.before, old[i:j]), (found.after, new[k:m])):
            if parts:
                side.append(Stretch("".join(parts), tag != "equal"))
    return found


def words_in(stretches: list[Stretch]) -> int:
    return sum(len(one.words.split()) for one in stretches if one.is_changed)
