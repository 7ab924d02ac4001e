"""What other apps show on a school's page, and the pages of theirs that it leads to."""

from django.urls import reverse

from pages.panels import Panels
from schools.models import School

school_panels: Panels[School] = Panels()
links: dict[str, str] = {}


def link_from_school(label: str, url_name: str) -> None:
    """Register a page about one school, whose address ends in the school's id."""
    links[label] = url_name


def links_from_school(school: School) -> list[dict[str, str]]:
    return [
        {"label": label, "url": reverse(name, args=[school.pk])} for label, name in links.items()
    ]
