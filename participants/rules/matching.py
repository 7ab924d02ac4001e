"""Whether what is said of somebody is about a person who is known: one rule for every way in.

By email address, then by TRN, then by name and school. Only what leaves no doubt is the same person
at once; what merely looks so is for somebody to decide (docs/decisions/0028).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from pages.rules.same_name import is_same_name


class Evidence(IntEnum):
    """Why two may be one person; the first weighs most."""

    EMAIL = 1
    TRN = 2
    NAME_AND_SCHOOL = 3


@dataclass(frozen=True)
class Said:
    """What is said or known of somebody. `school` is a primary key."""

    name: str
    email: str
    school: int
    trn: str = ""
    pk: int | None = None
    former_names: Sequence[str] = ()

    @property
    def names(self) -> list[str]:
        return [self.name, *self.former_names]


@dataclass(frozen=True)
class Matches:
    """Who it is without a doubt, and who else it may be, the best evidence first."""

    certain: Said | None = None
    likely: list[tuple[Evidence, Said]] = field(default_factory=list)


def evidence_of(one: Said, other: Said) -> Evidence | None:
    """The best reason to think that both are one person."""
    if one.email and one.email == other.email:
        return Evidence.EMAIL
    if one.trn and one.trn == other.trn:
        return Evidence.TRN
    if one.school == other.school and has_name_of(one, other):
        return Evidence.NAME_AND_SCHOOL
    return None


def is_certain(one: Said, other: Said) -> bool:
    """The same name, and with it the address and the school, or the TRN."""
    if not has_name_of(one, other):
        return False
    at_address = one.email == other.email and one.school == other.school
    return at_address or bool(one.trn and one.trn == other.trn)


def has_name_of(one: Said, other: Said) -> bool:
    """Under the name of today or one from before."""
    return any(is_same_name(this, that) for this in one.names for that in other.names)


def matches_of(said: Said, known: Iterable[Said]) -> Matches:
    found = [(evidence, other) for other in known if (evidence := evidence_of(said, other))]
    found.sort(key=lambda pair: (pair[0], pair[1].pk or 0))
    certain = next((other for _, other in found if is_certain(said, other)), None)
    return Matches(certain, [pair for pair in found if pair[1] is not certain])


def is_said_of(*, name: str, school: int, known_name: str, known_school: int) -> bool:
    """Of two at one address. `school` and `known_school` are primary keys."""
    return is_certain(Said(name, "", school), Said(known_name, "", known_school))
