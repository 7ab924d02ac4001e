"""What people are told about surveys and reports."""

from evaluations.emails.report import (
    about_report,
    about_review,
    page,
    report_approved,
    report_due,
    report_due_key,
    report_returned,
    report_submitted,
)
from evaluations.emails.survey import about_survey, reminder_key, survey, survey_reminder

__all__ = [
    "about_report",
    "about_review",
    "about_survey",
    "page",
    "reminder_key",
    "report_approved",
    "report_due",
    "report_due_key",
    "report_returned",
    "report_submitted",
    "survey",
    "survey_reminder",
]
