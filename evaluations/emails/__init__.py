"""What people are told about surveys and reports."""

from evaluations.emails.board_meeting import board_agenda
from evaluations.emails.publication import consent_asked
from evaluations.emails.report import (
    about_report,
    about_review,
    report_approved,
    report_commented,
    report_due,
    report_due_key,
    report_reminder,
    report_reminder_key,
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
    "board_agenda",
    "consent_asked",
    "reminder_key",
    "report_approved",
    "report_commented",
    "report_due",
    "report_due_key",
    "report_reminder",
    "report_reminder_key",
    "report_reopened",
    "report_returned",
    "report_submitted",
    "survey_asked",
    "survey_nudge",
    "survey_reminder",
    "workgroup_link",
]
