"""What other apps show on a school's page, beside what the register says of it.

An app registers a panel, in a module that its AppConfig loads: a template, and a function that
tells it in a fixed number of queries what the reader may see; or a link to a page of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from access.reader import Reader
from schools.models import School

ABOVE, BELOW, BESIDE = "above", "below", "beside"  # the facts of the register

Tell = Callable[[School, Reader, date], dict[str, Any]]


@dataclass(frozen=True)
class Spot:
    """Where a panel stands, and whom to ask what it shows. The lower its place, the further up."""

    where: str
    place: int
    template: str
    tell: Tell


@dataclass(frozen=True)
class Panel:
    """One block of a school's page."""

    template: str
    facts: dict[str, Any]


spots: dict[str, Spot] = {}
links: dict[str, str] = {}


def panel(template: str, *, place: int = 1, where: str = ABOVE) -> Callable[[Tell], Tell]:
    """Register what the template, which finds it as `facts`, is told of a school on a day."""

    def register(tell: Tell) -> Tell:
        spots[template] = Spot(where, place, template, tell)
        return tell

    return register


def link(label: str, url_name: str) -> None:
    """Register a page about one school, whose address ends in the school's id."""
    links[label] = url_name


def panels_of(school: School, user: Reader, on: date) -> dict[str, list[Panel]]:
    """The panels by where they stand, each list in its order."""
    found: dict[str, list[Panel]] = {ABOVE: [], BELOW: [], BESIDE: []}
    for spot in sorted(spots.values(), key=lambda spot: spot.place):
        found[spot.where].append(Panel(spot.template, spot.tell(school, user, on)))
    return found


def links_of(school: School) -> list[dict[str, str]]:
    return [
        {"label": label, "url": reverse(name, args=[school.pk])} for label, name in links.items()
    ]
