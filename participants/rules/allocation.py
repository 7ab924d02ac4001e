"""How many places are left, and what speaks for and against offering one."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from participants.rules.eligibility import SchoolPast, past_against, past_for
from participants.rules.overload import TOO_MANY, is_overload, overload_words


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
    head_approved: bool | None  # None until the head has answered
    places_left: int
    school_places: int
    places_per_school: int
    school_is_open: bool
    in_area: bool
    takes_other_areas: bool
    needs_approval: bool = True
    past: SchoolPast = SchoolPast()
    clashes: tuple[str, ...] = ()
    others: tuple[Any, ...] = ()  # what else the school takes part in; each is said by str()
    too_many: int = TOO_MANY  # of others, for the hub that decides
    raised_need: bool = False


@dataclass(frozen=True)
class Reason:
    """Something that speaks against an offer.

    What `blocks` stops it; what `can_be_overridden` stops it until somebody says why not. What
    `asks_why` stops nothing: whoever goes on is asked for a reason, which is kept. Where all that
    blocks is `full`, the waiting list is the answer.
    """

    text: str
    blocks: bool = True
    can_be_overridden: bool = False
    asks_why: bool = False
    full: bool = False


def reasons_against(case: Case) -> list[Reason]:
    """Everything to weigh before a place is offered, in order of weight."""
    reasons = []
    if case.places_left == 0:
        reasons.append(Reason("No place is left.", full=True))
    if case.head_approved is False:
        reasons.append(Reason("The head did not approve."))
    if case.needs_approval and case.head_approved is None:
        reasons.append(Reason("The head has not approved yet."))
    if not case.school_is_open:
        reasons.append(Reason("The school is closed."))
    if case.not_eligible:
        reasons.append(Reason(case.not_eligible, can_be_overridden=True))
    reasons += [Reason(text, can_be_overridden=True) for text in past_against(case.past)]
    if case.school_places >= case.places_per_school:
        held = f"{case.school_places} of at most {case.places_per_school} places"
        text = f"The school already has {held}."
        reasons.append(Reason(text, can_be_overridden=True, full=True))
    if not case.in_area:
        reasons.append(outside_area(case.takes_other_areas))
    reasons += [Reason(f"Same day as {clash}.", blocks=False) for clash in case.clashes]
    if is_overload(case.others, case.too_many):
        reasons.append(Reason(overload_words(case.others), blocks=False, asks_why=True))
    return reasons


def reasons_in_turn(cases: Iterable[tuple[int, Case]]) -> list[list[Reason]]:
    """What speaks against each offer once those before it have been made.

    The cases come in the order of the offers, each with the id of its school.
    """
    offered: Counter[int] = Counter()
    found = []
    for school, case in cases:
        left = max(0, case.places_left - offered.total())
        held = case.school_places + offered[school]
        against = reasons_against(replace(case, places_left=left, school_places=held))
        offered[school] += not any(reason.blocks for reason in against)
        found.append(against)
    return found


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
    return [text for text, applies in reasons if applies] + past_for(case.past)


def outside_area(takes_other_areas: bool) -> Reason:
    if takes_other_areas:
        return Reason("The school is outside the hub's area.", blocks=False)
    return Reason(
        "The school is outside the hub's area, and this Work Group is for the area only.",
        can_be_overridden=True,
    )


def waits_for_a_place(reasons: Iterable[Reason]) -> bool:
    """Is the number of places all that stands in the way? Then the waiting list is the answer."""
    blocking = [reason for reason in reasons if reason.blocks]
    return bool(blocking) and all(reason.full for reason in blocking)
