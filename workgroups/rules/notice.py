"""Until when one workshop may be cancelled free of charge.

Notice is counted in London days, whatever the server's clock and the season.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol

from hubs.choices import NoticeUnit
from pages.rules.london import LONDON, london, london_day
from pages.rules.working_days import working_days_after, working_days_before

LAST_SECOND = time(23, 59, 59)
GRACE = 3  # working days after word of a change in which cancelling is free


class NoticeTerms(Protocol):
    notice_days: int
    notice_unit: str


def last_free_day(workshop_on: date, notice_days: int) -> date:
    """The last London day, inclusive, on which a workshop may be cancelled free of charge.

    Source: 004_59bb09f94168ba53.txt, "less than 1 week's notice"; exactly one week is in time.
    """
    return workshop_on - timedelta(days=notice_days)


def last_free_moment(starts_at: datetime, policy: NoticeTerms) -> datetime:
    """The last second, inclusive and in UTC, at which cancelling is free under the policy."""
    return last_free_local_moment(starts_at.astimezone(LONDON), policy).astimezone(UTC)


def last_free_local_moment(local_start: datetime, policy: NoticeTerms) -> datetime:
    # Some hubs charge only those who never said a word: then any word is in time.
    if policy.notice_unit == NoticeUnit.NONE:
        return local_start
    if policy.notice_unit == NoticeUnit.CLOCK_DAYS:
        return days_before_by_the_clock(local_start, policy.notice_days)
    if policy.notice_unit == NoticeUnit.WORKING_DAYS:
        day = working_days_before(local_start.date(), policy.notice_days)
    else:
        day = last_free_day(local_start.date(), policy.notice_days)
    return london(day, LAST_SECOND)


def days_before_by_the_clock(local_start: datetime, days: int) -> datetime:
    """The same wall-clock time days before, or the later of the two where the clocks go back.

    Subtracting from an instant would be an hour out whenever the clocks change in between.
    """
    wall_clock = local_start.replace(tzinfo=None) - timedelta(days=days)
    # Compared in UTC: within one zone Python compares what the clocks say.
    moments = [wall_clock.replace(tzinfo=LONDON, fold=fold).astimezone(UTC) for fold in (0, 1)]
    return min(max(moments), local_start.astimezone(UTC)).astimezone(LONDON)


def free_until_for(
    starts_at: datetime,
    policy: NoticeTerms | None,
    accepted_at: datetime,
    changed_at: datetime | None = None,
) -> datetime | None:
    """The last free second for somebody who accepted the place at `accepted_at`.

    Whoever got the place after that second may cancel until the workshop starts, and whoever was
    told at `changed_at` of a new date or place has GRACE working days to think. None where no fee
    policy was accepted.
    """
    if policy is None:
        return None
    free_until = last_free_moment(starts_at, policy)
    if accepted_at > free_until:
        return starts_at
    if changed_at is None:
        return free_until
    last_day_of_grace = working_days_after(london_day(changed_at), GRACE)
    grace = london(last_day_of_grace, LAST_SECOND).astimezone(UTC)
    return max(free_until, min(grace, starts_at))


def is_late(notified_at: datetime, free_until: datetime | None) -> bool:
    """Did word come after the last free second? Never where there is none, as without a policy."""
    # The last free moment is a whole second, and all of that second is free.
    return free_until is not None and notified_at.replace(microsecond=0) > free_until
