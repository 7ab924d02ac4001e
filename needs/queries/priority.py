from hubs.models import Hub
from needs.models import Priority, PriorityQuerySet


def priorities_of(hub: Hub, school_year: int) -> PriorityQuerySet:
    """The approved priorities of one school year, in the hub's order."""
    rows = Priority.objects.approved().filter(hub=hub, school_year=school_year)
    return rows.order_by("position", "pk")
