"""Who is told of a change, and in which words: a page shows it before, and the action sends it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from outbox.models import Message
from outbox.queries import text_without_secrets


@dataclass(frozen=True)
class Audience:
    """Those who are told for one reason, and how each is written to."""

    label: str
    rows: list[Any]
    write: Callable[[Any], Message]

    @cached_property
    def example(self) -> Message:
        return self.write(self.rows[0])

    @property
    def words(self) -> str:
        """The example without its links: each acts for its reader, and is for nobody else."""
        return text_without_secrets(self.example)

    @property
    def letters(self) -> list[Message]:
        return [self.write(row) for row in self.rows]


def letters_to(audiences: Iterable[Audience]) -> list[Message]:
    return [letter for audience in audiences for letter in audience.letters]


def people_told(audiences: Iterable[Audience]) -> int:
    """How many letters are sent to them, before any is written."""
    return sum(len(audience.rows) for audience in audiences)
