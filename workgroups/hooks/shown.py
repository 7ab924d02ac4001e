"""What of the Work Groups stands on the kept public pages."""

from pages.shown import shows
from workgroups.models import (
    LocalLeader,
    Outcome,
    Project,
    SchoolTask,
    Venue,
    WorkGroup,
    WorkGroupLead,
    WorkGroupPriority,
    Workshop,
    WorkshopLead,
)

shows(Project, WorkGroup, WorkGroupLead, WorkGroupPriority, Outcome)
shows(Workshop, WorkshopLead, SchoolTask, Venue, LocalLeader)
