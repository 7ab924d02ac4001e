"""How far one Work Group's survey and report are, at a glance."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.db.models import (
    Count,
    Exists,
    FloatField,
    Max,
    Min,
    OuterRef,
    Q,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, NullIf
from django.utils import timezone

from evaluations.models import Invitation, Report
from evaluations.queries.report import owing_a_report
from pages.expressions import number_of
from pages.prepared import NOW, WORKGROUP, Prepared, ask, compose_once
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
    def is_closed(self) -> bool:
        return self.closes_at is not None and self.closes_at <= timezone.now()

    @property
    def is_late(self) -> bool:
        """Few have answered, and it closes soon; as with_few_answers() and the list say."""
        if self.awaited_until is None or 100 * self.answered >= ENOUGH_ANSWERS * self.asked:
            return False
        last_day = timezone.localdate(self.awaited_until)
        return last_day < answers_late_before(timezone.localdate())


def survey_at_a_glance(workgroup: WorkGroup) -> SurveyAtAGlance:
    [found] = ask(statement_of_survey(), workgroup=workgroup.pk, now=timezone.now())
    return SurveyAtAGlance(*found)


# Each page of a Work Group asks it, and to compose it takes longer than to answer.
@cache
def statement_of_survey() -> Prepared:
    """In the order of the fields of SurveyAtAGlance."""
    rows = Invitation.objects.of_the_whole().filter(participant__workgroup=WORKGROUP)
    # Of the survey that went out last.
    latest = rows.order_by("-closes_at").values("wave")[:1]
    rows = rows.filter(wave=Subquery(latest)).order_by()
    awaited = rows.awaited(NOW)
    # Of nothing, so that there is one row also where nobody was asked.
    found = rows.values(all=Value(1)).annotate(
        asked=Count("pk"),
        answered=Count("answered_at"),
        last_at=Max("closes_at"),
        awaited_until=Min("closes_at", filter=Q(pk__in=awaited.values("pk"))),
    )
    return compose_once(found.values_list("asked", "answered", "last_at", "awaited_until"))


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
    [found] = ask(statement_of_report(), workgroup=workgroup.pk, now=now)
    pk, state, submitted_at, is_owed = found
    before = report_late_before(timezone.localdate(now))
    return ReportAtAGlance(
        report=Report(pk=pk, state=state, submitted_at=submitted_at) if pk else None,
        is_over=last_at is not None and last_at < now,
        is_owed=is_owed,
        is_late=is_owed and last_at is not None and timezone.localdate(last_at) < before,
    )


@cache
def statement_of_report() -> Prepared:
    owed = owing_a_report(WorkGroup.objects.filter(pk=OuterRef("pk")), NOW)
    rows = WorkGroup.objects.filter(pk=WORKGROUP).order_by().annotate(is_owed=Exists(owed))
    return compose_once(
        rows.values_list("report__pk", "report__state", "report__submitted_at", "is_owed")
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
