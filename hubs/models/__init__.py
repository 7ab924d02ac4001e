from hubs.models.agreement import Agreement
from hubs.models.area import HubArea, SchoolOverride
from hubs.models.calendar import SpecialDays, TermDates
from hubs.models.contact_note import ContactNote
from hubs.models.hub import FormerName, Hub, HubText, LeadSchool
from hubs.models.logo import HubLogo
from hubs.models.partner import Partner
from hubs.models.people import Membership, User
from hubs.models.policy import FeePolicy

__all__ = [
    "Agreement",
    "ContactNote",
    "SpecialDays",
    "TermDates",
    "FeePolicy",
    "FormerName",
    "Hub",
    "HubArea",
    "HubLogo",
    "HubText",
    "LeadSchool",
    "Membership",
    "Partner",
    "SchoolOverride",
    "User",
]
