"""What a Work Group's first page shows of its survey and its report."""

from datetime import date
from typing import Any

from django.utils import timezone

from access.permissions import Permission as P
from evaluations.choices import Wave
from evaluations.queries.glance import report_at_a_glance, survey_at_a_glance
from evaluations.rules.waves import wave_day
from hubs.models import User
from workgroups.models import WorkGroup
from workgroups.queries.panels import workgroup_panels
from workgroups.templatetags.workgroups import permissions_on


@workgroup_panels.panel("evaluations/_survey_at_a_glance.html", place=40)
def survey_panel(workgroup: WorkGroup, user: User, on: date) -> dict[str, Any]:
    """How many have answered, or when people are asked."""
    sees = P.VIEW_EVIDENCE in permissions_on(workgroup, user)
    last = workgroup.last_at
    return {
        "sees": sees,
        "survey": survey_at_a_glance(workgroup) if sees else None,
        "goes_out_on": wave_day(timezone.localdate(last), Wave.END) if last else None,
    }


@workgroup_panels.panel("evaluations/_report_at_a_glance.html", place=50)
def report_panel(workgroup: WorkGroup, user: User, on: date) -> dict[str, Any]:
    """How far the report is, and whose turn it is."""
    held = permissions_on(workgroup, user)
    sees = P.VIEW_REPORT in held and not workgroup.project.is_event
    if not sees:
        return {"sees": False}
    found = report_at_a_glance(workgroup)
    report = found.report
    return {
        "sees": True,
        "report": report,
        "may_write": P.WRITE_REPORT in held and found.is_with_the_lead,
        "may_review": P.REVIEW_REPORT in held and report is not None and report.is_submitted,
        "is_due": found.is_over and found.is_with_the_lead,
        "is_owed": found.is_owed,
        "is_late": found.is_late,
    }
