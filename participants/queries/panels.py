"""What packages above show on a participant's own page, a school's, and those of registers."""

from pages.panels import Panels
from participants.models import Participant
from schools.models import School
from workgroups.models import WorkGroup, Workshop

place_panels: Panels[Participant] = Panels()
# Asked with the contact who reads it.
own_school_panels: Panels[School] = Panels()
# Of all workshops of a Work Group, and of one whose register is closed.
registers_panels: Panels[WorkGroup] = Panels()
closed_register_panels: Panels[Workshop] = Panels()
