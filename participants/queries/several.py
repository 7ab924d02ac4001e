"""What would become of the expressions of interest that somebody has ticked."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from access.refusal import left_to_a_colleague
from participants.choices import Deed, OfferOutcome
from participants.models import ExpressionOfInterest
from participants.queries.interest import offer_outcomes
from participants.queries.place import held_places
from participants.rules.allocation import Capacity
from participants.rules.own import OWN_PLACE, is_own
from participants.rules.several import outcome_among_several, why_left, why_not
from workgroups.models import WorkGroup


@dataclass(frozen=True)
class Foreseen:
    interest: ExpressionOfInterest
    will: str = ""  # what becomes of it, in words
    because: str = ""  # why nothing does


@dataclass(frozen=True)
class OfGroup:
    workgroup: WorkGroup
    places: Capacity
    rows: list[Foreseen]


WILL = {Deed.WAIT: "Goes on the waiting list", Deed.DECLINE: "Is declined"}


def foreseen(interests: Iterable[ExpressionOfInterest], deed: str, user) -> list[OfGroup]:
    """By Work Group, in the order in which it is done."""
    rows = sorted(interests, key=lambda row: (row.workgroup_id, row.pk))
    return [
        of_group(list(group), deed, user)
        for _, group in groupby(rows, key=lambda row: row.workgroup_id)
    ]


def of_group(rows: list[ExpressionOfInterest], deed: str, user) -> OfGroup:
    workgroup = rows[0].workgroup
    held = held_places(workgroup)
    own = [
        Foreseen(row, because=left_to_a_colleague(OWN_PLACE))
        for row in rows
        if is_own(user, row.person)
    ]
    others = [row for row in rows if not is_own(user, row.person)]
    if deed == Deed.OFFER:
        judged = offer_outcomes(workgroup, others, held, decide=outcome_among_several)
        found = [
            Foreseen(row, "" if left else OfferOutcome(outcome.follows).label, left)
            for row, outcome in judged
            for left in [why_left(outcome)]
        ]
    else:
        found = [
            Foreseen(row, "" if left else WILL[Deed(deed)], left)
            for row in others
            for left in [why_not(deed, row.state)]
        ]
    return OfGroup(workgroup, held.places, found + own)
