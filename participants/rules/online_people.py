"""Whom of a register each guest of an online list is, and how many minutes each was there.

The same address or the same name, accents and the meeting tool's own additions aside, is the same
person. Everything else a person decides, and is only told whom to think of first.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from pages.rules.search_words import plain_text
from participants.rules.online_list import Guest, Stay

MINUTE = timedelta(minutes=1)
# What the tools write behind and before a name.
ADDED = re.compile(r"\((guest|external|unverified|gast|invité)\)", re.IGNORECASE)
COMPANY = re.compile(r"\[([^\]]*)\]")
IN_BRACKETS = re.compile(r"\(([^()]*)\)")
TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr", "prof"}
DEVICES = {"iphone", "ipad", "phone", "android", "galaxy", "laptop", "macbook", "pc", "tablet"}
POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
INITIALS = re.compile(r"[A-Z]{2,3}")


@dataclass(frozen=True)
class Expected:
    """Somebody on the register."""

    pk: int
    name: str
    email: str
    school: str


@dataclass(frozen=True)
class Match:
    """Whom a guest is (`person`), or whom it may be (`perhaps`); by their keys."""

    person: int | None = None
    perhaps: int | None = None


def match_guests(guests: Iterable[Guest], people: Sequence[Expected]) -> list[Match]:
    """For each guest, in order."""
    return [match(guest, people) for guest in guests]


def match(guest: Guest, people: Sequence[Expected]) -> Match:
    if guest.email:
        address = guest.email.casefold()
        same = [person.pk for person in people if person.email.casefold() == address]
        if len(same) == 1:
            return Match(same[0])
    names = {name for shown in guest.names for name in names_in(shown)}
    # Two of one name are told apart by nobody but a person.
    named = [person.pk for person in people if as_compared(person.name) in names]
    if len(named) == 1:
        return Match(named[0])
    if named:
        return Match()
    perhaps = {pk for shown in guest.names for pk in thought_of(shown, people)}
    return Match(perhaps=perhaps.pop() if len(perhaps) == 1 else None)


def as_compared(name: str) -> str:
    return " ".join(plain_text(name).split())


def names_in(shown: str) -> set[str]:
    """The names that a guest may be shown by: “Wójcik, Bartłomiej (Guest)”, “BW (B Wójcik)”."""
    plain = COMPANY.sub(" ", ADDED.sub(" ", shown))
    parts = [IN_BRACKETS.sub(" ", plain), *IN_BRACKETS.findall(plain)]
    found = set()
    for part in parts:
        surname, comma, first = part.partition(",")
        found.add(as_compared(part))
        if comma:
            found.add(as_compared(f"{first} {surname}"))
    return found - {""}


def thought_of(shown: str, people: Sequence[Expected]) -> list[int]:
    """Whom alone a shortened name, a device or initials may stand for."""
    company = " ".join(COMPANY.findall(shown))
    plain = IN_BRACKETS.sub(" ", COMPANY.sub(" ", ADDED.sub(" ", shown)))
    words = [w for w in as_compared(POSSESSIVE.sub(" ", plain)).split() if not w.isdigit()]
    words = [word for word in words if word not in TITLES | DEVICES]
    near = [person for person in people if not company or shares_word(company, person.school)]
    if INITIALS.fullmatch(plain.strip()):
        found = [one.pk for one in near if initials_of(one.name) == plain.strip().casefold()]
    else:
        found = [one.pk for one in near if may_be(words, as_compared(one.name).split())]
    return found if len(found) == 1 else []


def shares_word(one: str, other: str) -> bool:
    return bool(set(as_compared(one).split()) & set(as_compared(other).split()))


def initials_of(name: str) -> str:
    return "".join(word[0] for word in as_compared(name).split())


def may_be(shown: Sequence[str], name: Sequence[str]) -> bool:
    """Every word shown is one of the name's or begins one, and one at least is whole."""
    rest, whole = list(name), 0
    for word in shown:
        kept = next((one for one in rest if one == word), None)
        whole += kept is not None
        if kept is None and len(word) == 1:
            kept = next((one for one in rest if one.startswith(word)), None)
        if kept is None:
            return False
        rest.remove(kept)
    return whole > 0


# Minutes


def minutes_there(guests: Collection[Guest], begins: datetime, ends: datetime) -> int:
    """Of the workshop, by all devices together; what overlaps counts once.

    Where a list adds up, what it says is cut to the time from joining to leaving. Half a minute
    counts as one.
    """
    stays = [stay for guest in guests if guest.total is None for stay in guest.stays]
    there = joined_length(stays, begins, ends)
    for guest in guests:
        if guest.total is not None:
            most = joined_length(guest.stays, begins, ends) if guest.stays else ends - begins
            there += min(guest.total, most)
    return (min(there, ends - begins) + MINUTE / 2) // MINUTE


def joined_length(stays: Iterable[Stay], begins: datetime, ends: datetime) -> timedelta:
    """How long at least one of the stays was going on within the workshop."""
    there, until = timedelta(0), begins
    for stay in sorted(stays, key=lambda one: one.joined):
        start, end = max(stay.joined, until), min(stay.left or ends, ends)
        if end > start:
            there += end - start
            until = end
    return there
