from evaluations.models.report import OutcomeEvidence, Report, ReportReview
from evaluations.models.survey import Answer, Invitation, PulseAnswer, Question

__all__ = [
    "Answer",
    "Invitation",
    "OutcomeEvidence",
    "PulseAnswer",
    "Question",
    "Report",
    "ReportReview",
]
