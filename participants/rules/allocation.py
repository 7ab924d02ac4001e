"""How many places are left, and what speaks for and against offering one."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Capacity:
    """Places of one Work Group. An open offer holds its place."""

    places: int
    taken: int
    offered: int

    @property
    def left(self) -> int:
        return max(0, self.places - self.taken - self.offered)


@dataclass(frozen=True)
class Case:
    """What is known about one expression of interest when places are given out."""

    not_eligible: str
    head_approved: bool | None
    places_left: int
    school_places: int
    places_per_school: int
    school_is_open: bool
    in_area: bool
    takes_other_areas: bool
    clashes: tuple[str, ...] = ()
    others: tuple[Any, ...] = ()  # what else the school takes part in; each is said by str()
    raised_need: bool = False


@dataclass(frozen=True)
class Reason:
    """Something that speaks against an offer.

    What `blocks` stops it; what `can_be_overridden` stops it until somebody says why not. What
    `asks_why` stops nothing: whoever goes on is asked for a reason, which is kept.
    """

    text: str
    blocks: bool = True
    can_be_overridden: bool = False
    asks_why: bool = False


OVERLOAD = 2  # other things a school takes part in, from which on one more may be too much


def reasons_against(case: Case) -> list[Reason]:
    """Everything to weigh before a place is offered, in order of weight."""
    reasons = []
    if case.places_left == 0:
        reasons.append(Reason("No place is left."))
    if case.head_approved is False:
        reasons.append(Reason("The head did not approve."))
    if case.head_approved is None:
        reasons.append(Reason("The head has not approved yet."))
    if not case.school_is_open:
        reasons.append(Reason("The school is closed."))
    if case.not_eligible:
        reasons.append(Reason(case.not_eligible, can_be_overridden=True))
    if case.school_places >= case.places_per_school:
        held = f"{case.school_places} of at most {case.places_per_school} places"
        reasons.append(Reason(f"The school already has {held}.", can_be_overridden=True))
    if not case.in_area:
        reasons.append(outside_area(case.takes_other_areas))
    reasons += [Reason(f"Same day as {clash}.", blocks=False) for clash in case.clashes]
    if len(case.others) >= OVERLOAD:
        others = f"{len(case.others)} other projects this year: {'; '.join(map(str, case.others))}"
        reasons.append(Reason(f"The school is in {others}.", blocks=False, asks_why=True))
    return reasons


def reasons_for(case: Case) -> list[str]:
    """What speaks for offering a place."""
    reasons = [
        ("The school raised the need that this Work Group answers.", case.raised_need),
        ("The role is one this Work Group is for.", not case.not_eligible),
        ("The head has approved.", case.head_approved is True),
        ("The school is in the hub's area.", case.in_area),
        ("The school has no place in this Work Group yet.", case.school_places == 0),
        ("The school is in no other project this year.", not case.others),
    ]
    return [text for text, applies in reasons if applies]


def outside_area(takes_other_areas: bool) -> Reason:
    if takes_other_areas:
        return Reason("The school is outside the hub's area.", blocks=False)
    return Reason(
        "The school is outside the hub's area, and this Work Group is for the area only.",
        can_be_overridden=True,
    )


def is_full_for(case: Case) -> bool:
    """Is the number of places what stands in the way? Then the waiting list is the answer."""
    return case.places_left == 0 or case.school_places >= case.places_per_school
