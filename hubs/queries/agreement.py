from hubs.models import Agreement, Hub


def agreements_of(hub: Hub) -> list[Agreement]:
    """Every version of the hub's agreement, the newest first, with who wrote it."""
    return list(Agreement.objects.filter(hub=hub).select_related("written_by"))
