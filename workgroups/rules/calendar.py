"""How much time a Work Group takes out of school, and whether its shape is the usual one."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

DAY_LENGTH = timedelta(hours=5)  # 9:30am to 2:30pm, as in 004_59bb09f94168ba53.txt
USUAL_WORKSHOPS = range(4, 7)  # 4 to 6, as in 000_5f6ad04d19536faf.txt
# Twelve weeks: a Work Group runs over at least a term.
TERM_LENGTH = timedelta(days=84)


def day_equivalent(sessions: Sequence[tuple[datetime, datetime]]) -> Decimal:
    """The sessions' whole length in days of DAY_LENGTH, to one decimal place."""
    total = sum((ends - starts for starts, ends in sessions), timedelta())
    return (Decimal(total // timedelta(minutes=1)) / (DAY_LENGTH // timedelta(minutes=1))).quantize(
        Decimal("0.1")
    )


def unusual_points(
    sessions: Sequence[tuple[datetime, datetime]], planned_days: Decimal | None
) -> list[str]:
    """What an administrator may want to look at again. None of it stops anything."""
    points = []
    # Real ones have had 3 (004_59bb09f94168ba53.txt) and 7, so it is only pointed out.
    if len(sessions) not in USUAL_WORKSHOPS:
        points.append(f"{workshops_words(len(sessions))}; a Work Group usually has 4 to 6.")
    if sessions and max(sessions)[0] - min(sessions)[0] < TERM_LENGTH:
        points.append("The workshops lie within less than a term.")
    actual = day_equivalent(sessions)
    if planned_days is not None and planned_days != actual:
        points.append(
            f"The page promises the equivalent of {planned_days:.1f} days, "
            f"and the workshops come to {actual:.1f}."
        )
    return points


def workshops_words(workshops: int) -> str:
    return "1 workshop" if workshops == 1 else f"{workshops} workshops"


def shifted_due_on(due_on: date, *, was: date, to: date, not_before: date) -> date:
    """When a task is due once the workshop that it leads up to is moved: as long before it.

    Never before the workshop that it follows.
    """
    return max(due_on + (to - was), not_before)
