"""What logo a hub has shown, by whom it was chosen and when."""

from itertools import pairwise

from django.apps import apps

from hubs.models import Hub
from pages.history import Change, users_of, who_acted

SHOWN = 20  # the latest changes


def logo_history(hub: Hub) -> list[Change]:
    """The latest first. Two queries."""
    # pghistory makes this model, so there is no name to import.
    events = list(apps.get_model("hubs", "HubEvent").objects.filter(pgh_obj=hub).order_by("pgh_id"))
    changes = [
        (after, logo_change_words(before, after))
        for before, after in pairwise(events)
        if (before.logo_hash, before.logo_words) != (after.logo_hash, after.logo_words)
    ]
    latest = changes[: -SHOWN - 1 : -1]
    users = users_of(event for event, _ in latest)
    return [
        Change(
            title=title,
            by=who_acted(event, users),
            at=event.pgh_created_at,
            details=[event.logo_words] if event.logo_words else [],
        )
        for event, title in latest
    ]


def logo_change_words(before, after) -> str:
    if not after.logo_hash:
        return "Logo taken away"
    if not before.logo_hash:
        return "Logo chosen"
    return "Another logo chosen" if before.logo_hash != after.logo_hash else "Its words changed"
