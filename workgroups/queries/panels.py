"""What packages above show on the first page about a Work Group."""

from pages.panels import Panels
from workgroups.models import WorkGroup

workgroup_panels: Panels[WorkGroup] = Panels()
