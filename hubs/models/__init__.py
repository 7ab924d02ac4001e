from hubs.models.area import HubArea, SchoolOverride
from hubs.models.calendar import SpecialDays, TermDates
from hubs.models.contact import ContactNote
from hubs.models.hub import FormerName, Hub, HubText, LeadSchool
from hubs.models.logo import HubLogo
from hubs.models.needs import Enquiry, EnquiryReply, Need, NeedSchool, NeedSurvey
from hubs.models.network import Contact, Partner
from hubs.models.people import Membership, User
from hubs.models.policy import FeePolicy
from hubs.models.priority import Priority, PriorityNeed
from hubs.models.register import (
    PupilPremium,
    RegisterChange,
    RegisterImport,
    RegisterPart,
    SchoolLink,
)
from hubs.models.school import District, LocalAuthority, Region, School

__all__ = [
    "Contact",
    "ContactNote",
    "SpecialDays",
    "TermDates",
    "District",
    "Enquiry",
    "EnquiryReply",
    "FeePolicy",
    "FormerName",
    "Hub",
    "HubArea",
    "HubLogo",
    "HubText",
    "LeadSchool",
    "LocalAuthority",
    "Membership",
    "Partner",
    "PupilPremium",
    "Need",
    "NeedSchool",
    "NeedSurvey",
    "Priority",
    "PriorityNeed",
    "Region",
    "RegisterChange",
    "RegisterImport",
    "RegisterPart",
    "School",
    "SchoolOverride",
    "SchoolLink",
    "User",
]
