"""Which state of an expression of interest may follow which."""

from access.refusal import Refused
from participants.choices import InterestState as S

MOVES: dict[str, frozenset[str]] = {
    S.NEW: frozenset({S.WAITING, S.OFFERED, S.DECLINED, S.WITHDRAWN}),
    S.WAITING: frozenset({S.OFFERED, S.DECLINED, S.WITHDRAWN}),
    S.OFFERED: frozenset({S.PLACED, S.REFUSED, S.LAPSED, S.WAITING, S.WITHDRAWN}),
    S.PLACED: frozenset({S.WITHDRAWN}),
    S.LAPSED: frozenset({S.WAITING, S.OFFERED, S.WITHDRAWN}),
    S.DECLINED: frozenset({S.WAITING, S.OFFERED}),
    S.REFUSED: frozenset({S.WAITING, S.OFFERED}),  # whoever turned a place down by mistake
    S.WITHDRAWN: frozenset(),
}


def check_move(current: str, following: str) -> None:
    if following not in MOVES[current]:
        raise Refused(
            f"This expression of interest is “{S(current).label}” and cannot become "
            f"“{S(following).label}”. Look at the page again: somebody may have been quicker."
        )
