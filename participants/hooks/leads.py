"""Nobody leads a Work Group that they take part in."""

from hubs.models import User
from participants.queries.own import takes_part
from workgroups.actions.plan import lead_objection
from workgroups.models import WorkGroup


@lead_objection
def has_a_place(workgroup: WorkGroup, user: User) -> str:
    if not takes_part(workgroup, user):
        return ""
    return (
        f"{user} takes part in this Work Group or has asked to, so somebody else leads it. Name a "
        "colleague, or end that first on the page of its people."
    )
