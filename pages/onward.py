"""Ways from a page to one of a package above it, which it cannot name.

The page names the act, and whoever offers it registers its own page among its hooks.
"""

from django.urls import reverse

pages: dict[str, str] = {}


def lead_on(acts: dict[str, str]) -> None:
    """Register the name of the page on which each act is done."""
    pages.update(acts)


def onward(act: str, *args) -> str:
    """The address at which the act is done; '' where no package offers it."""
    return reverse(pages[act], args=args) if act in pages else ""
