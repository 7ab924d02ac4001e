from needs.models.enquiry import Enquiry, EnquiryReply
from needs.models.need import Need, NeedSchool, NeedSurvey
from needs.models.priority import Priority, PriorityNeed, PriorityQuerySet

__all__ = [
    "Enquiry",
    "EnquiryReply",
    "Need",
    "NeedSchool",
    "NeedSurvey",
    "Priority",
    "PriorityNeed",
    "PriorityQuerySet",
]
