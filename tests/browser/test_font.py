"""The portal's own font, which no machine need have."""

import pytest

from tests.chromium import in_chromium

pytestmark = [*in_chromium, pytest.mark.django_db(transaction=True)]

IS_LOADED = "document.fonts.ready.then(fonts => [...fonts].map(font => [font.family, font.status]))"


def test_a_page_loads_one_small_font_from_the_portal_itself(site, page):
    sent, problems = [], []
    page.on("response", lambda answer: sent.append(answer))
    page.on("console", lambda message: problems.append(message.text))

    page.goto(f"{site}/", wait_until="networkidle")

    fonts = [answer for answer in sent if answer.request.resource_type == "font"]
    assert [answer.ok for answer in fonts] == [True]
    assert fonts[0].url.startswith(f"{site}/static/fonts/public-sans-latin-wght-normal")
    assert len(fonts[0].body()) < 30_000
    # The second file holds letters that this page has none of.
    assert sorted(status for _, status in page.evaluate(IS_LOADED)) == ["loaded", "unloaded"]
    assert problems == []
