from participants.models.action_plan import PlannedAction, SchoolActionPlan
from participants.models.agreement import AgreementSignature
from participants.models.attendance import Attendance, Cancellation, Register, Substitution
from participants.models.certificate import Certificate
from participants.models.circular import Circular, CircularCopy, NewsStop
from participants.models.composition import WantedRole, WantedYear
from participants.models.conversation import DigestStop, Post, Topic
from participants.models.governor_report import GovernorReport
from participants.models.group_move import GroupMove
from participants.models.initiative import DeclaredInitiative
from participants.models.interest import ExpressionOfInterest, InterestDraft, SchoolApproval
from participants.models.lesson_study import (
    LessonCredit,
    LessonStudy,
    LessonTeaching,
    LessonVersion,
    LessonVisit,
    SharedLesson,
)
from participants.models.national_return import NationalReturn
from participants.models.person import Person
from participants.models.person_merge import PersonMerge
from participants.models.person_record import FormerPersonName, PeopleToldApart, PersonSchool
from participants.models.place import Offer, Participant
from participants.models.task_account import TaskAccount, TaskFile
from participants.models.teacher_reference import TeacherReference, TrnLook
from participants.models.unnamed_place import UnnamedPlace
from participants.models.waiting_list import PriorityWeights, WaitingList, WaitingListDefault
from participants.models.walk_in import WalkIn
from participants.models.wish import NextTimeWish

__all__ = [
    "AgreementSignature",
    "Attendance",
    "Cancellation",
    "Circular",
    "CircularCopy",
    "Certificate",
    "DeclaredInitiative",
    "DigestStop",
    "ExpressionOfInterest",
    "GovernorReport",
    "GroupMove",
    "FormerPersonName",
    "InterestDraft",
    "LessonCredit",
    "LessonStudy",
    "LessonTeaching",
    "LessonVersion",
    "LessonVisit",
    "NewsStop",
    "NationalReturn",
    "NextTimeWish",
    "Offer",
    "Participant",
    "PeopleToldApart",
    "Person",
    "PersonMerge",
    "PersonSchool",
    "PlannedAction",
    "Post",
    "PriorityWeights",
    "Register",
    "SchoolActionPlan",
    "SchoolApproval",
    "SharedLesson",
    "Substitution",
    "TaskAccount",
    "TaskFile",
    "TeacherReference",
    "Topic",
    "UnnamedPlace",
    "WalkIn",
    "TrnLook",
    "WaitingList",
    "WaitingListDefault",
    "WantedRole",
    "WantedYear",
]
