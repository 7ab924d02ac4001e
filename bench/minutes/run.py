"""The portal and the browser in which the year is walked, and the table of what it took."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import time_machine
from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from playwright.sync_api import Page, sync_playwright

from bench.minutes.keystrokes import Effort, said_minutes
from bench.minutes.others import build_hub
from bench.minutes.stages import OF_PEOPLE, PLANNED_ON, Year, walk_through
from bench.minutes.walk import Walk
from portal.demo.clock import london_moment
from portal.wsgi import application

HEADINGS = ["Stage", "Page loads", "Clicks", "Keystrokes", "Decisions", "Pages", "Time"]


def efforts_of_a_year(chromium: Path) -> dict[str, Effort]:
    with portal_served() as site, opened(chromium) as page:
        scene = build_hub()
        walk = Walk(page, site, scene.administrator)
        # The portal answers in a thread of this process, so the clock of the story is its own too.
        with time_machine.travel(london_moment(PLANNED_ON)) as clock:
            walk_through(Year(walk, clock, scene))
        return walk.stages


class QuietHandler(WSGIRequestHandler):
    def log_message(self, format, *args):
        """The walk itself says where it stops."""


@contextmanager
def portal_served() -> Iterator[str]:
    address = urlsplit(settings.SITE_URL)
    server = ThreadedWSGIServer((address.hostname, address.port), QuietHandler)
    server.set_app(application)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield settings.SITE_URL
    finally:
        server.shutdown()


@contextmanager
def opened(chromium: Path) -> Iterator[Page]:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield browser.new_page(viewport={"width": 1280, "height": 900})
        browser.close()


def table_of(stages: dict[str, Effort]) -> str:
    """As Markdown, with columns wide enough to be read as it is."""
    people = sum((stages[name] for name in OF_PEOPLE), Effort())
    whole = sum(stages.values(), Effort())
    sums = {"In all": whole, "Of it with people": people}
    rows = [cells_of(name, effort) for name, effort in (stages | sums).items()]
    widths = [max(map(len, column)) for column in zip(HEADINGS, *rows, strict=True)]
    lines = [HEADINGS, ["-" * width for width in widths], *rows]
    return "\n".join(
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))} |"
        for line in lines
    )


def cells_of(name: str, effort: Effort) -> list[str]:
    counts = (effort.loads, effort.clicks, effort.keys, effort.decisions)
    pages = f"{effort.page_seconds:.1f} s"
    return [name, *(f"{count:,}" for count in counts), pages, said_minutes(effort.seconds)]
