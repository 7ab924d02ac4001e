"""Which state of an expression of interest may follow which."""

from functools import partial

from pages.rules.moves import check_move
from participants.choices import InterestState as S

MOVES: dict[str, frozenset[str]] = {
    S.NEW: frozenset({S.WAITING, S.OFFERED, S.DECLINED, S.WITHDRAWN}),
    S.WAITING: frozenset({S.OFFERED, S.DECLINED, S.WITHDRAWN}),
    # An offer that the hub takes back leads to the list.
    S.OFFERED: frozenset({S.PLACED, S.REFUSED, S.LAPSED, S.WAITING, S.WITHDRAWN}),
    S.PLACED: frozenset({S.WITHDRAWN}),
    S.LAPSED: frozenset({S.WAITING, S.OFFERED, S.WITHDRAWN}),
    S.DECLINED: frozenset({S.WAITING, S.OFFERED}),
    S.REFUSED: frozenset({S.WAITING, S.OFFERED}),  # whoever turned a place down by mistake
    # Whoever thinks again sends another, with terms and dates as they are by then.
    S.WITHDRAWN: frozenset(),
}
check_interest_move = partial(check_move, moves=MOVES, noun="expression of interest")
