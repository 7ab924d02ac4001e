"""What visits to a school show, read from plain values."""

from collections.abc import Collection, Sequence
from datetime import date

from workgroups.choices import VisitCompany, VisitStanding, VisitState

LEADS_THE_SCHOOL = frozenset({VisitCompany.HEAD, VisitCompany.SENIOR_LEADER})
MISSED_TOO_OFTEN = 2  # visits in a row

COLOURS = {
    VisitStanding.WELL: "grey",
    VisitStanding.ATTENTION: "yellow",
    VisitStanding.AT_RISK: "red",
}


def senior_leaders_missed(companies: Sequence[Collection[str]]) -> bool:
    """Did nobody who leads the whole school come to the latest visits? The latest first."""
    latest = companies[:MISSED_TOO_OFTEN]
    return len(latest) == MISSED_TOO_OFTEN and not any(
        LEADS_THE_SCHOOL.intersection(company) for company in latest
    )


def is_to_write_up(state: str, day: date, on: date) -> bool:
    """Is the day of the visit behind us, and has nobody said what came of it?"""
    return state == VisitState.PLANNED and day < on


def state_words(state: str, standing: str, day: date, on: date) -> tuple[str, str]:
    """What is said of a visit today, and the colour that says so."""
    if state == VisitState.CALLED_OFF:
        return "Called off", "grey"
    if state == VisitState.HELD:
        found = VisitStanding(standing)
        return str(found.label), COLOURS[found]
    if is_to_write_up(state, day, on):
        return "To write up", "red"
    return "Planned", "blue"


def action_words(by_on: date, done_on: date | None, on: date) -> tuple[str, str]:
    """What is said of an agreed action today, and the colour that says so."""
    if done_on:
        return "Done", "grey"
    return ("Late", "red") if by_on < on else ("To do", "yellow")
