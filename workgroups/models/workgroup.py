from datetime import datetime

import pghistory
import pgtrigger
from django.apps import apps
from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, Exists, F, Max, Min, OuterRef, Q, Subquery, When
from django.urls import reverse

from access.roles import Role
from access.scoping import ScopedQuerySet
from hubs.models import Agreement, FeePolicy, Hub
from needs.models import Priority
from pages.searching import words_of
from pages.wording import school_year_words
from schools.models import School
from workgroups.choices import (
    JobRole,
    Phase,
    PlaceType,
    ProjectKind,
    Stage,
)
from workgroups.models.completion import shares_to_complete
from workgroups.models.project import Project
from workgroups.rules.completion import USUAL, CompletionRule
from workgroups.rules.focus_pupils import FOCUS_PUPILS_AT_MOST
from workgroups.rules.stage import stage_at


class WorkGroupQuerySet(ScopedQuerySet):
    hub_path = "hub"
    named = {Role.LEAD: "leads"}

    def public(self):
        return self.exclude(published_at=None).filter(cancelled_at=None)

    def announced(self):
        """Those with a page for everybody, which stays where one is called off, and says so."""
        return self.exclude(published_at=None)

    def recruiting(self, now):
        """The rule takes_applicants() of workgroups/rules/stage.py as a query."""
        return self.public().not_over(now).filter(takes_interest(now))

    def open_first(self, now, *then):
        """Those that take interest before those that do not; wants not_over()."""
        return self.order_by(Case(When(takes_interest(now), then=0), default=1), *then)

    def beside(self, workgroup):
        """Parallel ones: of its hub and school year, and of one project or copies of one another.

        Those who ask for a place in one may be given it in another.
        """
        copies = Q(predecessor=workgroup.pk) | Q(pk=workgroup.predecessor_id)
        if workgroup.predecessor_id:
            copies |= Q(predecessor=workgroup.predecessor_id)
        rows = self.filter(
            Q(project=workgroup.project_id) | copies,
            hub=workgroup.hub_id,
            school_year=workgroup.school_year,
        )
        return rows.exclude(pk=workgroup.pk).order_by("title", "cohort", "pk")

    def events(self):
        return self.filter(project__kind=ProjectKind.EVENT)

    def events_for_leaders(self):
        """Those at which the hub's local leaders are expected, and that stand."""
        return self.events().filter(for_leaders=True, cancelled_at=None)

    def with_dates(self):
        """Adds first_at, last_at and last_starts_at, of the workshops that stand.

        The first one starts, and the last one ends and starts, at these.
        """
        standing = Q(workshops__cancelled_at=None)
        return self.annotate(
            first_at=Min("workshops__starts_at", filter=standing),
            last_at=Max("workshops__ends_at", filter=standing),
            last_starts_at=Max("workshops__starts_at", filter=standing),
        )

    def not_over(self, now):
        """The rule is_over() of workgroups/rules/stage.py as a query: those that it is not true of.

        By an index, where with_dates() would read the workshops of every Work Group.
        """
        dates = dates_of_workgroup()
        return self.filter(Exists(dates.filter(starts_at__gt=now)) | ~Exists(dates))

    def over(self, now):
        """All the others: those whose last workshop has begun."""
        dates = dates_of_workgroup()
        return self.filter(Exists(dates), ~Exists(dates.filter(starts_at__gt=now)))

    def with_first_date(self):
        """Adds first_at, by an index as well."""
        return self.annotate(first_at=Subquery(dates_of_workgroup().values("starts_at")[:1]))

    def with_last_date(self):
        """Adds last_at, by an index as well."""
        last = dates_of_workgroup().order_by("-starts_at").values("ends_at")
        return self.annotate(last_at=Subquery(last[:1]))

    def with_next_date(self, now):
        """Adds next_at, when the next workshop that stands begins; None once all have begun."""
        ahead = dates_of_workgroup().filter(starts_at__gt=now)
        return self.annotate(next_at=Subquery(ahead.values("starts_at")[:1]))

    def with_lead_names(self):
        """Adds lead_names, a list."""
        rows = apps.get_model("workgroups", "WorkGroupLead").objects
        names = rows.filter(workgroup=OuterRef("pk")).order_by("user__name").values("user__name")
        return self.annotate(lead_names=ArraySubquery(names))

    def at_stage(self, stage, now):
        """The rule of workgroups/rules/stage.py as a query; wants with_dates()."""
        # A test asks both for every stage and compares.
        drafts = Q(cancelled_at=None, published_at=None)
        published = Q(cancelled_at=None, published_at__isnull=False)
        finished = Q(last_at__lt=now)
        running = Q(first_at__lte=now) & ~finished
        to_come = Q(first_at=None) | Q(first_at__gt=now)
        still_open = Q(interest_closes_at__gt=now)
        conditions = {
            Stage.CANCELLED: Q(cancelled_at__isnull=False),
            Stage.DRAFT: drafts,
            Stage.FINISHED: published & finished,
            Stage.RUNNING: published & running,
            Stage.RECRUITING: published & to_come & still_open,
            Stage.ALLOCATING: published & to_come & ~still_open,
        }
        return self.filter(conditions[stage])


def takes_interest(now):
    """By its own times alone."""
    opened = Q(interest_opens_at=None) | Q(interest_opens_at__lte=now)
    return opened & Q(interest_closes_at__gt=now)


def dates_of_workgroup(path="pk"):
    """The standing workshops of the Work Group of the query around, in order; `path` is its id."""
    # By its name, as the module of workshops imports this one.
    standing = apps.get_model("workgroups", "Workshop").objects.standing()
    return standing.filter(workgroup=OuterRef(path)).order_by("starts_at")


@pghistory.track(exclude=["words"])
class WorkGroup(models.Model):
    """Teachers of several schools who meet for workshops over a year, with tasks in between."""

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="workgroups")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="workgroups")
    title = models.CharField(max_length=160)
    cohort = models.CharField(max_length=40, blank=True, help_text="For example “North” or “2”.")
    # Its project's, which stays once there are Work Groups on it. Here too, as an index needs a
    # column of this table.
    school_year = models.PositiveSmallIntegerField()
    # Of the same hub. Any number may follow one, as cohorts of it may run side by side.
    predecessor = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="successors"
    )
    # What it was planned from, maybe of another hub, and the version that was last looked at.
    template = models.ForeignKey(
        "WorkGroupTemplate",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="workgroups",
    )
    template_version = models.PositiveSmallIntegerField(null=True, blank=True)
    phases = ArrayField(models.CharField(max_length=20, choices=Phase.choices))

    # What the public page says
    outline = models.TextField(blank=True)
    involvement = models.TextField("what is involved", blank=True)
    audience = models.TextField("who can take part", blank=True)
    expectations = models.TextField("expectations of participants and their schools", blank=True)
    context = models.TextField("the wider context", blank=True)
    # Beside the project's: one hub's three days are another hub's four.
    day_equivalent = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)

    # Who may take part, and on what terms
    eligible_roles = ArrayField(models.CharField(max_length=30, choices=JobRole.choices))
    # Schools choose: one near a border may go to the Work Group of another hub.
    takes_other_areas = models.BooleanField("open to schools outside the hub's area", default=True)
    capacity = models.PositiveSmallIntegerField("places")
    # Two teachers of a school is the norm and no law: hubs have taken one, and three.
    places_per_school = models.PositiveSmallIntegerField(default=2)
    interest_opens_at = models.DateTimeField(null=True, blank=True)
    # An instant, as deadlines carry a time: “5pm on 14 March 2025”.
    interest_closes_at = models.DateTimeField(null=True, blank=True)
    place_type = models.CharField(max_length=10, choices=PlaceType.choices, default=PlaceType.FREE)
    # For places still to come: each place keeps the version that was accepted with it.
    fee_policy = models.ForeignKey(
        FeePolicy,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="workgroups",
        help_text="The terms people accept with a place. Empty: no fee is ever charged.",
    )

    # For whoever signs from now on: what somebody signed stays. Empty: nobody signs anything.
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="workgroups"
    )
    # Otherwise the hub is warned of it and may go on.
    unsigned_blocks = models.BooleanField("no place before the head has signed", default=False)

    # What completing it takes: the least shares of all minutes and of all tasks, in percent.
    completion_minutes = models.PositiveSmallIntegerField(
        "minutes to complete it, in percent", default=USUAL.minutes
    )
    completion_tasks = models.PositiveSmallIntegerField(
        "tasks to complete it, in percent", default=USUAL.tasks
    )

    # Whether the hub counts how many of its local leaders come; only of an event
    for_leaders = models.BooleanField("a joint event of the hub's local leaders", default=False)

    # The six criteria of a Work Group, with the outcomes and the workshops. Blank in a draft:
    # rules/readiness.py says what publishing asks for.
    rationale = models.TextField(blank=True)
    expert_partner = models.CharField(max_length=160, blank=True)
    budget = models.DecimalField(
        "planned cost in pounds", max_digits=8, decimal_places=2, null=True, blank=True
    )
    spent = models.DecimalField(
        "spent so far in pounds", max_digits=8, decimal_places=2, null=True, blank=True
    )
    evidence_plan = models.TextField(blank=True)
    # How many each participant follows, by a letter; none where the Work Group asks for none.
    focus_pupils = models.PositiveSmallIntegerField(default=0)

    # Asked only of what the hub commissions
    provider = models.ForeignKey(
        School,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="provided_workgroups",
        help_text="The school or other organisation that the hub commissions.",
    )
    contract_reference = models.CharField(max_length=60, blank=True)

    # Asked only of research and innovation
    research_question = models.TextField(blank=True)
    evidence_base = models.TextField("what is known already", blank=True)
    innovation = models.TextField("what is new", blank=True)

    leads = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="WorkGroupLead", related_name="led_workgroups"
    )
    priorities = models.ManyToManyField(
        Priority, through="WorkGroupPriority", related_name="workgroups"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    published_without_evidence_because = models.CharField(
        "why it was published without a plan of evidence", max_length=300, blank=True
    )
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_because = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    words = words_of("title", "cohort")

    # Only where with_dates() was asked for.
    first_at: datetime | None
    last_at: datetime | None
    last_starts_at: datetime | None
    # Only where with_next_date() was.
    next_at: datetime | None
    lead_names: list[str]  # and with_lead_names()
    lead_ids: list[int]  # in a hub's calendar
    template_has_changed: bool  # and with_template_news() of queries/template.py

    objects = WorkGroupQuerySet.as_manager()

    class Meta:
        verbose_name = "Work Group"
        ordering = ["-school_year", "title", "pk"]
        indexes = [
            models.Index(fields=["hub", "-school_year", "title"], name="workgroup_by_hub"),
            models.Index(
                # For the figures of a year over all hubs, which ask for no more than the key.
                fields=["school_year", "hub"],
                include=["id"],
                condition=Q(published_at__isnull=False, cancelled_at=None),
                name="workgroup_public",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(capacity__gte=1), name="workgroup_has_a_place"),
            models.CheckConstraint(
                condition=Q(spent=None) | Q(spent__gte=0),
                name="workgroup_spent_no_less_than_nothing",
            ),
            models.CheckConstraint(
                condition=Q(places_per_school__gte=1), name="workgroup_takes_one_of_a_school"
            ),
            models.CheckConstraint(
                condition=Q(interest_opens_at=None)
                | Q(interest_closes_at=None)
                | Q(interest_closes_at__gt=F("interest_opens_at")),
                name="interest_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None)
                | Q(published_by__isnull=False, interest_closes_at__isnull=False),
                name="published_by_someone_with_a_closing_time",
            ),
            shares_to_complete("workgroup_completed_by_shares"),
            models.CheckConstraint(
                condition=Q(focus_pupils__lte=FOCUS_PUPILS_AT_MOST),
                name="workgroup_asks_for_three_focus_pupils_at_most",
            ),
            models.CheckConstraint(
                condition=Q(contract_reference="") | Q(provider__isnull=False),
                name="contract_names_its_provider",
            ),
            models.CheckConstraint(
                condition=Q(place_type__in=PlaceType.values), name="workgroup_place_type_known"
            ),
            models.CheckConstraint(
                condition=Q(predecessor=None) | ~Q(predecessor=F("pk")),
                name="workgroup_does_not_precede_itself",
            ),
            models.CheckConstraint(
                # Asked for by name, as a condition on what is not there counts as kept.
                condition=Q(template=None, template_version=None)
                | Q(
                    template__isnull=False, template_version__isnull=False, template_version__gte=1
                ),
                name="workgroup_knows_the_version_of_its_template",
            ),
        ]
        triggers = [
            # People have been told that it is called off, and have made other plans.
            pgtrigger.Protect(
                name="called_off_workgroup_stays_so",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(
                    old__cancelled_at__isnull=False, new__cancelled_at__isnull=True
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.cohort})" if self.cohort else self.title

    def get_absolute_url(self) -> str:
        return reverse("workgroups:flyer", args=[self.pk])

    @property
    def year_words(self) -> str:
        return school_year_words(self.school_year)

    @property
    def is_public(self) -> bool:
        return self.published_at is not None and self.cancelled_at is None

    @property
    def is_event_for_leaders(self) -> bool:
        """As events_for_leaders() asks in SQL; wants the project joined."""
        return self.for_leaders and self.project.is_event and self.cancelled_at is None

    @property
    def completion_rule(self) -> CompletionRule:
        return CompletionRule(self.completion_minutes, self.completion_tasks)

    def stage(self, now) -> Stage:
        """Needs first_at and last_at, from with_dates()."""
        return stage_at(
            now,
            published_at=self.published_at,
            cancelled_at=self.cancelled_at,
            interest_closes_at=self.interest_closes_at,
            first_at=self.first_at,
            last_at=self.last_at,
        )


class PartQuerySet(ScopedQuerySet):
    """Parts of a Work Group, in reach with the whole."""

    hub_path = "workgroup__hub"
    named = {Role.LEAD: "workgroup__leads"}
