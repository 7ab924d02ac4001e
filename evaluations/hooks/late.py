"""What is late of a Work Group's survey and its report."""

from evaluations.queries.glance import with_few_answers
from evaluations.queries.report import owing_a_report
from workgroups.queries.late import tells_late


@tells_late("survey", "Few have answered")
def answered_by_few(workgroups, now):
    return with_few_answers(workgroups, now)


@tells_late("report", "Report not handed in")
def without_report(workgroups, now):
    return owing_a_report(workgroups, now)
