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
    if last_at and last_at < now:
        return Stage.FINISHED
    # Even where it still takes people: that is asked of recruiting(), not of the stage.
    if first_at and first_at <= now:
        return Stage.RUNNING
    if interest_closes_at and now < interest_closes_at:
        return Stage.RECRUITING
    return Stage.ALLOCATING
