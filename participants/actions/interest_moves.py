"""What every decision about an expression of interest is made of: a lock, an answer, a move.

Rows are locked in one order everywhere, so that no two decisions wait for each other: the Work
Group, where a place is given out or an offer answered, then the offer, then the interest.
"""

from datetime import datetime

from django.utils import timezone

from access.refusal import Refused
from participants.choices import OPEN_STATES, InterestState, OfferAnswer
from participants.models import ExpressionOfInterest, Offer
from participants.rules.allocation import ASKED_AGAIN
from participants.rules.moves import check_interest_move
from workgroups.models import WorkGroup


def lock_places(workgroup: WorkGroup) -> WorkGroup:
    """Places of one Work Group are given out one at a time."""
    # Without a key, so that new interests, which only refer to the row, need not wait; and `of`
    # itself, as the hub and its policy are only read.
    return (
        WorkGroup.objects.select_for_update(of=["self"], no_key=True)
        .select_related("hub", "project", "fee_policy")
        .get(pk=workgroup.pk)
    )


def answer_offer(offer: Offer, given: OfferAnswer) -> Offer:
    """Record the one answer an offer gets."""
    row = (
        Offer.objects.select_for_update(of=["self"])
        .select_related("interest__person", "interest__school", "interest__workgroup__hub")
        .get(pk=offer.pk)
    )
    if row.answered_at:
        raise Refused(f"This offer has been answered already: {row.get_answer_display().lower()}.")
    now = timezone.now()
    # Only accepting comes too late: nobody is hindered from saying no before the sweep closes it.
    if row.expires_at <= now and given in (OfferAnswer.ACCEPTED, OfferAnswer.PLACE_LOST):
        raise Refused(
            "This offer has run out. Write to "
            f"{row.interest.workgroup.hub.mailbox} if you would still like the place."
        )
    row.answer, row.answered_at = given, now
    row.save()
    return row


def move_interest(
    interest: ExpressionOfInterest,
    state: InterestState,
    *,
    by,
    reason: str = "",
    waiting_since: datetime | None = None,
) -> None:
    """Change the state if the rule allows it; the row is locked meanwhile.

    Whoever goes on the waiting list goes to its end, unless `waiting_since` gives them a turn. It
    is kept through an offer, for turn_of(), and ends with everything else.
    """
    row = ExpressionOfInterest.objects.select_for_update().get(pk=interest.pk)
    check_interest_move(row.state, state)
    # The constraint would refuse it as well, but without saying where to decide instead.
    if state in OPEN_STATES and row.state not in OPEN_STATES:
        check_no_other(row)
    row.state = state
    row.decided_by = by
    row.decision_reason = reason
    if state == InterestState.WAITING:
        row.waiting_since = waiting_since or timezone.now()
    elif state != InterestState.OFFERED:
        row.waiting_since = None
    row.save()
    # Letters and messages are written from the caller's copy, which must say what is kept.
    interest.state, interest.decision_reason = row.state, row.decision_reason
    interest.waiting_since = row.waiting_since


def turn_of(offer: Offer) -> datetime:
    """The turn on the waiting list of somebody whose offer comes to nothing, not by their doing.

    The one that they had, or that of the offer for whoever had never to wait.
    """
    return offer.interest.waiting_since or offer.offered_at


def check_no_other(interest: ExpressionOfInterest) -> None:
    """Nobody is decided about twice: whoever has asked again since is decided about there."""
    others = ExpressionOfInterest.objects.open().filter(
        workgroup=interest.workgroup_id, person=interest.person_id
    )
    if others.exclude(pk=interest.pk).exists():
        raise Refused(ASKED_AGAIN)
