"""Who has which place."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import BooleanField, Count, Exists, F, OuterRef, Prefetch, Value
from django.db.models.expressions import Combinable
from django.utils import timezone

from pages.expressions import number_of
from pages.prepared import NOW, WORKGROUP, PreparedRows
from participants.choices import InterestState
from participants.models import (
    ExpressionOfInterest,
    Offer,
    Participant,
)
from participants.rules.allocation import Capacity
from workgroups.models import WorkGroup, Workshop

SOON = timedelta(weeks=4)  # when half of the places should be taken or offered


@dataclass(frozen=True)
class HeldPlaces:
    """Places taken and on offer in one Work Group, by school; and can any still be given?"""

    capacity: int
    taken: Counter
    offered: Counter
    is_over: bool = False

    @property
    def places(self) -> Capacity:
        return Capacity(self.capacity, self.taken.total(), self.offered.total())

    def of_school(self, school: int) -> int:
        return self.taken[school] + self.offered[school]

    def beside(self, interest: ExpressionOfInterest) -> "HeldPlaces":
        """Without the place that this one holds itself, which speaks against nobody but others."""
        if not interest.holds_place:
            return self
        own = Counter([interest.school_id])
        if interest.is_offered:
            return replace(self, offered=self.offered - own)
        return replace(self, taken=self.taken - own)


def held_places(workgroup: WorkGroup) -> HeldPlaces:
    held: dict[bool | None, Counter] = {True: Counter(), False: Counter(), None: Counter()}
    for is_taken, school in schools_with_places.all(workgroup=workgroup.pk, now=timezone.now()):
        held[is_taken][school] += 1
    return HeldPlaces(
        capacity=workgroup.capacity,
        taken=held[True],
        offered=held[False],
        is_over=bool(held[None]),
    )


@PreparedRows
def schools_with_places():
    """Is it taken, and of which school: a row for each place. None where the Work Group is over."""
    taken = Participant.objects.taking_part().filter(workgroup=WORKGROUP)
    offered = Offer.objects.open().filter(interest__workgroup=WORKGROUP).order_by()
    rows = taken.order_by().values_list(Value(True), "school")
    # A row of its own where the Work Group is over, as every page that asks for one asks for both.
    neither = Value(None, output_field=BooleanField(null=True))
    over = WorkGroup.objects.over(NOW).filter(pk=WORKGROUP).order_by()
    # All, as a plain union makes one row of two people of a school.
    return rows.union(
        offered.values_list(Value(False), "interest__school"),
        over.values_list(neither, "pk"),
        all=True,
    )


def places_of(workgroup: WorkGroup) -> Capacity:
    return held_places(workgroup).places


def offers_as_shown(offers):
    """Each with all that its page says."""
    # By itself, as PostgreSQL takes ten times as long to plan the joins of both at once.
    workgroups = WorkGroup.objects.select_related("hub", "project", "fee_policy", "agreement")
    rows = offers.select_related("interest__person", "interest__school", "interest__place__person")
    return rows.prefetch_related(Prefetch("interest__workgroup", queryset=workgroups))


def participants_of(workgroup: WorkGroup) -> list[Participant]:
    """Everybody who has or had a place, by name, those who gave it up last."""
    return participants_in_order.all(workgroup=workgroup.pk)


@PreparedRows
def participants_in_order():
    rows = Participant.objects.filter(workgroup=WORKGROUP)
    rows = rows.select_related("person", "school", "interest")
    return rows.order_by(F("withdrawn_at").asc(nulls_first=True), "person__name", "pk")


def places_held_in(workgroups: Collection[int]) -> dict[int, int]:
    """For each Work Group the places that are taken or on offer, where there are any."""
    taken = Participant.objects.taking_part().filter(workgroup__in=workgroups)
    offered = Offer.objects.open().filter(interest__workgroup__in=workgroups)
    held = taken.order_by().values_list("workgroup").annotate(Count("pk"))
    on_offer = offered.order_by().values_list("interest__workgroup").annotate(Count("pk"))
    found: Counter = Counter()
    for workgroup, number in held.union(on_offer, all=True):
        found[workgroup] += number
    return dict(found)


def places_taken(workgroup: int) -> int:
    """How many would be told of a new date of that Work Group."""
    return Participant.objects.taking_part().filter(workgroup=workgroup).count()


def places_held_column() -> Combinable:
    """As places_held_in(), of the Work Group of the query around."""
    of_group = {"workgroup": OuterRef("pk")}
    # Offers by the state of the interest: an index of Work Group and state answers alone.
    offered = ExpressionOfInterest.objects.filter(state=InterestState.OFFERED, **of_group)
    return number_of(Participant.objects.taking_part().filter(**of_group)) + number_of(offered)


def with_a_place_free(workgroups, now: datetime):
    """Work Groups with workshops to come and a place free, each with `waiting`: how many wait."""
    of_group = {"workgroup": OuterRef("pk")}
    ahead = Workshop.objects.standing().filter(starts_at__gt=now, **of_group)
    waiting = ExpressionOfInterest.objects.filter(**of_group).waiting()
    free = workgroups.filter(Exists(ahead), cancelled_at=None, capacity__gt=places_held_column())
    return free.annotate(waiting=number_of(waiting))


def under_recruited(workgroups, now):
    """Those that start within SOON with fewer than half of their places taken or offered."""
    rows = workgroups.public().with_first_date()
    return rows.filter(
        first_at__gt=now, first_at__lte=now + SOON, capacity__gt=places_held_column() * Value(2)
    )


def waiting_with_a_place(interests, now: datetime):
    """Those on the waiting list of a Work Group that has workshops to come and a place free."""
    groups = with_a_place_free(WorkGroup.objects.all(), now).filter(waiting__gt=0)
    return interests.waiting().filter(workgroup__in=groups.values("pk"))
