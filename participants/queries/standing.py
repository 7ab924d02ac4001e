"""How far one participant is, from how each workshop ended for them and which tasks they did."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from participants.queries.task_accounts import TaskOfPlace
from participants.rules.completion import (
    COUNTS_FOR_PERSON,
    Standing,
    minutes_between,
    minutes_there,
)
from workgroups.models import Workshop
from workgroups.rules.completion import CompletionRule


class DateAsItEnded(Protocol):
    """One workshop that stands, as it ended for somebody."""

    @property
    def workshop(self) -> Workshop: ...

    @property
    def outcome(self) -> str:
        """ "" before its register is closed."""

    @property
    def minutes(self) -> int | None:
        """Where they were not there for all of it."""


def standing_of(
    dates: Iterable[DateAsItEnded], tasks: Sequence[TaskOfPlace], rule: CompletionRule
) -> Standing:
    attended = held = 0
    for date in dates:
        whole = minutes_between(date.workshop.starts_at, date.workshop.ends_at)
        held += whole
        if date.outcome in COUNTS_FOR_PERSON:
            attended += minutes_there(whole, date.minutes)
    done = sum(one.is_done for one in tasks)
    return Standing(attended, held, done, len(tasks), rule)
