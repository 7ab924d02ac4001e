"""What packages above show on the first page about a Work Group, a workshop or a visit."""

from pages.panels import Panels
from workgroups.models import SupportVisit, WorkGroup, Workshop

workgroup_panels: Panels[WorkGroup] = Panels()
workshop_panels: Panels[Workshop] = Panels()
visit_panels: Panels[SupportVisit] = Panels()
