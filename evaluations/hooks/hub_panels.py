"""What a hub's public page shows of what came of its Work Groups."""

from datetime import date
from typing import Any

from evaluations.queries.publication import published_of
from hubs.models import Hub
from hubs.queries.panels import hub_panels
from pages.panels import BELOW


@hub_panels.panel("evaluations/_published_of_hub.html", where=BELOW, place=2)
def published_panel(hub: Hub, reader, on: date) -> dict[str, Any]:
    return {"published": published_of(hub)}
