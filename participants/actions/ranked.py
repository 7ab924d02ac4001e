"""One place for whoever ranked several parallel Work Groups, whichever of them gives it."""

from collections.abc import Sequence

from access.refusal import Refused
from participants.actions.interest_moves import move_interest
from participants.choices import InterestState
from participants.models import ExpressionOfInterest
from participants.queries.ranked import choices_of, held_by_another_choice
from participants.rules.moves import MOVES


def rank_choices(interests: Sequence[ExpressionOfInterest]) -> None:
    """In the order given, where there are several."""
    first, *others = interests
    for number, row in enumerate(interests if others else (), 1):
        row.choice, row.first_choice = number, None if number == 1 else first
        row.save()


def lock_choices(interest: ExpressionOfInterest) -> None:
    """Before any of them is moved, in one order: two Work Groups may offer at the same moment."""
    if interest.choice:
        list(choices_of(interest).select_for_update(of=["self"]).order_by("pk"))


def check_not_held(interest: ExpressionOfInterest) -> None:
    """Wants the choices locked. Raises Refused where another of them holds a place."""
    if words := held_by_another_choice([interest]).get(interest.pk):
        raise Refused(words)


def end_other_choices(interest: ExpressionOfInterest) -> list[ExpressionOfInterest]:
    """Whoever takes a place asks for no other of those they ranked; wants them locked."""
    if not interest.choice:
        return []
    ended = [
        row
        for row in choices_of(interest).exclude(pk=interest.pk).select_related("workgroup")
        if InterestState.WITHDRAWN in MOVES[row.state] and not row.holds_place
    ]
    for row in ended:
        reason = f"Has a place in {interest.workgroup}"
        move_interest(row, InterestState.WITHDRAWN, by=None, reason=reason)
    return ended
