"""How far one Work Group's survey and report are, at a glance."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, FloatField, Max, Min, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, NullIf
from django.utils import timezone

from evaluations.models import Invitation, Report
from evaluations.queries.report import owing_a_report
from pages.expressions import number_of
from workgroups.models import WorkGroup
from workgroups.rules.lateness import (
    ENOUGH_ANSWERS,
    answers_late_before,
    report_late_before,
)


@dataclass(frozen=True)
class SurveyAtAGlance:
    asked: int
    answered: int
    closes_at: datetime | None
    awaited_until: datetime | None = None  # of the answers that can still come

    @property
    def percent(self) -> int:
        return round(100 * self.answered / self.asked) if self.asked else 0

    @property
    def is_late(self) -> bool:
        """Few have answered, and it closes soon; as with_few_answers() and the list say."""
        if self.awaited_until is None or 100 * self.answered >= ENOUGH_ANSWERS * self.asked:
            return False
        last_day = timezone.localdate(self.awaited_until)
        return last_day < answers_late_before(timezone.localdate())


def survey_at_a_glance(workgroup: WorkGroup) -> SurveyAtAGlance:
    rows = Invitation.objects.of_the_whole().filter(participant__workgroup=workgroup)
    # Of the survey that went out last.
    latest = rows.order_by("-closes_at").values("wave")[:1]
    rows = rows.filter(wave=Subquery(latest))
    awaited = rows.awaited(timezone.now())
    return SurveyAtAGlance(
        **rows.aggregate(
            # First, as the name is that of a column only until the last of them is reckoned.
            awaited_until=Min("closes_at", filter=Q(pk__in=awaited.values("pk"))),
            asked=Count("pk"),
            answered=Count("answered_at"),
            closes_at=Max("closes_at"),
        )
    )


@dataclass(frozen=True)
class ReportAtAGlance:
    """Without what is written in it. One is owed once the survey is over."""

    report: Report | None
    is_over: bool
    is_owed: bool
    is_late: bool

    @property
    def is_with_the_lead(self) -> bool:
        return self.report is None or self.report.is_with_the_lead


def report_at_a_glance(workgroup: WorkGroup) -> ReportAtAGlance:
    """Wants last_at, of with_dates()."""
    now, last_at = timezone.now(), workgroup.last_at
    rows = WorkGroup.objects.filter(pk=workgroup.pk).order_by()
    owed = owing_a_report(WorkGroup.objects.filter(pk=OuterRef("pk")), now)
    kept = rows.select_related("report").only("pk", "report__state", "report__submitted_at")
    row = kept.annotate(is_owed=Exists(owed)).get()
    before = report_late_before(timezone.localdate(now))
    return ReportAtAGlance(
        report=getattr(row, "report", None),
        is_over=last_at is not None and last_at < now,
        is_owed=row.is_owed,
        is_late=row.is_owed and last_at is not None and timezone.localdate(last_at) < before,
    )


def with_few_answers(workgroups, now):
    """Those whose survey is open, and fewer than ENOUGH_ANSWERS have answered; adds closes_at."""
    asked = Invitation.objects.of_the_whole().filter(
        participant__workgroup=OuterRef("pk"), closes_at__gt=now
    )
    closes = asked.awaited(now).order_by("closes_at").values("closes_at")[:1]
    rows = workgroups.annotate(closes_at=Subquery(closes)).exclude(closes_at=None)
    answered = Cast(number_of(asked.answered()), FloatField())
    # PostgreSQL may reckon it before it leaves out those of whom nobody was asked.
    share = Value(100.0) * answered / NullIf(Cast(number_of(asked), FloatField()), Value(0.0))
    return rows.annotate(share=share).filter(share__lt=ENOUGH_ANSWERS)
