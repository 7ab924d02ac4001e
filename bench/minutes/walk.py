"""The administrator at the browser: every act is done for real, and counted."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client
from playwright.sync_api import Error, Locator, Page

from bench.minutes import keystrokes
from bench.minutes.keystrokes import Effort
from hubs.models import User

PATIENCE = 20_000  # milliseconds until a link, a button or a box counts as missing
LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd / 1000"


class CannotBeDone(Exception):
    """A step of the walk is not to be had on the page where it was looked for."""


class Walk:
    """What one person does, stage by stage, from the home page by links and buttons alone."""

    def __init__(self, page: Page, site: str, user: User):
        self.page = page
        self.site = site
        self.user = user
        self.stages: dict[str, Effort] = {}
        self.stage = ""
        # Whether anything was filled in, marked or chosen since the page came.
        self.has_decided = False
        page.set_default_timeout(PATIENCE)

    @contextmanager
    def at_stage(self, name: str) -> Iterator[None]:
        """Counts for this stage, which may be come back to."""
        self.stage = name
        self.stages.setdefault(name, Effort())
        try:
            yield
        except (Error, CannotBeDone) as error:
            where = urlsplit(self.page.url).path
            raise CannotBeDone(f"“{name}” stops at {where}: {error}") from error

    def counts(self, effort: Effort) -> None:
        self.stages[self.stage] += effort
        self.has_decided = self.has_decided or effort.decisions > 0

    def goes_home(self) -> None:
        """By a bookmark, signed in: how long that takes hangs on the code's email."""
        self.signs_in()
        self.counts(keystrokes.CLICKED)
        self.page.goto(f"{self.site}/home/")
        self.arrives()

    def signs_in(self) -> None:
        """Not counted. The story jumps by months, and no session lasts that long."""
        client = Client()
        client.force_login(self.user)
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value, "url": self.site}
        self.page.context.clear_cookies()
        self.page.context.add_cookies([cookie])

    def follows(self, words: str | re.Pattern, *, beside: str = "") -> None:
        """The first link with these words, or that in the row of a table with those beside it."""
        place = self.page.locator("tr", has_text=beside) if beside else self.page
        self.leaves_by(place.locator("a", has_text=words).first)

    def presses(self, words: str) -> None:
        self.leaves_by(self.page.locator("main").get_by_role("button", name=words).first)

    def leaves_by(self, way: Locator) -> None:
        if not self.has_decided:
            self.counts(keystrokes.READ)
        self.counts(keystrokes.CLICKED)
        with self.page.expect_navigation():
            way.click()
        self.arrives()

    def arrives(self) -> None:
        self.page.wait_for_load_state("load")
        seconds = self.page.evaluate(LOADED)
        while not seconds:  # the page is there before the browser has noted its end
            self.page.wait_for_timeout(10)
            seconds = self.page.evaluate(LOADED)
        self.counts(keystrokes.loaded(seconds))
        self.has_decided = False
        if refusal := self.refusal():
            raise CannotBeDone(refusal)

    def refusal(self) -> str:
        """What the page says is wrong with what was sent, or that there is no such page."""
        summary = self.page.locator(".govuk-error-summary")
        if summary.count():
            return summary.first.inner_text()
        status = self.page.evaluate("performance.getEntriesByType('navigation')[0].responseStatus")
        return f"the portal answered {status}" if status >= 400 else ""

    def reads(self, words: str) -> None:
        """Not counted: makes sure that the act was done."""
        if words not in self.page.locator("main").inner_text():
            raise CannotBeDone(f"the page does not say “{words}”")

    def fills(self, **boxes: str) -> None:
        for name, text in boxes.items():
            box = self.page.locator(f"main [name={name}]")
            self.counts(keystrokes.typed(text, instead_of=box.input_value()))
            box.fill(text)

    def pastes(self, name: str, text: str) -> None:
        """What stands in a sheet elsewhere."""
        self.counts(keystrokes.pasted())
        self.page.fill(f"main [name={name}]", text)

    def ticks(self, name: str) -> None:
        self.counts(keystrokes.MARKED)
        self.page.check(f"main [name={name}]")

    def finds(self, **boxes: str) -> None:
        """Checks what the portal has filled in: read together, it is one decision."""
        self.counts(keystrokes.READ)
        for name, text in boxes.items():
            if (found := self.page.input_value(f"main [name={name}]")) != text:
                raise CannotBeDone(f"“{name}” holds “{found}” and not “{text}”")

    def fills_day(self, name: str, day: date) -> None:
        self.counts(keystrokes.typed_day(day))
        for part, number in zip(("day", "month", "year"), keystrokes.boxes_of(day), strict=True):
            self.page.fill(f"main [name={name}_{part}]", str(number))

    def chooses(self, name: str, value: str | int) -> None:
        """Ticks a box or takes one of several, where it is not so already."""
        mark = self.page.locator(f"main [name={name}][value='{value}']")
        if not mark.is_checked():
            self.counts(keystrokes.MARKED)
            mark.check()

    def selects(self, name: str, label: str) -> None:
        self.counts(keystrokes.PICKED_FROM_LIST)
        self.page.select_option(f"main [name={name}]", label=label)

    def finds_school(self, typed: str, name: str) -> None:
        """Types until the school is suggested, and chooses it."""
        self.counts(keystrokes.typed(typed))
        self.page.locator("main").get_by_role("combobox").press_sequentially(typed)
        self.leaves_by(self.page.get_by_role("option", name=name).first)
