"""The kinds of pages and of people that tests/access_policy.py is written with."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.world import World

ALL = {"admin", "hub_lead", "board", "partner", "national", "lead"}
HUB = ALL - {"lead"}
STAFF = {"admin", "hub_lead"}
PEOPLE = {"admin", "hub_lead", "lead"}
REGISTER = {"admin", "lead"}
# Somebody who leads one workshop, that of today, and nothing else of its Work Group.
GUEST = {"guest"}
BOARD = {"admin", "hub_lead", "board"}
EVIDENCE = {"admin", "hub_lead", "board", "lead"}
CATALOGUE = {"national", "system"}
LEADERS = {"admin", "hub_lead", "board", "lead"}
ABOVE = {"national", "system"}

# Rows that other hubs' people see as their own hub's do.
SHARED = {"project", "national_project", "special_days"}
# Who sees a row in any way at all; everybody else is told that there is none.
SEES = {
    "area": HUB,
    "override": HUB,
    "hub": HUB | {"system"},
    "lead_school": HUB | {"system"},
    "membership": HUB | {"system"},
    "special_days": HUB | {"system"},
    "project": HUB | CATALOGUE,
    "national_project": HUB | CATALOGUE,
    "workgroup": ALL,
    "saved_filter": {"admin"},
    "trn_look": {"admin"},
    "national_return": HUB,
    "person": ALL | {"teacher"},
    "person_school": HUB | {"teacher"},
    "person_merge": HUB,
    "conference": HUB,
    "over": ALL,
    "noted_workshop": ALL,
    "board_pack": HUB,
    "report_file": ALL,
    "publication": HUB,
    "draft_publication": HUB,
    "consent": HUB,
    "missing_consent": HUB,
    "meeting": HUB,
    "held_meeting": HUB,
    "board_action": HUB,
    "meeting_paper": HUB,
    "own_question": HUB,
    "approved_report": HUB,
    "past": ALL,
    "today": ALL | GUEST,
    "walk_in": ALL | GUEST,
    "future": ALL,
    "task": ALL,
    "resource": ALL,
    "leader": ALL,
    "credential": ALL,
    "training": ALL,
    "deployment": ALL,
    "visit": ALL,
    "held_visit": ALL,
    "agreed_action": ALL,
    "interest": ALL,
    "unnamed": ALL,
    "unanswered": ALL,
    "closed_interest": ALL,
    "participant": ALL | {"teacher"},
    "circular": ALL,
    "topic": ALL,
    "post": ALL,
    "hidden_post": ALL,
    "studying": ALL,
    "agreed_interest": ALL,
    "governor_report": ALL,
    "lesson": ALL,
    "lesson_version": ALL,
    "hidden_version": ALL,
    "lesson_taught": ALL,
    "hidden_taught": ALL,
    "teachers_lesson": ALL,
    "teachers_watched": ALL,
    "leads_lesson": ALL,
    "leads_watched": ALL,
    "certifying": ALL,
    "certificate": ALL,
    "task_account": ALL | {"teacher"},
    "task_file": ALL | {"teacher"},
    "fee": HUB,
    "invoice": HUB,
    "enquiry": HUB,
    "closed_enquiry": HUB,
    "suspect": HUB,
    "need": HUB,
    "suspect_need": HUB,
    "merged_need": HUB,
    "priority": HUB,
    "draft_priority": HUB,
    "need_survey": HUB,
    "message": HUB,
    "sent_message": HUB,
    "contact_note": HUB,
    "initiative": HUB,
    "system_message": {"system"},
    "register_import": {"system"},
}


@dataclass(frozen=True)
class Everybody:
    """Open to all; `found` is what everybody gets."""

    found: tuple[int, ...] = (200,)
    kwargs: Callable[[World], dict] = lambda world: {}
    posts: bool = False


@dataclass(frozen=True)
class ByLink:
    """Open to whoever holds the link, and to nobody without it."""

    kwargs: Callable[[World], dict]
    found: tuple[int, ...] = (200,)


@dataclass(frozen=True)
class SignedIn:
    """Open to everybody who has signed in, each with their own things on it."""

    found: tuple[int, ...] = (200,)
    kwargs: Callable[[World], dict] = lambda world: {}


@dataclass(frozen=True)
class Pages:
    """A page without a row: open to these roles."""

    roles: frozenset | set
    found: tuple[int, ...] = (200,)


@dataclass(frozen=True)
class Row:
    """A page about one row: open to these roles of its hub."""

    row: str
    roles: frozenset | set
    extra: Callable[[World], dict] = lambda world: {}
    query: str = ""


def one(row: str, roles, **kwargs) -> Row:
    return Row(row, roles, **kwargs)
