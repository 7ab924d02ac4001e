"""Who takes part in a Work Group, as those who take part see each other."""

from dataclasses import dataclass

from participants.models import Participant
from workgroups.models import WorkGroup


@dataclass(frozen=True)
class Other:
    """All that the others are shown of somebody."""

    name: str
    school: str
    email: str  # "" unless they want it to be seen


def others_in(workgroup: WorkGroup) -> list[Other]:
    """Everybody with a place today, by name."""
    rows = Participant.objects.taking_part().filter(workgroup=workgroup)
    fields = rows.order_by("person__name", "pk").values_list(
        "person__name", "school__name", "person__email", "email_shared_at"
    )
    return [
        Other(name, school, email if shared_at else "") for name, school, email, shared_at in fields
    ]
