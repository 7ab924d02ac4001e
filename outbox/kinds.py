"""What the apps above say of their kinds of messages.

Asked before a message is sent: does what it says still hold? An app whose messages can become
untrue registers a function for their kinds. It gets the messages about to go and returns the
primary keys of those still wanted. And: did a person write it, or the portal?
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime

from django.db.models import QuerySet

from outbox.models import Message

StillWanted = Callable[[list[Message]], set[int]]
rules: dict[str, StillWanted] = {}
by_hand: set[str] = set()


def written_by_hand(*kinds: str) -> None:
    """A person wrote these to one other person, who may answer as to any letter."""
    by_hand.update(kinds)


def still_wanted(*kinds: str) -> Callable[[StillWanted], StillWanted]:
    def register(rule: StillWanted) -> StillWanted:
        rules.update(dict.fromkeys(kinds, rule))
        return rule

    return register


def unwanted(messages: Iterable[Message], now: datetime) -> set[int]:
    """The primary keys of messages that must not be sent any more."""
    dropped = set()
    by_kind = defaultdict(list)
    for message in messages:
        if message.wanted_until and message.wanted_until <= now:
            dropped.add(message.pk)
        else:
            by_kind[message.kind].append(message)
    for kind, rows in by_kind.items():
        if kind in rules:
            dropped |= {message.pk for message in rows} - rules[kind](rows)
    return dropped


def about_rows(messages: list[Message], rows: QuerySet) -> set[int]:
    """The primary keys of the messages whose row is among `rows`."""
    found = set(rows.filter(pk__in={m.about_id for m in messages}).values_list("pk", flat=True))
    return {message.pk for message in messages if message.about_id in found}
