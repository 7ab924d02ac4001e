from participants.models import UnnamedPlace
from workgroups.models import WorkGroup


def unnamed_of(workgroup: WorkGroup) -> list[UnnamedPlace]:
    """Those of which somebody is still to be named, in their turns."""
    rows = UnnamedPlace.objects.waiting().filter(workgroup=workgroup)
    return list(rows.select_related("school").order_by("asked_at", "pk"))
