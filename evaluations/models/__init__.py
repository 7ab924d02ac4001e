from evaluations.models.board_pack import BoardPack
from evaluations.models.report import OutcomeEvidence, Report, ReportReview
from evaluations.models.survey import Answer, Invitation, PulseAnswer, Question

__all__ = [
    "Answer",
    "BoardPack",
    "Invitation",
    "OutcomeEvidence",
    "PulseAnswer",
    "Question",
    "Report",
    "ReportReview",
]
