"""Putting right what somebody typed wrong of themselves on the hub's public pages."""

from django.db import transaction

from access.refusal import Refused
from needs.actions.enquiry import lock_enquiry
from needs.models import Enquiry, Need
from outbox.again import readdress_waiting
from schools.models import School

NO_ADDRESS = "Enter their email address: they have been written to."


@transaction.atomic
def correct_enquiry(
    *,
    enquiry: Enquiry,
    name: str,
    email: str,
    telephone: str,
    organisation: str,
    school: School | None,
) -> str:
    """Put right who wrote, and where the answer goes; return the address that stood there before,
    which is empty where they rang and left none.

    What they are told when something is planned goes there too, and so does what still waits.
    """
    row = lock_enquiry(enquiry)
    if school and not school.is_open and school.pk != row.school_id:
        raise Refused("Choose a school that is open.", field="school")
    was = row.email
    if was and not email:
        raise Refused(NO_ADDRESS, field="email")
    row.name, row.email, row.telephone = name, email.lower(), telephone
    row.organisation, row.school = organisation, school
    row.save()
    if was and row.email != was:
        of_need = Need.objects.filter(enquiry=row, contact_email__iexact=was)
        of_need.update(contact_email=row.email)
        readdress_waiting(hub=row.hub, address=was)
    return was
