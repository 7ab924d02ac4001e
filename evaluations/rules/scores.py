"""Arithmetic on answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

SCALE = range(1, 6)


def mean(values: Sequence[int]) -> Decimal | None:
    """To one decimal place, halves up; None of nothing."""
    if not values:
        return None
    return to_one_place(Decimal(sum(values)) / len(values))


def to_one_place(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)


def distribution(values: Iterable[int]) -> list[int]:
    """How many gave each rating, from 1 to 5."""
    given = list(values)
    return [given.count(rating) for rating in SCALE]


def percentage(part: int, whole: int) -> int | None:
    """Rounded to a whole number, halves up; None of nothing."""
    if not whole:
        return None
    # Not by round(), which takes a half to the even number.
    return int((Decimal(100 * part) / whole).quantize(Decimal(1), ROUND_HALF_UP))


@dataclass(frozen=True)
class Change:
    """How the same people rated themselves before and now."""

    people: int
    before: Decimal | None
    now: Decimal | None
    rose: int
    same: int
    fell: int
    spread: Decimal | None  # the standard deviation of the changes; None of fewer than two


def paired_change(pairs: Iterable[tuple[int | None, int | None]]) -> Change:
    """From (before, now) of each person; whoever gave only one of the two is left out."""
    whole = [(before, now) for before, now in pairs if before is not None and now is not None]
    return Change(
        people=len(whole),
        before=mean([before for before, _ in whole]),
        now=mean([now for _, now in whole]),
        rose=sum(now > before for before, now in whole),
        same=sum(now == before for before, now in whole),
        fell=sum(now < before for before, now in whole),
        spread=spread([now - before for before, now in whole]),
    )


def spread(changes: Sequence[int]) -> Decimal | None:
    """How far the changes of single people typically lie from their average, to one place."""
    if len(changes) < 2:
        return None
    return standard_deviation(len(changes), sum(changes), sum(one * one for one in changes))


def standard_deviation(people: int, total: int, squares: int) -> Decimal:
    """To one place, of the numbers with that sum and that sum of their squares; of two or more."""
    # Divided once, so that nothing is rounded before its root is.
    variance = Decimal(people * squares - total * total) / (people * (people - 1))
    return to_one_place(variance.sqrt())


def decimal_kept(value: str | None) -> Decimal | None:
    """A mean that was kept as text."""
    return None if value is None else Decimal(value)
