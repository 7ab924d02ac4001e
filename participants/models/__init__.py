from participants.models.action_plan import PlannedAction, SchoolActionPlan
from participants.models.attendance import Attendance, Cancellation, Register, Substitution
from participants.models.initiative import DeclaredInitiative
from participants.models.interest import ExpressionOfInterest, InterestDraft, SchoolApproval
from participants.models.person import Person
from participants.models.place import Offer, Participant

__all__ = [
    "Attendance",
    "Cancellation",
    "DeclaredInitiative",
    "ExpressionOfInterest",
    "InterestDraft",
    "Offer",
    "Participant",
    "Person",
    "PlannedAction",
    "Register",
    "SchoolActionPlan",
    "SchoolApproval",
    "Substitution",
]
