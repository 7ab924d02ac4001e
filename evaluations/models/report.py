import pghistory
from django.apps import apps
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from access.roles import Role
from access.scoping import ScopedQuerySet
from evaluations.choices import GridLine, Recommendation, ReportState, Strength, Verdict
from evaluations.rules.moves import WITH_THE_LEAD
from workgroups.models import WorkGroup

DEEDS = {
    Verdict.APPROVE: "approved the report",
    Verdict.RETURN: "asked for changes",
    Verdict.REOPEN: "reopened the report",
}


APPROVED = Q(state=ReportState.APPROVED)


class ReportQuerySet(ScopedQuerySet):
    hub_path = "workgroup__hub"
    named = {Role.LEAD: "workgroup__leads"}

    def within_reach(self, user, roles):
        if Role.NATIONAL not in roles or not user.is_national:
            return super().within_reach(user, roles)
        # All hubs', once the hub lead has approved them; what else somebody is adds to that.
        return APPROVED | super().within_reach(user, roles - {Role.NATIONAL})

    def approved(self):
        return self.filter(APPROVED)

    def to_send(self):
        """Approved, and not noted as sent to the national team since."""
        # By its name, as the module of what belongs to a report imports this one.
        sent = apps.get_model("evaluations", "NationalSending").objects
        approvals = ReportReview.objects.filter(
            report=OuterRef(OuterRef("pk")), verdict=Verdict.APPROVE
        )
        latest = approvals.order_by("-at", "-pk").values("pk")[:1]
        return self.approved().filter(~Exists(sent.filter(approval=Subquery(latest))))


@pghistory.track()
class Report(models.Model):
    """What a Work Group achieved, written by its lead and approved by the hub lead.

    The figures are live while it is written and are kept as they stood when it is submitted.
    """

    workgroup = models.OneToOneField(WorkGroup, on_delete=models.PROTECT, related_name="report")
    did_it_work = models.TextField("did this work?", blank=True)
    how_we_know = models.TextField("how do we know?", blank=True)
    should_it_repeat = models.TextField(
        "should it be repeated next year, larger or in more places?", blank=True
    )
    what_next = models.TextField("what might the participants do next year?", blank=True)
    tasks_showed = models.TextField("what did tasks and visits show?", blank=True)
    value_for_money = models.TextField("was it value for money?", blank=True)
    # Asked only of research and innovation
    research_finding = models.TextField("what is the answer to the question?", blank=True)
    instruments = models.TextField("how was it found out?", blank=True)
    innovation_shown = models.TextField("what is ready for others?", blank=True)
    recommendation = models.CharField(max_length=10, choices=Recommendation.choices, blank=True)
    carry_forward = models.TextField("what should be carried forward?", blank=True)
    early_because = models.CharField(
        "why it was handed in before the last workshop", max_length=300, blank=True
    )
    state = models.CharField(max_length=10, choices=ReportState.choices, default=ReportState.DRAFT)
    # Kept, as registers can still be reopened and answers still come in.
    figures = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    # One more with each saving, so that of several leads none overwrites what another wrote.
    version = models.PositiveIntegerField(default=0)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ReportState.values), name="report_state_known"
            ),
            # A returned report keeps what it was submitted with, until it is submitted again.
            models.CheckConstraint(
                condition=Q(state=ReportState.DRAFT)
                | Q(submitted_by__isnull=False, figures__isnull=False),
                name="submitted_report_has_its_figures",
            ),
        ]

    def __str__(self) -> str:
        return f"Report on {self.workgroup}"

    @property
    def is_draft(self) -> bool:
        return self.state == ReportState.DRAFT

    @property
    def is_submitted(self) -> bool:
        """Handed in, and neither approved nor returned."""
        return self.state == ReportState.SUBMITTED

    @property
    def is_given_back(self) -> bool:
        """Has been handed in before, and is with the lead again."""
        return self.is_with_the_lead and not self.is_draft

    @property
    def is_approved(self) -> bool:
        return self.state == ReportState.APPROVED

    @property
    def is_with_the_lead(self) -> bool:
        return self.state in WITH_THE_LEAD


class ReportPartQuerySet(ScopedQuerySet):
    hub_path = "report__workgroup__hub"
    named = {Role.LEAD: "report__workgroup__leads"}


@pghistory.track()
class OutcomeEvidence(models.Model):
    """What the report says of one line of its outcome grid, and how strong the evidence is."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="evidence")
    level = models.CharField(max_length=20, choices=GridLine.choices)
    # May be empty, as a draft is kept however little of it is written.
    strength = models.CharField(max_length=10, choices=Strength.choices, blank=True)
    text = models.TextField("what the evidence is", blank=True)
    source = models.CharField("where it comes from", max_length=300, blank=True)

    objects = ReportPartQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "level"], name="one_evidence_row_for_each_level"
            ),
            models.CheckConstraint(
                condition=Q(level__in=GridLine.values), name="evidence_of_a_line_of_the_grid"
            ),
            models.CheckConstraint(
                condition=Q(strength="") | Q(strength__in=Strength.values),
                name="evidence_strength_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_level_display()} in the {self.report}"


@pghistory.track()
class ReportReview(models.Model):
    """One reading of a submitted report by a hub lead, and what came of it."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="reviews")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    comment = models.TextField(blank=True)
    # How many comments stand beside passages: with one of them it needs no other words.
    passages = models.PositiveSmallIntegerField(default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = ReportPartQuerySet.as_manager()

    class Meta:
        ordering = ["at"]
        constraints = [
            # An approval needs no words; whoever has to change something must know what.
            models.CheckConstraint(
                condition=Q(verdict=Verdict.APPROVE) | ~Q(comment="") | Q(passages__gt=0),
                name="returned_report_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()} by {self.by}"

    @property
    def deed(self) -> str:
        """What the hub lead did, after their name."""
        return DEEDS[Verdict(self.verdict)]

    @property
    def asks_for_changes(self) -> bool:
        return self.verdict != Verdict.APPROVE
