from workgroups.models.leader import Credential, Deployment, LocalLeader, Training
from workgroups.models.mastery import MasteryStage
from workgroups.models.priority import WorkGroupPriority
from workgroups.models.project import Project
from workgroups.models.visit import AgreedAction, SupportVisit
from workgroups.models.workgroup import Outcome, PartQuerySet, WorkGroup, WorkGroupLead
from workgroups.models.workshop import SchoolTask, Venue, Workshop

__all__ = [
    "AgreedAction",
    "Credential",
    "Deployment",
    "LocalLeader",
    "MasteryStage",
    "Outcome",
    "PartQuerySet",
    "Project",
    "SchoolTask",
    "SupportVisit",
    "Training",
    "Venue",
    "WorkGroup",
    "WorkGroupLead",
    "WorkGroupPriority",
    "Workshop",
]
