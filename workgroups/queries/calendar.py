from datetime import timedelta

from django.utils import timezone

from hubs.models import Hub
from workgroups.models import Workshop

# What is over stays a while, as a calendar drops what a feed no longer holds.
KEPT_AFTER = timedelta(days=365)


def public_dates(hub: Hub) -> list[Workshop]:
    """The dates of a hub's published Work Groups that stand, from a year ago on."""
    rows = Workshop.objects.standing().filter(
        workgroup__hub=hub,
        workgroup__published_at__isnull=False,
        workgroup__cancelled_at=None,
        starts_at__gt=timezone.now() - KEPT_AFTER,
    )
    return list(rows.select_related("workgroup", "venue"))
