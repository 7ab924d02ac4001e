"""What becomes of expressions of interest that are decided about many at a time."""

from participants.choices import Deed, InterestState, OfferOutcome
from participants.rules.allocation import Turn, TurnOutcome, asks_why, outcome_of_turn
from participants.rules.moves import MOVES

LEADS_TO = {Deed.WAIT: InterestState.WAITING, Deed.DECLINE: InterestState.DECLINED}


def outcome_among_several(turn: Turn) -> TurnOutcome:
    """As outcome_of_turn(); but what asks for a reason of its own is left for its own page."""
    outcome = outcome_of_turn(turn)
    if outcome.follows == OfferOutcome.OFFER and asks_why(outcome.against):
        return TurnOutcome(OfferOutcome.LEAVE, outcome.case, outcome.against)
    return outcome


def why_left(outcome: TurnOutcome) -> str:
    """Why nothing becomes of it, in words; '' if something does."""
    if outcome.follows != OfferOutcome.LEAVE:
        return ""
    return " ".join(one.text for one in outcome.against if one.blocks or one.asks_why)


def why_not(deed: str, state: str) -> str:
    """Why nobody in that state can be put on the list, or declined; '' if they can."""
    # From an offer the list is reached by taking it back, which says more than this does.
    if state == InterestState.OFFERED or LEADS_TO[Deed(deed)] not in MOVES[state]:
        return f"{InterestState(state).label}."
    return ""
