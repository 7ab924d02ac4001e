"""What calls for an act in a hub about surveys and reports."""

from django.db.models import TextField, Value
from django.db.models.functions import TruncDate

from access.permissions import Permission as P
from evaluations.models import Report
from evaluations.queries.glance import with_few_answers
from evaluations.queries.report import owing_a_report
from pages.prepared import NOW
from portal.job import Job, leads_of, more_than_days, title_of
from portal.job_rows import reports_of_others
from workgroups.models import WorkGroup
from workgroups.rules import lateness

ENOUGH = f"{lateness.ENOUGH_ANSWERS}%"

EVIDENCE_JOBS = (
    Job(
        "surveys_with_few_answers",
        P.VIEW_ANSWERS,
        lambda on: with_few_answers(WorkGroup.objects.all(), NOW),
        hub="hub",
        since=TruncDate("closes_at"),
        since_words="closes",
        late_before=lateness.answers_late_before,
        thing=f"Survey of {{who}}: fewer than {ENOUGH} have answered",
        page="workgroups:list",
        query="?late=survey",
        one=f"survey that fewer than {ENOUGH} have answered",
        many=f"surveys that fewer than {ENOUGH} have answered",
        who=title_of(""),
        whose=Value("Participants", output_field=TextField()),
        act="See who has answered",
        act_page="evaluations:evidence",
    ),
    Job(
        "reports_due",
        P.EDIT_WORKGROUP,
        lambda on: owing_a_report(WorkGroup.objects.with_last_date(), NOW),
        hub="hub",
        since=TruncDate("last_at"),
        late_before=lateness.report_late_before,
        thing="Report on {who}",
        page="workgroups:list",
        query="?late=report",
        one="report not handed in",
        many="reports not handed in",
        who=title_of(""),
        whose=leads_of("pk"),
        act="See how far it is",
        act_page="evaluations:report_read",
    ),
    Job(
        "reports_to_review",
        P.REVIEW_REPORT,
        reports_of_others,
        hub="workgroup__hub",
        since=TruncDate("submitted_at"),
        late_before=more_than_days(14),
        thing="Report on {who}",
        one="report to review",
        many="reports to review",
        page="evaluations:reports",
        query="?state=submitted",
        who=title_of("workgroup__"),
        act="Review",
        act_page="evaluations:report_read",
        act_pk="workgroup",
    ),
    Job(
        "reports_to_send",
        P.SEND_REPORT,
        lambda on: Report.objects.to_send(),
        hub="workgroup__hub",
        since=TruncDate("submitted_at"),
        # The board comments on it first, which meets three times a year.
        late_before=more_than_days(120),
        thing="Report on {who} is still to be sent to the national team",
        one="approved report to send to the national team",
        many="approved reports to send to the national team",
        page="evaluations:reports",
        query="?sent=to_send",
        who=title_of("workgroup__"),
        act="See the report",
        act_page="evaluations:report_read",
        act_pk="workgroup",
    ),
)
