from datetime import datetime

from workgroups.choices import Stage


def stage_at(
    now: datetime,
    *,
    published_at: datetime | None,
    cancelled_at: datetime | None,
    interest_closes_at: datetime | None,
    first_at: datetime | None,
    last_at: datetime | None,
) -> Stage:
    """Where a Work Group stands, from the start of its first workshop to the end of its last."""
    if cancelled_at:
        return Stage.CANCELLED
    if published_at is None:
        return Stage.DRAFT
    if is_finished(last_at, now):
        return Stage.FINISHED
    # Even where it still takes people: that is asked of recruiting(), not of the stage.
    if first_at and first_at <= now:
        return Stage.RUNNING
    if interest_closes_at and now < interest_closes_at:
        return Stage.RECRUITING
    return Stage.ALLOCATING


def is_finished(last_at: datetime | None, now: datetime) -> bool:
    """Has the last workshop ended? Until then the Work Group goes on."""
    return last_at is not None and last_at < now


def is_over(last_starts_at: datetime | None, now: datetime) -> bool:
    """Has the last workshop begun, so that nobody can join any more?

    Nobody is on the register of a workshop that had begun before they had the place. Without any
    date it is still to come.
    """
    return last_starts_at is not None and last_starts_at <= now


def takes_applicants(
    now: datetime,
    *,
    opens_at: datetime | None,
    closes_at: datetime | None,
    last_starts_at: datetime | None,
) -> bool:
    """Of one that is public: may anybody send an expression of interest at this moment?"""
    if closes_at is None or is_over(last_starts_at, now):
        return False
    return (opens_at is None or opens_at <= now) and now < closes_at
