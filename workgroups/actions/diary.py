"""How often calendars have been told of a workshop; a calendar takes no word but a later one."""

from collections.abc import Sequence

from django.utils import timezone

from workgroups.models import WorkGroup, Workshop


def count_changes(workshops: Sequence[Workshop]) -> None:
    """Count one more change of each; whoever calls holds their locks and has read them since."""
    for workshop in workshops:
        workshop.sequence += 1
    Workshop.objects.bulk_update(workshops, ["sequence"])


def lock_dates_to_come(workgroup: WorkGroup) -> list[Workshop]:
    """Those that stand, locked in the order in which all others lock several."""
    rows = workgroup.workshops.to_come(timezone.now()).select_related("venue")
    return list(rows.select_for_update(of=["self"], no_key=True).order_by("pk"))
