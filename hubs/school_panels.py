"""What other apps show on a school's page, above what the register says of it.

An app registers a panel, in a module that its AppConfig loads: a template, and a function that
tells it in a fixed number of queries what the reader may see.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from hubs.models import School, User

Tell = Callable[[School, User, date], dict[str, Any]]
panels: dict[str, Tell] = {}
places: dict[str, int] = {}


@dataclass(frozen=True)
class Panel:
    """One block of a school's page."""

    template: str
    facts: dict[str, Any]


def panel(template: str, *, place: int) -> Callable[[Tell], Tell]:
    """Register what the template, which finds it as `facts`, is told of a school on a day.

    The lower its place, the further up it stands.
    """

    def register(tell: Tell) -> Tell:
        panels[template], places[template] = tell, place
        return tell

    return register


def panels_of(school: School, user: User, on: date) -> list[Panel]:
    return [
        Panel(template, panels[template](school, user, on))
        for template in sorted(panels, key=places.__getitem__)
    ]
