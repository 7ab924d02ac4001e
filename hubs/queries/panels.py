"""What other apps show on a hub's public page."""

from hubs.models import Hub
from pages.panels import Panels

WRITING = "writing"  # beneath the heading “Write to us”
hub_panels: Panels[Hub] = Panels()
