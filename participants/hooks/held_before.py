"""Links that went to somebody merged into another person since still open what is theirs."""

from collections.abc import Iterable
from typing import Any

from access import links
from access.links import SignedLink
from participants.actions.person_merge import addresses_before


def addresses_of_doubles(link: SignedLink, row: Any) -> Iterable[str]:
    """Of the person whose address holds the link; of a row without one, none."""
    *way, last = link.held_by.split(".")
    if last != "email" or not way or way[-1] != "person":
        return []
    for name in way:
        row = getattr(row, name)
    return addresses_before(row)


links.held_before.append(addresses_of_doubles)
