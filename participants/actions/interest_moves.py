"""What every decision about an expression of interest is made of: a lock, an answer, a move.

Rows are locked in one order everywhere, so that no two decisions wait for each other: the Work
Group, where a place may be given out, then the offer, then the place and its dates, and the
interest at last.
"""

from django.db.models import Max
from django.utils import timezone

from access.refusal import Refused
from pages.prepared import KEY, PreparedRows
from participants.choices import OPEN_STATES, InterestState, OfferAnswer
from participants.models import ExpressionOfInterest, Offer
from participants.rules.allocation import ASKED_AGAIN, CALLED_OFF
from participants.rules.moves import check_interest_move, waits_since
from workgroups.models import WorkGroup


def lock_places(workgroup: WorkGroup) -> WorkGroup:
    """Places of one Work Group are given out one at a time."""
    return workgroup_with_places.get(key=workgroup.pk)


@PreparedRows
def workgroup_with_places():
    # Without a key, so that new interests, which only refer to the row, need not wait; and `of`
    # itself, as the hub and its policy are only read.
    return (
        WorkGroup.objects.select_for_update(of=["self"], no_key=True)
        .select_related("hub", "project", "fee_policy")
        .filter(pk=KEY)
        .order_by()
    )


def check_stands(workgroup: WorkGroup) -> None:
    if workgroup.cancelled_at:
        raise Refused(CALLED_OFF)


def answer_offer(offer: Offer, given: OfferAnswer) -> Offer:
    """Record the one answer an offer gets."""
    row = offer_to_answer.get(key=offer.pk)
    # An interest never goes to another; whoever gives a place out has locked this one.
    row.interest.workgroup = offer.interest.workgroup
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
    row.save(update_fields=["answer", "answered_at"])
    return row


@PreparedRows
def offer_to_answer():
    rows = Offer.objects.select_for_update(of=["self"]).select_related("interest__person")
    return rows.filter(pk=KEY).order_by()


@PreparedRows
def interest_to_move():
    return ExpressionOfInterest.objects.select_for_update().filter(pk=KEY).order_by()


def move_interest(
    interest: ExpressionOfInterest,
    state: InterestState,
    *,
    by,
    reason: str = "",
    keeps_turn: bool = False,
) -> None:
    """Change the state if the rule allows it; the row is locked meanwhile.

    `keeps_turn` is asked of whoever goes on the waiting list: see waits_since().
    """
    row = interest_to_move.get(key=interest.pk)
    check_interest_move(row.state, state)
    # The constraint would refuse it as well, but without saying where to decide instead.
    if state in OPEN_STATES and row.state not in OPEN_STATES:
        check_no_other(row)
    if state == InterestState.WAITING:
        row.waiting_since = waits_since(
            row.state,
            since=row.waiting_since,
            offered_at=row.offers.aggregate(at=Max("offered_at"))["at"],
            now=timezone.now(),
            keeps_turn=keeps_turn,
        )
    elif state == InterestState.REFUSED:
        # Whoever says no gives up their turn with the place. The history keeps it.
        row.waiting_since = None
    row.state = state
    row.decided_by = by
    row.decision_reason = reason
    row.save(update_fields=["state", "waiting_since", "decided_by", "decision_reason"])
    # Letters and messages are written from the caller's copy, which must say what is kept.
    interest.state, interest.decision_reason = row.state, row.decision_reason
    interest.waiting_since = row.waiting_since


def check_no_other(interest: ExpressionOfInterest) -> None:
    """Nobody is decided about twice: whoever has asked again since is decided about there."""
    others = ExpressionOfInterest.objects.open().filter(
        workgroup=interest.workgroup_id, person=interest.person_id
    )
    if others.exclude(pk=interest.pk).exists():
        raise Refused(ASKED_AGAIN)
