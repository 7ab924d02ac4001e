"""One decision about many expressions of interest, of several Work Groups."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db import transaction

from access.refusal import Refused
from participants.actions.interest_moves import lock_places
from participants.actions.place import (
    as_they_stand,
    decline_interest,
    make_offer,
    make_wait,
    put_on_waiting_list,
)
from participants.choices import Deed, OfferOutcome
from participants.models import ExpressionOfInterest
from participants.queries.interest import offer_outcomes
from participants.queries.place import held_places
from participants.rules.allocation import TurnOutcome
from participants.rules.own import check_not_own
from participants.rules.several import outcome_among_several, why_left


@dataclass(frozen=True)
class Decided:
    """What became of one of them; `because` says why nothing did."""

    interest: ExpressionOfInterest
    outcome: str = ""
    because: str = ""


def decide_several(
    *, interests: Iterable[ExpressionOfInterest], deed: str, by, reason: str = ""
) -> list[Decided]:
    """Each by itself: what stands in the way of one holds up nobody else.

    Work Group by Work Group in a fixed order, each in a transaction of its own, so that two who
    decide at once never hold what the other waits for.
    """
    rows = sorted(interests, key=lambda row: (row.workgroup_id, row.pk))
    found: list[Decided] = []
    for _, of_group in groupby(rows, key=lambda row: row.workgroup_id):
        if deed == Deed.OFFER:
            found += offer_in_group(list(of_group), by=by)
        else:
            found += [decide_one(row, deed, by=by, reason=reason) for row in of_group]
    return found


@transaction.atomic
def offer_in_group(rows: list[ExpressionOfInterest], *, by) -> list[Decided]:
    workgroup = lock_places(rows[0].workgroup)
    found, others = [], []
    for row in as_they_stand(workgroup, rows):
        try:
            check_not_own(by, row.person)
            others.append(row)
        except Refused as refusal:
            found.append(Decided(row, because=refusal.message))
    held = held_places(workgroup)
    for row, outcome in offer_outcomes(workgroup, others, held, decide=outcome_among_several):
        found.append(follow(row, outcome, by=by))
    return found


def follow(interest: ExpressionOfInterest, outcome: TurnOutcome, *, by) -> Decided:
    try:
        with transaction.atomic():
            if outcome.follows == OfferOutcome.OFFER:
                make_offer(interest, by=by)
            elif outcome.follows == OfferOutcome.WAIT:
                make_wait(interest, by=by)
    except Refused as refusal:
        # Declined at this moment, for which nobody locks the Work Group.
        return Decided(interest, because=refusal.message)
    return Decided(interest, outcome.follows, why_left(outcome))


def decide_one(interest: ExpressionOfInterest, deed: str, *, by, reason: str) -> Decided:
    def put() -> None:
        put_on_waiting_list(interest=interest, by=by)

    def decline() -> None:
        decline_interest(interest=interest, reason=reason, by=by)

    deeds: dict[str, Callable[[], None]] = {Deed.WAIT: put, Deed.DECLINE: decline}
    try:
        deeds[deed]()
    except Refused as refusal:
        return Decided(interest, because=refusal.message)
    return Decided(interest, deed)
