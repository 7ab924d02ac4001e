"""When a waiting list offers a place by itself, until when, and to whom it never does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from pages.rules.london import london, london_day
from pages.rules.working_days import working_days_after, working_days_between
from participants.choices import OfferOutcome
from participants.rules.allocation import Reason, Turn, TurnOutcome, outcome_of_turn

USUAL_DAYS, MOST_DAYS = 3, 10  # working days to answer
LAST_MINUTE = time(23, 59)

NO_DATES = "No workshop is still to come, so no place is offered by itself."
TOO_NEAR = (
    "The next workshop is too near: there must be a whole working day between an offer and it. "
    "Offers go out again once it has begun, if enough workshops are left by then."
)
TOO_LATE = (
    "So few workshops are left that nobody who begins now could complete the Work Group, so no "
    "more places are offered by itself."
)
KEPT_BACK = Reason(
    "You took an offer back, so the next one is yours to make.", blocks=False, by_hand=True
)


@dataclass(frozen=True)
class Session:
    """When a workshop that stands begins, and how long it lasts."""

    starts_at: datetime
    minutes: int


def why_none_by_itself(now: datetime, sessions: Sequence[Session], least_minutes: int) -> str:
    """Why an offer made now would be of no use, or ''.

    Whoever takes the place comes to all that has not begun. `least_minutes` is the share of all
    minutes, in percent, that completing the Work Group takes; exactly that share is enough.
    """
    ahead = [session for session in sessions if session.starts_at > now]
    if not ahead:
        return NO_DATES
    if not can_still_complete(now, sessions, least_minutes):
        return TOO_LATE
    day_before = london_day(next_start(ahead)) - timedelta(days=1)
    if working_days_between(london_day(now), day_before) < 1:
        return TOO_NEAR
    return ""


def can_still_complete(now: datetime, sessions: Iterable[Session], least_minutes: int) -> bool:
    """Could whoever begins now still come to as many minutes as completing takes?"""
    minutes = [(session.minutes, session.starts_at > now) for session in sessions]
    left = sum(length for length, is_ahead in minutes if is_ahead)
    return 100 * left >= least_minutes * sum(length for length, _ in minutes)


def answer_until(now: datetime, days: int, sessions: Iterable[Session]) -> datetime:
    """The end of so many working days, or the start of the next workshop if that comes sooner."""
    last = london(working_days_after(london_day(now), days), LAST_MINUTE)
    ahead = [session for session in sessions if session.starts_at > now]
    return min(last, next_start(ahead)) if ahead else last


def next_start(ahead: Iterable[Session]) -> datetime:
    return min(session.starts_at for session in ahead)


def outcome_by_itself(turn: Turn) -> TurnOutcome:
    """As outcome_of_turn(), but for nobody about whom a colleague is to say something first."""
    outcome = outcome_of_turn(turn)
    against = (*outcome.against, KEPT_BACK) if turn.is_kept_back else outcome.against
    if any(reason.needs_somebody for reason in against):
        return TurnOutcome(OfferOutcome.LEAVE, outcome.case, against)
    return outcome
