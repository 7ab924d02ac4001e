"""Somebody who does things at a browser, page by page."""

import re
from urllib.parse import urlsplit

from django.urls import resolve
from playwright.sync_api import Page, expect

from hubs.models import User
from outbox.models import Message
from tests.browser.test_accessibility import sign_in
from tests.chromium import violations
from tests.sweeps import is_full


class Walk:
    """Somebody at the browser, who stumbles over any fault of a page.

    Every third kind of page is held before the accessibility checker, which takes longer than all
    else; with `--full` each is.
    """

    def __init__(self, page: Page, site: str, clock):
        self.page = page
        self.site = site
        self.clock = clock
        self.met: list[str] = []
        self.loads = 0

    def goes(self, path: str) -> None:
        self.page.goto(path if path.startswith("http") else self.site + path)
        self.looks()

    def looks(self) -> None:
        self.loads += 1
        kind = resolve(urlsplit(self.page.url).path).view_name
        if kind not in self.met:
            self.met.append(kind)
            if is_full or len(self.met) % 3 == 0:
                assert violations(self.page) == [], self.page.url

    def becomes(self, email: str | None) -> None:
        user = User.objects.get(email=email) if email else None
        sign_in(self.page.context, self.site, user)

    def fills(self, **fields: str) -> None:
        for name, value in fields.items():
            self.page.fill(f"[name={name}]", value)

    def chooses(self, name: str, value: str) -> None:
        self.page.check(f"[name={name}][value={value}]")

    def presses(self, words: str) -> None:
        self.leaves_by(self.page.get_by_role("button", name=words))

    def follows(self, words: str | re.Pattern) -> None:
        self.leaves_by(self.page.locator("main a", has_text=words).first)

    def leaves_by(self, way) -> None:
        with self.page.expect_navigation():
            way.click()
        self.looks()

    def reads(self, words: str) -> None:
        expect(self.page.locator("body")).to_contain_text(words)

    def opens_letter(self, kind: str, email: str) -> None:
        letter = Message.objects.filter(kind=kind, to_email=email).latest("pk")
        self.goes(re.search(r"https?://\S+/", letter.text).group(0))
