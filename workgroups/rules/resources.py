"""When those who take part are shown something to read or use."""

from datetime import date, datetime

from workgroups.choices import ResourceTime


def is_shown(time: str, *, starts_on: date, ends_at: datetime, on: date, now: datetime) -> bool:
    """For before the workshop at once, for at it from its day, and for after it once it is over."""
    if time == ResourceTime.BEFORE:
        return True
    return starts_on <= on if time == ResourceTime.AT else ends_at <= now
