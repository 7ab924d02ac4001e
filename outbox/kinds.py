"""What the apps that write messages know of them and the outbox must ask.

Before a message is sent: does what it says still hold? An app whose messages can become untrue
registers a function for their kinds. It gets the messages about to go and returns the primary keys
of those still wanted.

Before it is sent again: how does it read today, and where does it go? An app registers a function
for its kinds that writes it anew. Any other is repeated word for word, to the same address.

And: did a person write it, or the portal? Does it go to hundreds at once?
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime

from django.db.models import QuerySet

from access.links import renewed
from outbox.models import Message

StillWanted = Callable[[list[Message]], set[int]]
WriteAnew = Callable[[Message], Message]
rules: dict[str, StillWanted] = {}
writers: dict[str, WriteAnew] = {}
by_hand: set[str] = set()
to_many: set[str] = set()


def written_by_hand(*kinds: str) -> None:
    """A person wrote these to one other person, who may answer as to any letter."""
    by_hand.update(kinds)


def written_to_many(*kinds: str) -> None:
    """Hundreds of these may be queued at once, so whatever else is due goes before them."""
    to_many.update(kinds)


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


def writes_anew(*kinds: str) -> Callable[[WriteAnew], WriteAnew]:
    def register(writer: WriteAnew) -> WriteAnew:
        writers.update(dict.fromkeys(kinds, writer))
        return writer

    return register


def written_anew(message: Message) -> Message:
    """The same as it would be said today, not saved. Raises Refused where it no longer can be."""
    return writers.get(message.kind, same_words)(message)


def same_words(message: Message, *, to: str = "") -> Message:
    """A copy for that address, with links that work for whoever reads it there."""
    to = to or message.to_email
    return Message(
        kind=message.kind,
        hub_id=message.hub_id,
        workgroup_id=message.workgroup_id,
        about_id=message.about_id,
        to_email=to,
        from_name=message.from_name,
        reply_to=message.reply_to,
        subject=message.subject,
        text=renewed(message.text, to),
        html=renewed(message.html, to),
        wanted_until=message.wanted_until,
        # The day of its words, by which is judged whether they hold.
        created_at=message.created_at,
    )
