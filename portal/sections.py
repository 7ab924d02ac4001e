"""The way around for staff: the sections of the menu, and the pages of each."""

from functools import cache
from typing import Any

from django.urls import resolve, reverse

from access.permissions import roles_that_may
from access.roles import Role

# What the menu shows, and under it the pages of the section, the first to be opened first.
SECTIONS = {
    "Work Groups": [
        ("Work Groups", "workgroups:list"),
        ("Calendar", "evaluations:calendar"),
        ("Plan of the year", "evaluations:plan"),
        ("Expressions of interest", "participants:interests"),
        ("Missing registers", "participants:missing_registers"),
        ("Reports", "evaluations:reports"),
        ("What people say", "evaluations:sayings"),
        ("Published", "evaluations:publications"),
        ("Board packs", "evaluations:board_packs"),
        ("Board meetings", "evaluations:board_meetings"),
        ("Projects", "workgroups:projects"),
        ("Local leaders", "workgroups:leaders"),
    ],
    "Teachers": [
        ("Teachers", "participants:persons"),
        ("Two records of one", "participants:likely_doubles"),
        ("Missing details", "participants:missing_details"),
        ("National returns", "participants:national_returns"),
    ],
    "Schools": [
        ("Schools", "schools:list"),
        ("Other organisations", "schools:organisations"),
        ("Not reached yet", "participants:never_engaged"),
        ("Reach map", "evaluations:reach_map"),
        ("Engagement", "evaluations:engagement"),
        ("Visits", "workgroups:visits"),
        ("Stages of mastery", "workgroups:stages"),
        ("Contacts", "schools:contact_list"),
        ("People of closed schools", "participants:closed_schools"),
        ("Register of schools", "schools:register_imports"),
    ],
    "Needs": [
        ("Needs", "needs:list"),
        ("Enquiries", "needs:enquiries"),
        ("Priorities", "needs:priorities"),
        ("Surveys", "needs:need_surveys"),
        ("Figures", "needs:need_figures"),
    ],
    "Fees": [
        ("Fees", "fees:fees"),
        ("To invoice", "fees:to_invoice"),
        ("Invoices", "fees:invoices"),
    ],
    "Messages": [
        ("Messages", "outbox:messages"),
        ("Emails to many", "participants:circulars"),
        ("System messages", "outbox:system_messages"),
    ],
    "Hub": [
        ("Network", "evaluations:network"),
        ("Approved reports", "evaluations:approved_reports"),
        ("Settings", "hubs:settings"),
        ("People", "hubs:people"),
        ("Partners", "hubs:partners"),
        ("Venues", "workgroups:venues"),
        ("Own questions", "evaluations:own_answers"),
        ("Areas", "hubs:areas"),
        ("Schools placed by hand", "hubs:overrides"),
        ("Exams and bank holidays", "hubs:special_days"),
    ],
}
# Whoever works for one hub is led straight from the list of hubs to its page.
STANDS_FOR = {"hubs:hub_detail": "hubs:settings"}


def sections_for(user, here: str) -> list[dict[str, Any]]:
    """The sections somebody may open, each with its pages; `here` is the name of the page shown."""
    roles = {role for role, _ in user.current_roles}
    if user.is_superuser:
        # No membership gives this role: a superuser has it.
        roles.add(Role.SYSTEM)
    here = STANDS_FOR.get(here, here)
    found = []
    for label, pages in SECTIONS.items():
        may = [(name, page) for name, page in pages if roles & roles_that_open(page)]
        items = [
            {"label": name, "url": reverse(page), "is_current": page == here} for name, page in may
        ]
        if len(items) == 1:
            label = items[0]["label"]
        if items:
            found.append({"label": label, "url": items[0]["url"], "pages": items})
    return found


@cache
def roles_that_open(page: str) -> frozenset[Role]:
    """Read from the page itself, so that no link is ever offered that is then refused."""
    return roles_that_may(resolve(reverse(page)).func.view_class.can)  # type: ignore[attr-defined]
