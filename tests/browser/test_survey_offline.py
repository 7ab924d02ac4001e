"""A survey on a phone, in a train that goes through a tunnel: nothing typed is lost."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from evaluations.actions.survey import invite_in_wave, keep_standard_questions
from evaluations.choices import Wave
from evaluations.links import SURVEY
from evaluations.models import Answer, Invitation
from tests.browser.walk import Walk
from tests.chromium import in_chromium, scrolls_sideways
from tests.factories import (
    OutcomeFactory,
    ParticipantFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
)

pytestmark = [*in_chromium, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}
TWO_WEEKS_BEFORE = london(2021, 11, 3, 8)
KEPT = "What you have typed is kept."
NO_CONNECTION = "No connection: what you have typed is kept on this device"


@pytest.fixture
def path(time_machine):
    time_machine.move_to(TWO_WEEKS_BEFORE)
    workgroup = WorkGroupFactory()
    for starts_at in (london(2021, 11, 17, 9, 30), london(2022, 5, 25, 9, 30)):
        WorkshopFactory(workgroup=workgroup, starts_at=starts_at)
    OutcomeFactory(workgroup=workgroup)
    ParticipantFactory(workgroup=workgroup)
    keep_standard_questions()
    invite_in_wave(on=TWO_WEEKS_BEFORE.date(), wave=Wave.START)
    return SURVEY.path(Invitation.objects.get())


def test_what_is_typed_before_the_script_has_come_is_kept(path, site, page, time_machine):
    page.set_viewport_size(PHONE)
    walk = Walk(page, site, time_machine)
    held = []
    page.route("**/part-kept-*.js", lambda route: held.append(route))
    with page.expect_request("**/part-kept-*.js"):
        walk.goes(path)
    page.locator(".portal-scale__label", has_text="4").first.click()
    page.fill("[name=practice]", "We use bar models")
    held.pop().continue_()
    expect(page.locator("[data-kept]")).to_have_text(KEPT)

    # It is newer than what this device still holds of another visit, and the rest of that stays.
    page.evaluate(
        "form => localStorage.setItem(`kept:${form.dataset.key}`,"
        " 'practice=Earlier+words&priority=Pupils+who+explain')",
        page.locator("form[data-key]").element_handle(),
    )
    with page.expect_request("**/part-kept-*.js"):
        walk.goes(path)
    page.fill("[name=practice]", "We use bar models and counters")
    held.pop().continue_()
    expect(page.locator("[data-kept]")).to_have_text(KEPT)
    expect(page.locator("[name=practice]")).to_have_value("We use bar models and counters")
    kept = Client().get(path).text
    assert "We use bar models and counters" in kept
    assert "Pupils who explain" in kept


def test_what_is_typed_while_the_network_is_lost_is_there_again(
    path, site, page, context, time_machine
):
    page.set_viewport_size(PHONE)
    walk = Walk(page, site, time_machine)
    walk.goes(path)
    assert not scrolls_sideways(page)

    page.fill("[name=practice]", "We use bar models")
    expect(page.locator("[data-kept]")).to_have_text(KEPT)
    context.set_offline(True)
    page.locator(".portal-scale__label", has_text="4").first.click()
    page.fill("[name=priority]", "Pupils who explain")
    expect(page.locator("[data-kept]")).to_contain_text(NO_CONNECTION)
    page.get_by_role("button", name="Send my answers").click()
    # Pressing it has not left the page for an error of the browser's.
    expect(page.locator("[name=priority]")).to_have_value("Pupils who explain")
    page.goto("about:blank")
    context.set_offline(False)
    walk.goes(path)

    expect(page.locator("[name=practice]")).to_have_value("We use bar models")
    expect(page.locator("[name=priority]")).to_have_value("Pupils who explain")
    expect(page.locator("[data-kept]")).to_have_text(KEPT)
    # And from another device, by the same link.
    assert "Pupils who explain" in Client().get(path).text
    walk.presses("Send my answers")
    walk.reads("We have your answers")
    assert {row.text or row.rating for row in Answer.objects.all()} == {
        4,
        "We use bar models",
        "Pupils who explain",
    }
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('kept:'))") == []
    # Opened twice, sent once.
    assert walk.loads == 3
