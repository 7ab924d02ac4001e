from evaluations.models.board_pack import BoardPack
from evaluations.models.closed_wave import ClosedWave, WaveResult
from evaluations.models.focus_pupil import FocusCheckpoint, FocusPupil
from evaluations.models.report import OutcomeEvidence, Report, ReportReview
from evaluations.models.survey import Answer, Invitation, PulseAnswer, Question

__all__ = [
    "Answer",
    "BoardPack",
    "ClosedWave",
    "FocusCheckpoint",
    "FocusPupil",
    "Invitation",
    "OutcomeEvidence",
    "PulseAnswer",
    "Question",
    "Report",
    "ReportReview",
    "WaveResult",
]
