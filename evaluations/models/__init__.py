from evaluations.models.report import OutcomeEvidence, Report, ReportReview
from evaluations.models.survey import Answer, Invitation, Question

__all__ = ["Answer", "Invitation", "OutcomeEvidence", "Question", "Report", "ReportReview"]
