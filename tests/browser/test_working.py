"""While an answer takes long, the page says what is being done."""

import time

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from access.roles import Role
from evaluations.actions.board_pack import make_board_pack
from evaluations.models import BoardPack
from evaluations.views import board_pack as views
from tests.browser.test_accessibility import sign_in
from tests.chromium import in_chromium
from tests.factories import HubFactory, member

pytestmark = [*in_chromium, pytest.mark.django_db(transaction=True)]


# Playwright itself looks at no page that is being left.
NOTE_WHAT_IS_SAID = """
status => new MutationObserver(() => { sessionStorage.said ??= status.innerText; })
  .observe(status, { childList: true })
"""


def test_a_pack_that_takes_long_is_said_to_be_made(site, page, context, monkeypatch):
    def made_late(**given):
        time.sleep(2)
        return make_board_pack(**given)

    monkeypatch.setattr(views, "make_board_pack", made_late)
    sign_in(context, site, member(HubFactory(), Role.ADMINISTRATOR))
    page.goto(f"{site}{reverse('evaluations:make_board_pack')}")
    status = page.locator("main [data-working]")
    expect(status).to_be_empty()

    status.evaluate(NOTE_WHAT_IS_SAID)

    page.click("main button")

    page.wait_for_url(lambda url: not url.endswith("/make/"))
    assert page.evaluate("sessionStorage.said").startswith("Making the pack")
    assert BoardPack.objects.count() == 1
