"""What packages above show on a participant's own page."""

from pages.panels import Panels
from participants.models import Participant

place_panels: Panels[Participant] = Panels()
