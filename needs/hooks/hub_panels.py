"""What a hub's public page shows of what it puts first, and how one writes to it."""

from datetime import date
from typing import Any

from hubs.models import Hub
from hubs.queries.panels import WRITING, hub_panels
from needs.queries.priority import priorities_of
from pages.panels import BELOW
from pages.rules.school_year import school_year_of


@hub_panels.panel("needs/_priorities_of_hub.html", where=BELOW)
def priorities_panel(hub: Hub, reader, on: date) -> dict[str, Any]:
    year = school_year_of(on)
    return {"priorities": list(priorities_of(hub, year)), "year": year}


@hub_panels.panel("needs/_ways_to_write.html", where=WRITING)
def ways_to_write_panel(hub: Hub, reader, on: date) -> dict[str, Any]:
    return {}
