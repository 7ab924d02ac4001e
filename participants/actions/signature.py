"""What heads have signed on paper, kept beside the expressions of interest that it is about."""

from collections.abc import Sequence
from datetime import date, datetime, time

from access.refusal import Refused
from hubs.models import User
from pages.rules.london import london, london_day
from participants.choices import Channel, Decision
from participants.models import ExpressionOfInterest, SchoolApproval

THE_HEAD = "The headteacher or principal"  # of whom nobody has given a name
NOON = time(12)  # of a day of which nobody knows the hour


def check_signed_day(signed_on: date, now: datetime) -> None:
    if signed_on > london_day(now):
        raise Refused("Enter a day that is not in the future", field="signed_on")


def moment_on(day: date | None, now: datetime) -> datetime:
    """Of something that came in on that day; never in the future, and now for today or no day."""
    return now if day is None or day >= london_day(now) else london(day, NOON)


def keep_signatures(
    interests: Sequence[ExpressionOfInterest], *, signed_on: date, by: User | None, now: datetime
) -> dict[int, SchoolApproval]:
    """The head's approval of each, by the interest's id. Writes to nobody."""
    rows = SchoolApproval.objects.bulk_create(
        SchoolApproval(
            interest=interest,
            decision=Decision.APPROVED,
            decided_at=moment_on(signed_on, now),
            decided_by_name=interest.head_name or THE_HEAD,
            channel=Channel.PAPER,
            recorded_by=by,
        )
        for interest in interests
    )
    return {row.interest_id: row for row in rows}
