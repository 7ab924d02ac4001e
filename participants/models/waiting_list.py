import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from access.roles import Role
from access.scoping import ScopedQuerySet
from hubs.models import Hub
from pages.wording import counted_things
from participants.choices import ListOrder
from participants.rules.priority import USUAL, Weights
from participants.rules.waiting_list import MOST_DAYS, USUAL_DAYS
from workgroups.models import WorkGroup


class WaitingListQuerySet(ScopedQuerySet):
    hub_path = "workgroup__hub"
    named = {Role.LEAD: "workgroup__leads"}


@pghistory.track()
class WaitingList(models.Model):
    """How the waiting list of one Work Group moves, since its hub has said something of that."""

    workgroup = models.OneToOneField(
        WorkGroup, on_delete=models.CASCADE, related_name="waiting_list"
    )
    # Then the two below are the hub's, read where they are asked for: they may change any day.
    follows_hub = models.BooleanField("as the hub says of all its lists", default=False)
    moves_itself = models.BooleanField(default=False)
    answer_days = models.PositiveSmallIntegerField(
        "working days to answer", default=USUAL_DAYS, help_text="Of an offer made by itself."
    )
    order = models.CharField(max_length=10, choices=ListOrder.choices, default=ListOrder.TURN)
    # Whose word it is that places are offered while nobody looks.
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(default=timezone.now)

    objects = WaitingListQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answer_days__gte=1, answer_days__lte=MOST_DAYS),
                name="waiting_list_gives_1_to_10_days",
            ),
            models.CheckConstraint(
                condition=Q(order__in=ListOrder.values), name="waiting_list_order_known"
            ),
        ]

    def __str__(self) -> str:
        return f"Waiting list of {self.workgroup}"

    @property
    def is_by_score(self) -> bool:
        return self.order == ListOrder.SCORE


class WaitingListDefaultQuerySet(ScopedQuerySet):
    hub_path = "hub"


@pghistory.track()
class WaitingListDefault(models.Model):
    """How the waiting lists of a hub move of which nothing else has been said."""

    hub = models.OneToOneField(Hub, on_delete=models.CASCADE, related_name="waiting_list_default")
    moves_itself = models.BooleanField(default=False)
    answer_days = models.PositiveSmallIntegerField("working days to answer", default=USUAL_DAYS)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(default=timezone.now)

    objects = WaitingListDefaultQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answer_days__gte=1, answer_days__lte=MOST_DAYS),
                name="waiting_list_default_gives_1_to_10_days",
            ),
        ]

    def __str__(self) -> str:
        return f"Waiting lists of {self.hub}"

    @property
    def words(self) -> str:
        if not self.moves_itself:
            return "you offer free places yourselves"
        days = counted_things(self.answer_days, "working day")
        return f"the list offers free places by itself, with {days} to answer"


class PriorityWeightsQuerySet(ScopedQuerySet):
    hub_path = "hub"


@pghistory.track()
class PriorityWeights(models.Model):
    """How much each thing counts for the hub when there are fewer places than people."""

    hub = models.OneToOneField(Hub, on_delete=models.CASCADE, related_name="priority_weights")
    pupil_premium = models.PositiveSmallIntegerField(default=USUAL.pupil_premium)
    never_reached = models.PositiveSmallIntegerField(default=USUAL.never_reached)
    raised_need = models.PositiveSmallIntegerField(default=USUAL.raised_need)
    new_to_mastery = models.PositiveSmallIntegerField(default=USUAL.new_to_mastery)
    first_come = models.PositiveSmallIntegerField(default=USUAL.first_come)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(default=timezone.now)

    objects = PriorityWeightsQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "priority weights"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    pupil_premium__lte=20,
                    never_reached__lte=20,
                    raised_need__lte=20,
                    new_to_mastery__lte=20,
                    first_come__lte=20,
                ),
                name="priority_weights_of_at_most_20",
            ),
        ]

    def __str__(self) -> str:
        return f"Priorities of {self.hub}"

    @property
    def values(self) -> Weights:
        return Weights(**{name: getattr(self, name) for name in Weights._fields})
