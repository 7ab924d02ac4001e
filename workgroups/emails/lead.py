from django.urls import reverse

from access.links import site_url
from hubs.models import User
from outbox.models import Message
from outbox.render import compose
from workgroups.models import WorkGroup, WorkGroupLead, Workshop


def lead_removed(lead: User, workgroup: WorkGroup, *, row: int, by: User) -> Message:
    """To somebody who leads it no longer; `row` is the key of the row that said so."""
    return compose(
        "lead-removed",
        key=f"lead-removed:{row}",
        to=lead.email,
        hub=workgroup.hub,
        about_id=workgroup.pk,
        context={"lead": lead, "workgroup": workgroup, "by": by},
    )


def lead_named(lead: WorkGroupLead, *, next_workshop: Workshop | None, by: User) -> Message:
    """To somebody who leads a Work Group from now on: what, when next, and how to sign in."""
    return compose(
        "lead-named",
        # By the row: who was taken away and is named again reads it again.
        key=f"lead-named:{lead.pk}",
        to=lead.user.email,
        hub=lead.workgroup.hub,
        about_id=lead.workgroup_id,
        context={
            "lead": lead.user,
            "workgroup": lead.workgroup,
            "next_workshop": next_workshop,
            "by": by,
            "link": site_url(reverse("workgroups:detail", args=[lead.workgroup_id])),
        },
    )
