from evaluations.models.board_meeting import (
    BoardMeeting,
    MeetingAction,
    MeetingPaper,
    MeetingPresence,
)
from evaluations.models.board_pack import BoardPack
from evaluations.models.closed_wave import ClosedWave, WaveResult
from evaluations.models.focus_pupil import FocusCheckpoint, FocusPupil
from evaluations.models.hub_result import HubResult
from evaluations.models.hub_totals import HubTotals
from evaluations.models.publication import Publication, PublicationConsent
from evaluations.models.reflection import Reflection
from evaluations.models.report import OutcomeEvidence, Report, ReportReview
from evaluations.models.report_part import (
    BoardComment,
    NationalSending,
    ReportComment,
    ReportFile,
)
from evaluations.models.survey import Answer, Invitation, PulseAnswer, Question

__all__ = [
    "Answer",
    "BoardComment",
    "BoardMeeting",
    "BoardPack",
    "ClosedWave",
    "FocusCheckpoint",
    "FocusPupil",
    "HubResult",
    "HubTotals",
    "Invitation",
    "MeetingAction",
    "MeetingPaper",
    "MeetingPresence",
    "NationalSending",
    "OutcomeEvidence",
    "Publication",
    "PublicationConsent",
    "PulseAnswer",
    "Question",
    "Reflection",
    "Report",
    "ReportComment",
    "ReportFile",
    "ReportReview",
    "WaveResult",
]
