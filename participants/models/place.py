from datetime import datetime

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from access.roles import Role
from access.scoping import ScopedQuerySet
from hubs.models import FeePolicy
from participants.choices import Mark, OfferAnswer
from participants.models.interest import ExpressionOfInterest
from participants.models.person import Person
from participants.models.waiting_list import WaitingList
from participants.rules.cost import may_cost
from participants.rules.outcome import outcome_of
from participants.rules.own_needs import needs_words
from schools.models import School
from workgroups.models import WorkGroup, Workshop
from workgroups.rules.notice import free_until_for


class OfferQuerySet(ScopedQuerySet):
    hub_path = "interest__workgroup__hub"

    def open(self):
        """Not answered yet. An offer holds its place until it is answered or has run out."""
        # Not by the clock: one that has run out holds its place until the sweep has closed it and
        # said so.
        return self.filter(answered_at=None)


@pghistory.track()
class Offer(models.Model):
    """A place held out to somebody until a day."""

    interest = models.ForeignKey(
        ExpressionOfInterest, on_delete=models.PROTECT, related_name="offers"
    )
    offered_at = models.DateTimeField(default=timezone.now)
    # Nobody, where the waiting list moved by itself: then `by_list` says whose doing that was.
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    by_list = models.ForeignKey(
        WaitingList, on_delete=models.PROTECT, null=True, related_name="offers"
    )
    expires_at = models.DateTimeField()
    override_reason = models.CharField(
        max_length=300, blank=True, help_text="Why the place is offered in spite of a rule."
    )
    answer = models.CharField(max_length=20, choices=OfferAnswer.choices, blank=True)
    answered_at = models.DateTimeField(null=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        ordering = ["offered_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["interest"],
                condition=Q(answered_at=None),
                name="one_open_offer_for_each_interest",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None)
                | Q(answer__in=OfferAnswer.values, answered_at__isnull=False),
                name="offer_answer_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("offered_at")), name="offer_expires_after_it_is_made"
            ),
            models.CheckConstraint(
                condition=Q(offered_by__isnull=False, by_list=None)
                | Q(offered_by=None, by_list__isnull=False),
                name="offer_is_made_by_somebody_or_by_the_list",
            ),
        ]

    def __str__(self) -> str:
        return f"Offer to {self.interest}"

    @property
    def is_accepted(self) -> bool:
        return self.answer == OfferAnswer.ACCEPTED

    @property
    def is_turned_down(self) -> bool:
        return self.answer == OfferAnswer.TURNED_DOWN

    @property
    def is_taken_back(self) -> bool:
        return self.answer == OfferAnswer.TAKEN_BACK

    @property
    def has_lost_place(self) -> bool:
        return self.answer == OfferAnswer.PLACE_LOST


class ParticipantQuerySet(ScopedQuerySet):
    hub_path = "workgroup__hub"
    named = {Role.LEAD: "workgroup__leads", Role.PARTICIPANT: "person__user"}

    def taking_part(self):
        return self.filter(withdrawn_at=None)


# Without the needs: what is forgotten a month afterwards must not stay in the history.
@pghistory.track(exclude=["access_needs", "food_needs"])
class Participant(models.Model):
    """One person's place in one Work Group, and the terms it was accepted on."""

    # An index of more begins with it.
    workgroup = models.ForeignKey(
        WorkGroup, on_delete=models.PROTECT, related_name="participants", db_index=False
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="places")
    # Not read from the person, who may go to another school while this place stays where it is.
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="places")
    # One place at most: whoever gives it up and wants another asks again.
    interest = models.OneToOneField(
        ExpressionOfInterest, on_delete=models.PROTECT, related_name="place"
    )
    # The version accepted: terms that change later never touch a place taken before.
    fee_policy = models.ForeignKey(
        FeePolicy, on_delete=models.PROTECT, null=True, related_name="places"
    )
    accepted_at = models.DateTimeField(default=timezone.now)
    # Where the hub has moved them here: when the terms were accepted, in the group they came from.
    terms_accepted_at = models.DateTimeField(null=True)
    # The reason is the mark: whoever has one is exempt.
    exempt_because = models.CharField("exempt from fees because", max_length=200, blank=True)
    # Consent: while it is there, the others of the Work Group see the person's email address.
    email_shared_at = models.DateTimeField(null=True)
    # For the lead and the hub only, and forgotten once the last workshop is a month ago.
    access_needs = models.CharField(max_length=300, blank=True)
    food_needs = models.CharField(max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        indexes = [
            # Every page of a hub's evidence begins with the places of its Work Groups.
            models.Index(
                fields=["workgroup"],
                include=["id", "school", "withdrawn_at"],
                name="place_by_workgroup",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["workgroup", "person"],
                # Whoever gave a place up may have another in the same Work Group.
                condition=Q(withdrawn_at=None),
                name="one_live_place_for_each_person",
            ),
            models.CheckConstraint(
                condition=Q(terms_accepted_at=None) | Q(terms_accepted_at__lte=F("accepted_at")),
                name="terms_are_accepted_before_the_place_is_moved",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.workgroup}"

    def free_until(self, workshop: Workshop) -> datetime | None:
        """The last second at which this person may cancel that date free of charge."""
        # Whom the hub moves gets other dates by its doing, as when it moves a workshop.
        changes = [at for at in (workshop.changed_at, self.moved_at) if at]
        return free_until_for(
            workshop.starts_at, self.fee_policy, self.accepted_at, max(changes, default=None)
        )

    def cancelling_may_cost(self, workshop: Workshop, at: datetime) -> bool:
        """May a fee follow if word comes at that instant that this person misses that date?"""
        # Judged as the register will be when it is closed, for a person who is not in the room.
        outcome = outcome_of(Mark.ABSENT, at, self.free_until(workshop))
        return may_cost(outcome, self.fee_policy, exempt_because=self.exempt_because)

    @property
    def moved_at(self) -> datetime | None:
        """When the hub moved them here from a parallel group, if it did."""
        return self.accepted_at if self.terms_accepted_at else None

    @property
    def terms_since(self) -> datetime:
        """When the terms were accepted, in whichever group."""
        return self.terms_accepted_at or self.accepted_at

    @property
    def is_moved_on(self) -> bool:
        """Has the hub moved them to a parallel group from here? Wants the interest joined."""
        return self.interest.is_moved

    @property
    def needs_words(self) -> str:
        return needs_words(self.access_needs, self.food_needs)

    @property
    def may_send_colleague(self) -> bool:
        """Where no terms were accepted nothing forbids it."""
        return self.fee_policy is None or self.fee_policy.allows_substitute
