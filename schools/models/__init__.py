from schools.models.contact import Contact, ContactChange
from schools.models.school import District, LocalAuthority, Region, School
from schools.models.school_register import (
    PupilPremium,
    RegisterChange,
    RegisterImport,
    RegisterPart,
    SchoolLink,
)

__all__ = [
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
