from django.db.models import Q

from access.permissions import Permission
from pages.history import changes_to
from workgroups.models import (
    Outcome,
    Resource,
    SchoolTask,
    WorkGroup,
    WorkGroupLead,
    Workshop,
    WorkshopLead,
)
from workgroups.views.plan import WorkGroupPage

PARTS = (Workshop, SchoolTask, Outcome, Resource, WorkGroupLead)


class WorkGroupHistory(WorkGroupPage):
    """Who changed what of the Work Group's plan."""

    can = Permission.VIEW_HISTORY
    template_name = "workgroups/workgroup_history.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        pk = context["object"].pk
        parts = {model: Q(workgroup=pk) for model in PARTS}
        parts[WorkshopLead] = Q(workshop__workgroup=pk)
        return context | {"changes": changes_to({WorkGroup: Q(pgh_obj=pk), **parts})}
