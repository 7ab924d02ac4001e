"""What packages above show on the first page about a Work Group, and on that of one workshop."""

from pages.panels import Panels
from workgroups.models import WorkGroup, Workshop

workgroup_panels: Panels[WorkGroup] = Panels()
workshop_panels: Panels[Workshop] = Panels()
