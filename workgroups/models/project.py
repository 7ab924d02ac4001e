import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from access.permissions import Permission, roles_that_may
from access.roles import Role
from access.scoping import ScopedQuerySet
from hubs.models import Hub
from pages.searching import words_of
from pages.wording import school_year_words
from workgroups.choices import (
    EarlyCareerTerm,
    JobRole,
    JourneyStage,
    KeyStage,
    OutcomeLevel,
    Phase,
    ProjectKind,
    SupportType,
    Theme,
)
from workgroups.models.completion import shares_to_complete
from workgroups.rules.job_role import role_labels
from workgroups.rules.project import conditions, is_event, is_research, lead_title
from workgroups.rules.project_code import CANONICAL
from workgroups.rules.typed_list import lines_of


def several(choices, **kwargs) -> ArrayField:
    """Any of the choices, none of them at first."""
    return ArrayField(
        models.CharField(max_length=30, choices=choices), default=list, blank=True, **kwargs
    )


OUTCOME_AT_MOST = 300  # letters


class ProjectQuerySet(ScopedQuerySet):
    hub_path = "hub"

    def visible_to(self, user, *, can=None):
        """Whoever works for a hub reads the whole catalogue; a hub changes what it added."""
        if not user.is_active:
            return self.none()
        if user.is_superuser and (can is None or Role.SYSTEM in roles_that_may(can)):
            return self.all()
        if can not in (None, Permission.VIEW_PROJECT):
            return super().visible_to(user, can=can)
        readers = roles_that_may(Permission.VIEW_PROJECT)
        reads = any(role in readers for role, _ in user.current_roles)
        return self.all() if reads else self.none()


@pghistory.track(exclude=["words"])
class Project(models.Model):
    """A project in one school year, on which hubs run Work Groups.

    The year is stored, never read from the code: a project may start before its code's year.
    """

    hub = models.ForeignKey(
        Hub,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
        help_text="The hub that added it; empty for the national team's.",
    )
    code = models.CharField(max_length=12, blank=True)
    title = models.CharField(max_length=160)
    school_year = models.PositiveSmallIntegerField(help_text="2021 stands for 2021/22.")
    kind = models.CharField(max_length=20, choices=ProjectKind.choices)
    summary = models.TextField(blank=True)
    is_new = models.BooleanField("new this year", default=False)
    # Any number may follow one, as a project may become several.
    predecessor = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="successors"
    )

    # Who it is for
    phases = several(Phase.choices)
    key_stages = several(KeyStage.choices)
    audience = several(JobRole.choices)
    # Weighed when places are given, where a reason overrides it; nobody is kept from asking.
    required_stages = several(
        JourneyStage.choices, help_text="Any of them, in a phase of the Work Group; none for all."
    )
    entry_notes = models.CharField(max_length=300, blank=True)
    early_career_term = models.CharField(
        max_length=3, choices=EarlyCareerTerm.choices, default=EarlyCareerTerm.ECT
    )
    early_career_years = models.PositiveSmallIntegerField(
        "years since qualifying", null=True, blank=True
    )
    is_once_only = models.BooleanField(default=False)

    # What it is for
    support_type = models.CharField(max_length=20, choices=SupportType.choices, blank=True)
    provider = models.CharField(max_length=160, blank=True)
    themes = several(Theme.choices)

    # What a Work Group on it begins with
    day_equivalent = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    capacity = models.PositiveSmallIntegerField("places", null=True, blank=True)
    places_per_school = models.PositiveSmallIntegerField(null=True, blank=True)
    # The intended outcomes by kind, one on a line.
    learning_outcomes = models.TextField(blank=True)
    practice_outcomes = models.TextField(blank=True)
    policy_outcomes = models.TextField(blank=True)
    pupils_outcomes = models.TextField(blank=True)

    completion_minutes = models.PositiveSmallIntegerField(
        "minutes to complete it, in percent", null=True, blank=True
    )
    completion_tasks = models.PositiveSmallIntegerField(
        "tasks to complete it, in percent", null=True, blank=True
    )

    words = words_of("code", "title")

    objects = ProjectQuerySet.as_manager()

    class Meta:
        ordering = ["-school_year", "title", "pk"]
        constraints = [
            # Only within a year: a project may keep its code, as NCP20-09 did in 2024/25.
            models.UniqueConstraint(
                fields=["code", "school_year"],
                condition=~Q(code=""),
                name="one_project_for_each_code_and_year",
                violation_error_message="This code is taken in that year. Look in the list.",
            ),
            models.UniqueConstraint(
                # With a code they are told apart by it, so that only those without need names of
                # their own.
                Lower("title"),
                "school_year",
                condition=Q(code=""),
                name="one_project_without_code_for_each_title_and_year",
                violation_error_message="A project of that year is called this. Look in the list.",
            ),
            # Kept in one spelling, however it is typed, so that equality finds it.
            models.CheckConstraint(
                condition=Q(code="") | Q(code__regex=CANONICAL), name="project_code_is_canonical"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ProjectKind.values), name="project_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(support_type__in=["", *SupportType.values]),
                name="project_support_type_known",
            ),
            models.CheckConstraint(
                condition=Q(phases__contained_by=Phase.values), name="project_phases_known"
            ),
            models.CheckConstraint(
                condition=Q(required_stages__contained_by=JourneyStage.values),
                name="project_required_stages_known",
            ),
            models.CheckConstraint(
                condition=Q(early_career_term__in=EarlyCareerTerm.values),
                name="project_early_career_term_known",
            ),
            models.CheckConstraint(
                condition=Q(early_career_years=None) | Q(early_career_years__range=(1, 10)),
                name="project_early_career_lasts_1_to_10_years",
            ),
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(capacity__gte=1), name="project_has_a_place"
            ),
            models.CheckConstraint(
                condition=Q(places_per_school=None) | Q(places_per_school__gte=1),
                name="project_takes_one_of_a_school",
            ),
            shares_to_complete("project_completed_by_shares"),
            models.CheckConstraint(
                condition=Q(predecessor=None) | ~Q(predecessor=F("pk")),
                name="project_does_not_precede_itself",
            ),
        ]

    def __str__(self) -> str:
        return " ".join(part for part in (self.code, self.title, self.year_words) if part)

    @property
    def year_words(self) -> str:
        return school_year_words(self.school_year)

    @property
    def lead_title(self) -> str:
        return lead_title(self.kind)

    @property
    def is_event(self) -> bool:
        return is_event(self.kind)

    @property
    def is_research(self) -> bool:
        return is_research(self.kind)

    @property
    def is_commissioned(self) -> bool:
        return self.support_type == SupportType.COMMISSIONING

    @property
    def conditions(self) -> list[str]:
        """What a school must have done before, and may not have, in sentences for everybody."""
        return conditions(self.required_stages, self.entry_notes, self.is_once_only)

    @property
    def role_labels(self) -> dict[str, str]:
        return role_labels(self.early_career_term, self.early_career_years)

    @property
    def outcomes(self) -> list[tuple[OutcomeLevel, str]]:
        """The intended outcomes in order, each with its kind, as long as a Work Group keeps it."""
        return [
            (level, text[:OUTCOME_AT_MOST])
            for level in OutcomeLevel
            for text in lines_of(getattr(self, f"{level.value}_outcomes"))
        ]

    @property
    def phase_words(self) -> str:
        return ", ".join(Phase(phase).label for phase in self.phases)
