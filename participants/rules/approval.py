"""When a head is asked to approve places, so that one email does for the teachers of one day."""

from datetime import datetime, time, timedelta

from pages.rules.london import london, london_day

PAUSE = timedelta(minutes=15)  # colleagues who fill the form in together
EVENING = time(17)
AT_MOST = 12  # places in one email


def ask_head_at(now: datetime, *, asked_today: bool) -> datetime:
    """In a moment; whoever has had such an email today gets the next one at the end of the day."""
    soon = now + PAUSE
    if not asked_today:
        return soon
    evening = london(london_day(now), EVENING)
    return max(soon, evening)
