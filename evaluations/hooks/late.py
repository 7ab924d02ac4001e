"""What is to do, or late, of a Work Group's survey and its report."""

from django.db.models import Subquery
from django.db.models.functions import TruncDate

from evaluations.queries.glance import with_few_answers
from evaluations.queries.report import owing_a_report
from workgroups.models.workgroup import dates_of_workgroup
from workgroups.queries.late import tells_late
from workgroups.rules import lateness

LAST_AT = Subquery(dates_of_workgroup().order_by("-starts_at").values("ends_at")[:1])


@tells_late(
    "survey",
    "Few have answered",
    since=TruncDate("closes_at"),
    late_before=lateness.answers_late_before,
)
def answered_by_few(workgroups, now):
    return with_few_answers(workgroups, now)


@tells_late(
    "report",
    "Report not handed in",
    since=TruncDate(LAST_AT),
    late_before=lateness.report_late_before,
)
def without_report(workgroups, now):
    return owing_a_report(workgroups, now)
