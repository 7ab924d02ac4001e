from hubs.models.area import HubArea, SchoolOverride
from hubs.models.calendar import SpecialDays, TermDates
from hubs.models.contact_note import ContactNote
from hubs.models.hub import FormerName, Hub, HubText, LeadSchool
from hubs.models.logo import HubLogo
from hubs.models.needs import Enquiry, EnquiryReply, Need, NeedSchool, NeedSurvey
from hubs.models.partner import Partner
from hubs.models.people import Membership, User
from hubs.models.policy import FeePolicy
from hubs.models.priority import Priority, PriorityNeed

__all__ = [
    "ContactNote",
    "SpecialDays",
    "TermDates",
    "Enquiry",
    "EnquiryReply",
    "FeePolicy",
    "FormerName",
    "Hub",
    "HubArea",
    "HubLogo",
    "HubText",
    "LeadSchool",
    "Membership",
    "Partner",
    "Need",
    "NeedSchool",
    "NeedSurvey",
    "Priority",
    "PriorityNeed",
    "SchoolOverride",
    "User",
]
