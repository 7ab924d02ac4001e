from hubs.models import Hub, Priority


def priorities_of(hub: Hub, school_year: int) -> list[Priority]:
    """The approved priorities of one school year, in the hub's order."""
    rows = Priority.objects.approved().filter(hub=hub, school_year=school_year)
    return list(rows.order_by("position", "pk"))
