from schools.models.contact import ANSWER_FOR_MATHS, Contact, ContactChange
from schools.models.school import District, LocalAuthority, Region, School
from schools.models.school_register import (
    PupilPremium,
    RegisterChange,
    RegisterImport,
    RegisterPart,
    SchoolLink,
)

__all__ = [
    "ANSWER_FOR_MATHS",
    "Contact",
    "ContactChange",
    "District",
    "LocalAuthority",
    "PupilPremium",
    "Region",
    "RegisterChange",
    "RegisterImport",
    "RegisterPart",
    "School",
    "SchoolLink",
]
