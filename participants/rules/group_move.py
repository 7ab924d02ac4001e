"""Moving somebody to a parallel Work Group: what goes along, and what stands in the way."""

from collections.abc import Iterable
from typing import TypeVar

from participants.choices import InterestState
from participants.rules.allocation import Reason
from participants.rules.moves import MOVES

Terms = TypeVar("Terms")

MOVABLE = frozenset(state for state, after in MOVES.items() if InterestState.MOVED in after)
# What they hold they keep: nobody loses a place, or an offer of one, by being moved.
HOLDS_PLACE = frozenset({InterestState.PLACED, InterestState.OFFERED})

THERE_ALREADY = "They have a place there already, or are offered one."
LEADS_THERE = "They lead it or a workshop of it, and nobody takes part in what they lead."
ALL_BEGUN = (
    "All workshops of the Work Group they are in have begun. Whoever wants more asks for a place "
    "in the other anew."
)


def terms_carried(accepted: Terms | None, of_new: Terms | None) -> Terms | None:
    """The fee terms of a place after the move: those accepted, or none.

    Nobody is bound by terms that they have not accepted, nor by any where the new Work Group
    charges nobody.
    """
    return accepted if of_new is not None else None


def blocking_move(against: Iterable[Reason]) -> str:
    """Why a place cannot be given there by any reason of the hub's own, or ''."""
    found = [reason.text for reason in against if reason.blocks and not reason.can_be_overridden]
    return " ".join(found)


def asks_why_moved(against: Iterable[Reason]) -> bool:
    """Can it be given only if somebody says why?"""
    return any(reason.blocks for reason in against) and not blocking_move(against)
