"""Every page, on a laptop and on a phone, before the accessibility checker."""

import pytest
from django.test import Client

from access.roles import Role
from tests.access_kinds import ByLink, Everybody, Row, SignedIn
from tests.access_policy import POLICY
from tests.chromium import boxes_that_scroll, in_chromium, scrolls_sideways, violations
from tests.factories import UserFactory, member
from tests.sweeps import is_full, part
from tests.test_access import address
from tests.world import build_world

pytestmark = [*in_chromium, pytest.mark.django_db(transaction=True)]

NOT_PAGES = {
    "health",
    "schools:school_search",
    "search_offers",
    "hubs:logo",
    "participants:begin",
    "fees:invoice_pdf",
    "workgroups:flyer_pdf",
    "workgroups:feed",
    "workgroups:hub_values",
    "robots",
    "sitemap",
    "participants:calendar",
    "participants:own_task_file",
    "participants:own_resource",
    "participants:task_file",
    "workgroups:resource_file",
    "workgroups:hub_calendar",
    "workgroups:led_calendar",
    "evaluations:board_pack_workbook",
    "evaluations:report_file",
    "evaluations:meeting_paper",
    "participants:own_data",
    "participants:return_file",
    *(name for name in POLICY if name.endswith("_pdf")),
    "stay",
    "demo_sign_in",
}
PAGES = [name for name in POLICY if name not in NOT_PAGES]
PUBLIC_FORMS = ["participants:interest_about_you", "participants:interest_head", "needs:ask"]
# One in each share asks for something that nobody can leave out, so that it comes back.
PUBLIC_FORMS += ["participants:interest_priorities"]
# Two that surely come back, one in each share, whatever addresses there are beside them.
SENT_BACK = ["workgroups:add_venue", "workgroups:save_template"]
# What people meet on a telephone and without help.
UNTAUGHT = [name for name in PAGES if isinstance(POLICY[name], ByLink | Everybody | SignedIn)]
TAUGHT = [name for name in PAGES if name not in UNTAUGHT]
PAGES_OPENED = part(UNTAUGHT, one_in=12) + part(TAUGHT, one_in=64)
# A passkey is asked for by the page's script, which sends nothing before the device has answered.
FORMS = [name for name in PAGES if name != "mfa_add_webauthn"]
FORMS_SENT = part(FORMS, one_in=96, always=PUBLIC_FORMS + SENT_BACK)
PHONE, LAPTOP = 320, 1280
SHARES = 4 if is_full else 2  # of the pages, so that no process ends long after the others


def reader(policy, world):
    """Somebody who may open the page; None for nobody in particular."""
    if isinstance(policy, Everybody | ByLink):
        return None
    roles = getattr(policy, "roles", {"admin"})
    known = ("admin", "hub_lead", "lead", "national", "system", "board")
    return world.people[next(role for role in known if role in roles)]


def everybody(world):
    world.people |= {
        "national": member(None, Role.NATIONAL),
        "system": UserFactory(is_superuser=True),
    }
    return world


def sign_in(context, site, user) -> Client:
    """The browser as that user; and a client without one, for what needs no browser."""
    context.clear_cookies()
    client = Client()
    if user is not None:
        client.force_login(user)
        cookie = client.cookies["session"]
        context.add_cookies([{"name": "session", "value": cookie.value, "url": site}])
    return client


@pytest.mark.long
@pytest.mark.parametrize("share", range(SHARES))
def test_no_page_has_a_fault_or_scrolls_sideways(site, page, context, share):
    world = everybody(build_world())
    faults = []
    for name in PAGES_OPENED[share::SHARES]:
        policy = POLICY[name]
        sign_in(context, site, reader(policy, world))
        path = address(name, world)
        page.set_viewport_size({"width": PHONE, "height": 900})
        answer = page.goto(site + path)
        assert answer.status in (200, *getattr(policy, "found", ())), path
        faults += [f"{path}: {fault}" for fault in violations(page)]
        for width in (LAPTOP, PHONE):
            page.set_viewport_size({"width": width, "height": 900})
            if scrolls_sideways(page):
                faults.append(f"{path} at {width}: scrolls sideways")
        faults += [f"{path}: {box} scrolls in its box" for box in boxes_that_scroll(page)]

    assert not faults, "\n".join(faults)


@pytest.mark.long
@pytest.mark.parametrize("share", range(SHARES))
def test_a_form_sent_empty_has_no_fault_either(site, page, context, share):
    """Every form that refuses to be sent empty, as it comes back with its errors."""
    world = everybody(build_world())
    page.set_viewport_size({"width": 390, "height": 900})
    faults, came_back = [], 0
    for name in FORMS_SENT[share::SHARES]:
        client = sign_in(context, site, reader(POLICY[name], world))
        if not holds_a_form(client.get(address(name, world))):
            continue
        answer = page.goto(site + address(name, world))
        # An earlier form may have been content with nothing, and done its act.
        if answer.status != 200 or not send_empty(page):
            continue
        came_back += 1
        faults += [f"{name}: {fault}" for fault in violations(page)]
        if scrolls_sideways(page):
            faults.append(f"{name}: scrolls sideways")

    assert not faults, "\n".join(faults)
    assert came_back >= (3 if is_full else 2)


def holds_a_form(answer) -> bool:
    return not answer.streaming and b'method="post"' in answer.content.partition(b"<main")[2]


def send_empty(page) -> bool:
    """Empties the page's form and sends it. Does it come back with errors?"""
    form = page.locator("main form[method=post]").last
    button = form.locator("button[type=submit], button:not([type])").last
    if not form.count() or not button.count():
        return False
    form.evaluate(
        """form => {
            for (const field of form.querySelectorAll("input, textarea, select")) {
                if (["hidden", "submit", "file"].includes(field.type)) continue;
                if (["checkbox", "radio"].includes(field.type)) field.checked = false;
                else if (field.tagName === "SELECT") field.selectedIndex = 0;
                else field.value = "";
            }
        }"""
    )
    with page.expect_navigation():
        button.evaluate("button => button.form.requestSubmit(button)")
    return page.locator(".govuk-error-summary").count() > 0


ROWS = [name for name, policy in POLICY.items() if isinstance(policy, Row)]


@pytest.mark.parametrize("name", part(ROWS[:3], always=ROWS[:1]))
def test_a_page_can_be_walked_through_by_keyboard(site, page, context, name):
    """The first tab reaches the skip link, and the focus is always somewhere that shows."""
    world = build_world()
    sign_in(context, site, reader(POLICY[name], world))
    page.goto(site + address(name, world))

    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to main content"
    for _ in range(25):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getClientRects().length > 0")
