"""What answers a priority, as told by the package that plans it."""

from typing import Protocol

from django.db.models import Q

from access.reader import Reader
from needs.models import Priority, PriorityQuerySet


class Answers(Protocol):
    """The templates show a priority's answers in a cell of a list and in a table of their own."""

    cell: str
    table: str

    def joined_to(self, priorities: PriorityQuerySet, reader: Reader | None) -> PriorityQuerySet:
        """The priorities with the answers that the reader may see; the public ones for None."""

    def standing(self) -> Q:
        """Which priorities are answered."""

    def names(self, priority: Priority) -> list[str]:
        """The answers of a priority to which they are joined."""


# Work Groups stand above this package, which may not import them, and put themselves in here.
registered: list[Answers] = []


def register_answers(answers: Answers) -> None:
    """Register among the package's hooks."""
    registered[:] = [answers]


def answers_to_priorities() -> Answers:
    return registered[0]
