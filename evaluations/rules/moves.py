"""Which state of a report may follow which."""

from datetime import datetime
from functools import partial

from access.refusal import Refused
from evaluations.choices import ReportState as S
from pages.rules.moves import check_move

MOVES: dict[str, frozenset[str]] = {
    S.DRAFT: frozenset({S.SUBMITTED}),
    S.SUBMITTED: frozenset({S.APPROVED, S.RETURNED}),
    S.RETURNED: frozenset({S.SUBMITTED}),
    # Reopened for a reason that is kept; the plan of the next year rests on what it recommends.
    S.APPROVED: frozenset({S.REOPENED}),
    S.REOPENED: frozenset({S.SUBMITTED}),
}
check_report_move = partial(check_move, moves=MOVES, noun="report")
WITH_THE_LEAD = (S.DRAFT, S.RETURNED, S.REOPENED)

OWN_REPORT = "your own report"


def check_with_the_lead(current: str) -> None:
    """Only a draft, or a report that was given back, is the lead's to change."""
    if current not in WITH_THE_LEAD:
        raise Refused(
            f"This report is “{S(current).label}”, so it can no longer be changed. "
            "Copy what you have typed if you want to keep it."
        )


def is_early(last_at: datetime | None, now: datetime) -> bool:
    """Is the last workshop, after which the report is due, still to come or without a date?"""
    return last_at is None or last_at > now
