"""How far one Work Group's survey and report are, at a glance."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, FloatField, Max, OuterRef, Subquery, Value
from django.db.models.functions import Cast, NullIf

from evaluations.models import Invitation, Report
from pages.expressions import number_of
from workgroups.models import WorkGroup

ENOUGH_ANSWERS = 0.6  # of those who were asked


@dataclass(frozen=True)
class SurveyAtAGlance:
    asked: int
    answered: int
    closes_at: datetime | None

    @property
    def percent(self) -> int:
        return round(100 * self.answered / self.asked) if self.asked else 0


def survey_at_a_glance(workgroup: WorkGroup) -> SurveyAtAGlance:
    rows = Invitation.objects.filter(participant__workgroup=workgroup)
    return SurveyAtAGlance(
        **rows.aggregate(
            asked=Count("pk"), answered=Count("answered_at"), closes_at=Max("closes_at")
        )
    )


def report_state_of(workgroup: WorkGroup) -> Report | None:
    """Without what is written in it."""
    rows = Report.objects.filter(workgroup=workgroup)
    return rows.only("state", "submitted_at", "workgroup").first()


def with_few_answers(workgroups, now):
    """Those whose survey is open, and fewer than ENOUGH_ANSWERS have answered; adds closes_at."""
    asked = Invitation.objects.filter(participant__workgroup=OuterRef("pk"))
    closes = asked.awaited(now).order_by("closes_at").values("closes_at")[:1]
    rows = workgroups.annotate(closes_at=Subquery(closes)).exclude(closes_at=None)
    answered = Cast(number_of(asked.answered()), FloatField())
    # PostgreSQL may reckon it before it leaves out those of whom nobody was asked.
    share = answered / NullIf(Cast(number_of(asked), FloatField()), Value(0.0))
    return rows.annotate(share=share).filter(share__lt=ENOUGH_ANSWERS)
