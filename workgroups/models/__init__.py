from workgroups.models.leader import Credential, Deployment, LocalLeader, Training
from workgroups.models.mastery import MasteryStage
from workgroups.models.outcome import Outcome
from workgroups.models.priority import WorkGroupPriority
from workgroups.models.project import Project
from workgroups.models.resource import Resource, ResourceFile
from workgroups.models.saved_filter import SavedFilter
from workgroups.models.template import WorkGroupTemplate
from workgroups.models.visit import AgreedAction, SupportVisit
from workgroups.models.workgroup import PartQuerySet, WorkGroup
from workgroups.models.workgroup_lead import WorkGroupLead
from workgroups.models.workshop import SchoolTask, Venue, Workshop, WorkshopLead

__all__ = [
    "AgreedAction",
    "Credential",
    "Deployment",
    "LocalLeader",
    "MasteryStage",
    "Outcome",
    "PartQuerySet",
    "Project",
    "Resource",
    "ResourceFile",
    "SavedFilter",
    "SchoolTask",
    "SupportVisit",
    "Training",
    "Venue",
    "WorkGroup",
    "WorkGroupLead",
    "WorkGroupPriority",
    "WorkGroupTemplate",
    "Workshop",
    "WorkshopLead",
]
