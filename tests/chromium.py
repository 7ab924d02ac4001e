"""What tests in a real browser share. Without Debian's chromium they are skipped, and say so.

Its shell without a head is the same engine without a browser's own windows, and a sixth quicker:
it is used where it is installed.
"""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

SHELL, BROWSER = Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium")
CHROMIUM = SHELL if SHELL.exists() else BROWSER

# Playwright keeps a loop running in this thread, in which Django would not ask the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

in_chromium = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"There is no {BROWSER}."),
]


def violations(page) -> list[str]:
    """What the accessibility checker finds wrong with the page, a line each."""
    # Else it also describes, at length, everything that is right.
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{violation['id']}: {node['html'][:120]}"
        for violation in found
        for node in violation["nodes"]
    ]


def scrolls_sideways(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def boxes_that_scroll(page) -> list[str]:
    """The tables that are wider than their box, so that a part of them is out of sight."""
    return page.eval_on_selector_all(
        ".portal-scroll",
        "boxes => boxes.filter(box => box.scrollWidth > box.clientWidth + 1)"
        ".map(box => box.querySelector('caption')?.textContent.trim() ?? box.className)",
    )
