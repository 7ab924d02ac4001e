"""What packages above show on a participant's own page, and on a school's."""

from pages.panels import Panels
from participants.models import Participant
from schools.models import School

place_panels: Panels[Participant] = Panels()
# Asked with the contact who reads it.
own_school_panels: Panels[School] = Panels()
