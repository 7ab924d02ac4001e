"""Who came to workshops without a place."""

from collections.abc import Mapping

from django.db.models import Count, QuerySet

from participants.choices import Mark
from participants.models import Participant, Substitution, WalkIn
from participants.queries.dates import expected_at
from workgroups.models import WorkGroup, Workshop


def lines_at_address(workshop: Workshop, email: str) -> Mapping[Participant, Mark]:
    """The lines of a register that an address may mark, and as what: the person, or who comes
    instead of them.
    """
    instead = Substitution.objects.standing().filter(workshop=workshop, email=email)
    replaced = set(instead.values_list("participant", flat=True))
    own = expected_at(workshop).filter(person__email=email).select_related("person")
    others = expected_at(workshop).filter(pk__in=replaced).select_related("person")
    return dict.fromkeys(others, Mark.SUBSTITUTE) | dict.fromkeys(own, Mark.PRESENT)


def walk_ins_at(workshop: Workshop) -> QuerySet[WalkIn]:
    rows = WalkIn.objects.who_came().filter(workshop=workshop)
    return rows.select_related("school", "workshop").order_by("name", "pk")


def walk_ins_of(workgroup: WorkGroup) -> QuerySet[WalkIn]:
    """Those still to be settled first, then by workshop and name."""
    rows = WalkIn.objects.who_came().filter(workshop__workgroup=workgroup)
    rows = rows.select_related("school", "workshop")
    return rows.order_by("settled_at", "workshop__starts_at", "name", "pk")


def walk_ins_counted(workgroup: WorkGroup) -> dict[int, int]:
    """How many came to each workshop without a place."""
    rows = WalkIn.objects.who_came().filter(workshop__workgroup=workgroup)
    counted = rows.order_by().values("workshop").annotate(came=Count("pk"))
    return dict(counted.values_list("workshop", "came"))
