"""What makes a message from a public page suspicious. Nothing is refused for it: see Suspicion."""

import re

from pages.choices import Suspicion

LINK = re.compile(r"https?://|\bwww\.|\[url|<a\b", re.IGNORECASE)
LINKS_AT_MOST = 2


def links_in(text: str) -> int:
    return len(LINK.findall(text))


def suspicion_of(*, trap: str, text: str) -> str:
    """Why the message may not come from a person; empty where nothing speaks for it.

    `trap` is what stands in the box that people do not see.
    """
    if trap.strip():
        return Suspicion.TRAP
    return Suspicion.LINKS if links_in(text) > LINKS_AT_MOST else ""
