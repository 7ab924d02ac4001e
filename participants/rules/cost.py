"""May a fee follow one date, under the terms accepted with the place?

Pages, letters and the proposal of fees all ask here; AttendanceQuerySet.that_may_cost() says the
same in SQL. What else a fee waits for, such as a closed register, is said in fees/queries/due.py.
"""

from typing import Protocol

from participants.choices import AttendanceOutcome


class ChargingTerms(Protocol):
    charges_no_show: bool
    charges_late_cancellation: bool


def may_cost(outcome: str, terms: ChargingTerms | None, *, exempt_because: str) -> bool:
    """`terms` is None where no fee policy was accepted."""
    if terms is None or exempt_because:
        return False
    if outcome == AttendanceOutcome.NO_SHOW:
        return terms.charges_no_show
    return outcome == AttendanceOutcome.CANCELLED_LATE and terms.charges_late_cancellation
