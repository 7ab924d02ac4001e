from dataclasses import replace

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.functional import cached_property

from access.roles import Role
from access.scoping import ScopedQuerySet
from hubs.models import FeePolicy, HubText
from participants.choices import (
    OPEN_STATES,
    Channel,
    Decision,
    InterestSource,
    InterestState,
    WhoAsks,
)
from participants.models.person import Person
from participants.rules.interest_answers import CHOICES, COLLEAGUE, InterestAnswers
from participants.rules.moves import MOVES
from participants.rules.ranked import choice_words
from schools.choices import SchoolStatus
from schools.models import School
from workgroups.choices import JobRole, YearGroup
from workgroups.models import WorkGroup, Workshop


class InterestDraft(models.Model):
    """An expression of interest somebody has begun and can come back to by link.

    Not a hub's data until it is sent: nobody else sees it, and it is deleted after DRAFT_KEPT.
    """

    workgroup = models.ForeignKey(WorkGroup, on_delete=models.CASCADE, related_name="+")
    answers = models.JSONField(default=dict)
    # What was typed on a page that is not finished, by its step: kept as it is, and sent nowhere.
    unfinished = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=timezone.now)
    # Kept once it is sent, so that every link to the draft still leads to the page that says so.
    sent_at = models.DateTimeField(null=True)
    # Nothing, where the person had asked for the same already: only an email says that.
    sent_as = models.OneToOneField(
        "ExpressionOfInterest", on_delete=models.CASCADE, null=True, related_name="draft"
    )

    def __str__(self) -> str:
        return f"Draft for {self.workgroup}"

    @cached_property
    def groups_to_rank(self) -> list[WorkGroup]:
        """The Work Groups that take interest beside its own, with that first; else none."""
        beside = list(
            WorkGroup.objects.recruiting(timezone.now())
            .beside(self.workgroup)
            .select_related("hub", "project", "fee_policy")
        )
        # Whoever books an event asks for that day.
        is_event = self.workgroup.project.is_event
        return [self.workgroup, *beside] if beside and not is_event else []

    @property
    def groups_chosen(self) -> list[WorkGroup]:
        """In the order of the choices; its own alone where there is nothing to choose."""
        by_key = {str(group.pk): group for group in self.groups_to_rank}
        # A place to be named is asked for once.
        names = CHOICES if self.asks_for_self else CHOICES[:1]
        ranked = [by_key.get(str(self.answers.get(name, ""))) for name in names]
        return [group for group in ranked if group] or [self.workgroup]

    @property
    def who_asks(self) -> str:
        return self.answers.get("who") or WhoAsks.ME

    @property
    def asks_for_self(self) -> bool:
        return self.who_asks != WhoAsks.ONE

    @property
    def asks_for_unnamed(self) -> bool:
        return self.who_asks in (WhoAsks.ONE, WhoAsks.ME_AND_ONE)

    @property
    def colleague_said(self) -> InterestAnswers | None:
        """What is said of a colleague who asks with them: of the same school and head."""
        if self.who_asks != WhoAsks.BOTH:
            return None
        own = {name: self.answers.get(f"colleague_{name}", "") for name in COLLEAGUE}
        return replace(self.said, telephone="", priority="", **own)

    @property
    def said(self) -> InterestAnswers:
        """The answers so far; beside them the draft keeps the id of the school."""
        return InterestAnswers.among(self.answers)


class InterestQuerySet(ScopedQuerySet):
    hub_path = "workgroup__hub"
    named = {Role.LEAD: "workgroup__leads"}

    def open(self):
        return self.filter(state__in=OPEN_STATES)

    def of_closed_schools(self, now):
        """Open ones of people whose school has closed, while the Work Group is not over."""
        standing = Workshop.objects.standing().filter(workgroup=OuterRef("workgroup"))
        # A Work Group whose dates are not set yet has none behind it either, and is not over.
        not_over = Exists(standing.filter(ends_at__gte=now)) | ~Exists(standing)
        return self.open().filter(
            not_over, school__status=SchoolStatus.CLOSED, workgroup__cancelled_at=None
        )

    def with_another_open(self):
        """Adds has_another_open: asked for in the same Work Group from the same address."""
        same = ExpressionOfInterest.objects.open().filter(
            workgroup=OuterRef("workgroup"), email__iexact=OuterRef("email")
        )
        return self.annotate(has_another_open=Exists(same.exclude(pk=OuterRef("pk"))))

    def awaiting_head(self):
        return self.filter(needs_approval=True, approval=None)

    def past_head(self):
        """All the others: the head has answered, or is not asked."""
        return self.filter(Q(needs_approval=False) | Q(approval__isnull=False))

    def in_doubt(self):
        """Of people at whose address the same hub knew somebody else before, and not told apart."""
        of_hub = ExpressionOfInterest.objects.filter(workgroup__hub=OuterRef("workgroup__hub"))
        others = of_hub.filter(
            person__email=OuterRef("person__email"), person__lt=OuterRef("person")
        )
        settled = of_hub.filter(person=OuterRef("person"), told_apart_by__isnull=False)
        return self.filter(Exists(others), ~Exists(settled))

    def waiting(self):
        """The waiting list, in its order."""
        return self.filter(state=InterestState.WAITING).order_by("waiting_since", "pk")


@pghistory.track()
class ExpressionOfInterest(models.Model):
    """One person's wish to take part in one Work Group, as they sent it."""

    workgroup = models.ForeignKey(WorkGroup, on_delete=models.PROTECT, related_name="interests")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="interests")
    # As it was sent: the person may have another name, address or school by now.
    name = models.CharField(max_length=150)
    email = models.EmailField(max_length=254)
    telephone = models.CharField(max_length=30, blank=True)
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="interests")
    job_role = models.CharField(max_length=30, choices=JobRole.choices)
    # Asked only where the Work Group wants certain ones of each school.
    year_group = models.CharField(
        "year group taught", max_length=20, choices=YearGroup.choices, blank=True
    )
    priority = models.TextField("what the person hopes to work on", blank=True)
    other_projects = models.TextField("other projects the school is in", blank=True)
    # Not so for an event: no head is asked whether somebody may come to a single meeting.
    needs_approval = models.BooleanField("the head is asked to approve", default=True)
    head_name = models.CharField(max_length=150, blank=True)
    head_email = models.EmailField(max_length=254, blank=True)
    finance_email = models.EmailField(max_length=254, blank=True)
    source = models.CharField(
        max_length=20, choices=InterestSource.choices, default=InterestSource.FORM
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    # What the page showed when it was sent, and the head reads. What binds stands on the place.
    fee_policy = models.ForeignKey(FeePolicy, on_delete=models.PROTECT, null=True, related_name="+")
    privacy_notice = models.ForeignKey(
        HubText, on_delete=models.PROTECT, null=True, related_name="+"
    )
    sent_at = models.DateTimeField(default=timezone.now)
    # Of somebody who ranked several parallel Work Groups and wants a place in one of them: 1 is the
    # first choice, to which the others point.
    choice = models.PositiveSmallIntegerField(null=True)
    first_choice = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, related_name="further_choices"
    )
    state = models.CharField(
        max_length=20, choices=InterestState.choices, default=InterestState.NEW
    )
    waiting_since = models.DateTimeField(null=True)
    # Empty where nobody of the hub moved it: the person by a link, or the sweep that closes offers.
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decision_reason = models.CharField(max_length=300, blank=True)
    # Who said that this is none of the others known at the address; for all the person sends.
    told_apart_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    # Only where with_another_open() was asked for.
    has_another_open: bool

    objects = InterestQuerySet.as_manager()

    class Meta:
        verbose_name = "expression of interest"
        verbose_name_plural = "expressions of interest"
        ordering = ["sent_at", "pk"]
        indexes = [models.Index(fields=["workgroup", "state"], name="interest_by_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["workgroup", "person"],
                # Only of those that are open: whoever was declined, or let an offer run out, may
                # ask again.
                condition=Q(state__in=OPEN_STATES),
                name="one_open_interest_for_each_person",
            ),
            models.CheckConstraint(
                condition=Q(state__in=InterestState.values), name="interest_state_known"
            ),
            models.CheckConstraint(
                condition=Q(choice=None, first_choice=None) | Q(choice__gte=1),
                name="interest_choice_is_ranked",
            ),
            # The list is in order of this instant, and NULL has no turn in it.
            models.CheckConstraint(
                condition=~Q(state=InterestState.WAITING) | Q(waiting_since__isnull=False),
                name="waiting_interest_has_its_turn",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} for {self.workgroup}"

    @property
    def choice_words(self) -> str:
        """Which choice it is of somebody who ranked several, or ''."""
        return choice_words(self.choice)

    @property
    def is_offered(self) -> bool:
        return self.state == InterestState.OFFERED

    @property
    def is_waiting(self) -> bool:
        return self.state == InterestState.WAITING

    @property
    def has_lapsed(self) -> bool:
        return self.state == InterestState.LAPSED

    @property
    def is_withdrawn(self) -> bool:
        return self.state == InterestState.WITHDRAWN

    @property
    def is_moved(self) -> bool:
        return self.state == InterestState.MOVED

    @property
    def awaits_head(self) -> bool:
        """As awaiting_head() says of a set, of what is open."""
        answered = getattr(self, "approval", None) is not None
        return self.needs_approval and not answered and self.state in OPEN_STATES

    @property
    def has_place(self) -> bool:
        return self.state == InterestState.PLACED

    @property
    def state_words(self) -> str:
        """As people read it: nobody has a place in what does not take place."""
        if self.has_place and self.workgroup.cancelled_at:
            return "Called off"
        return self.get_state_display()

    @property
    def holds_place(self) -> bool:
        """Is one of the places theirs already, or held for them by an open offer?"""
        return self.is_offered or self.has_place

    @property
    def can_be_withdrawn(self) -> bool:
        """Whoever has a place gives that up instead."""
        return InterestState.WITHDRAWN in MOVES[self.state] and not self.has_place


class ApprovalQuerySet(ScopedQuerySet):
    hub_path = "interest__workgroup__hub"


@pghistory.track()
class SchoolApproval(models.Model):
    """Whether the head agrees that the person takes part, and how we know."""

    interest = models.OneToOneField(
        ExpressionOfInterest, on_delete=models.CASCADE, related_name="approval"
    )
    decision = models.CharField(max_length=20, choices=Decision.choices)
    decided_at = models.DateTimeField(default=timezone.now)
    decided_by_name = models.CharField(max_length=150)
    channel = models.CharField(max_length=20, choices=Channel.choices)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    note = models.CharField(max_length=300, blank=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decision__in=Decision.values), name="approval_decision_known"
            ),
            # Only the head's own link may stand without a member of staff beside it.
            models.CheckConstraint(
                condition=Q(channel=Channel.LINK) | Q(recorded_by__isnull=False),
                name="approval_on_paper_names_who_recorded_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_decision_display()} by {self.decided_by_name}"

    @property
    def is_approved(self) -> bool:
        return self.decision == Decision.APPROVED
