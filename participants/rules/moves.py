"""Which state of an expression of interest may follow which, and with which turn."""

from datetime import datetime
from functools import partial

from pages.rules.moves import check_move
from participants.choices import InterestState as S

MOVES: dict[str, frozenset[str]] = {
    S.NEW: frozenset({S.WAITING, S.OFFERED, S.DECLINED, S.WITHDRAWN, S.MOVED}),
    S.WAITING: frozenset({S.OFFERED, S.DECLINED, S.WITHDRAWN, S.MOVED}),
    # An offer that the hub takes back leads to the list.
    S.OFFERED: frozenset({S.PLACED, S.REFUSED, S.LAPSED, S.WAITING, S.WITHDRAWN, S.MOVED}),
    S.PLACED: frozenset({S.WITHDRAWN, S.MOVED}),
    S.LAPSED: frozenset({S.WAITING, S.OFFERED, S.WITHDRAWN}),
    S.DECLINED: frozenset({S.WAITING, S.OFFERED}),
    S.REFUSED: frozenset({S.WAITING, S.OFFERED}),  # whoever turned a place down by mistake
    # Whoever thinks again sends another, with terms and dates as they are by then.
    S.WITHDRAWN: frozenset(),
    S.MOVED: frozenset(),
}
check_interest_move = partial(check_move, moves=MOVES, noun="expression of interest")


def waits_since(
    before: str,
    *,
    since: datetime | None,
    offered_at: datetime | None,
    now: datetime,
    keeps_turn: bool = False,
) -> datetime:
    """From when the turn counts of whoever goes on the waiting list.

    By the hub's doing nobody loses the turn they had: `since`, or when they were last offered a
    place if they never waited. Whoever said no goes to the end, and whoever let an offer run out
    too, unless the hub says that it `keeps_turn`, as its letter never arrived.
    """
    if before == S.REFUSED or (before == S.LAPSED and not keeps_turn):
        return now
    return since or offered_at or now
