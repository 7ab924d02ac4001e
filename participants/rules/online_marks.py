"""What an online list comes to on a register: whom it marks, and whom it leaves to a person."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from participants.choices import Mark
from participants.rules.completion import minutes_between
from participants.rules.online_list import Guest
from participants.rules.online_people import minutes_there


@dataclass
class Filled:
    """Marks and minutes by participant, and the names of those who get none, by the reason."""

    minutes: dict[int, int | None] = field(default_factory=dict)
    marks: dict[int, Mark] = field(default_factory=dict)
    too_short: list[str] = field(default_factory=list)
    left_alone: list[str] = field(default_factory=list)
    not_listed: list[str] = field(default_factory=list)


def filled_register(
    rows: Iterable[Any],
    listed: Mapping[int, Sequence[Guest]],
    *,
    fixed: Collection[int],
    at_least: int,
    begins: datetime,
    ends: datetime,
) -> Filled:
    """`rows` are a register's; `listed` are guests by participant, a colleague's with a minus.

    Nobody is marked as missing, as a list is evidence only of who was there.
    """
    found, whole = Filled(), minutes_between(begins, ends)
    for row in rows:
        place, name = row.participant.pk, str(row.participant.person)
        mark = Mark.PRESENT if place in listed else Mark.SUBSTITUTE
        guests = listed.get(place) or listed.get(-place)
        if guests is None:
            if row.needs_mark:
                found.not_listed.append(name)
            continue
        minutes = minutes_there(guests, begins, ends)
        if minutes < at_least:
            found.too_short.append(name)
        elif place in fixed or row.mark not in ("", mark):
            # Who made another mark saw more than the list does.
            found.left_alone.append(name)
        else:
            found.marks[place] = mark
            found.minutes[place] = minutes if minutes < whole else None
    return found
