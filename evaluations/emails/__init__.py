"""What people are told about surveys and reports."""

from evaluations.emails.report import (
    about_report,
    about_review,
    report_approved,
    report_due,
    report_due_key,
    report_reopened,
    report_returned,
    report_submitted,
    workgroup_link,
)
from evaluations.emails.survey import (
    about_survey,
    reminder_key,
    survey_asked,
    survey_nudge,
    survey_reminder,
)

__all__ = [
    "about_report",
    "about_review",
    "about_survey",
    "reminder_key",
    "report_approved",
    "report_due",
    "report_due_key",
    "report_reopened",
    "report_returned",
    "report_submitted",
    "survey_asked",
    "survey_nudge",
    "survey_reminder",
    "workgroup_link",
]
