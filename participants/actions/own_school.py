"""A school's page: its link is sent, and the school puts right there whom the hub writes to."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from hubs.models import User
from outbox.actions import queue
from participants import emails
from participants.queries.own_school import readers_at
from schools.actions.contact import add_school_contact, contact_has_gone, put_contact_right
from schools.choices import ContactSource
from schools.models import Contact, School

NOBODY = (
    "No head and no maths lead with an email address is noted for this school. Add one to its "
    "contacts first."
)


@transaction.atomic
def ask_for_school_page(*, email: str, asked_from: str = "") -> None:
    """Write to the address if a head or maths lead has it, for each of their schools.

    Nobody is told whether anything was sent: whoever types an address learns nothing of it.
    """
    now = timezone.now()
    letters = [emails.school_page(one, at=now) for one in readers_at(email, timezone.localdate())]
    queue(letters, asked_from=asked_from)


@transaction.atomic
def send_school_page(*, contacts: Collection[Contact], by: User) -> int:
    """Send each their link; how many. Raises Refused where there is nobody."""
    if not contacts:
        raise Refused(NOBODY)
    now = timezone.now()
    queue(emails.school_page(contact, at=now, by=by) for contact in contacts)
    return len(contacts)


@transaction.atomic
def correct_own_contact(
    *, contact: Contact, name: str, email: str, telephone: str, reader: Contact
) -> Contact:
    """The school says who somebody is now. Raises Refused.

    Whoever opens the page from then on has its link by email, and whoever did before a word of it.
    """
    was = Contact.objects.get(pk=contact.pk)
    # Somebody else, and no name or address put right.
    if name != was.name and email != was.email:
        contact.from_on = timezone.localdate()
    contact.name, contact.email, contact.telephone = name, email, telephone
    change = put_contact_right(contact=contact, by_name=reader.name)
    # Only of the first of two clicks.
    if change and contact.answers_for_maths and email != was.email:
        queue([emails.school_page(contact, at=timezone.now(), by=reader)])
        if was.email:
            queue([emails.contact_replaced(contact, change, to=was.email)])
    return contact


@transaction.atomic
def add_own_contact(
    *, school: School, role: str, name: str, email: str, telephone: str, reader: Contact
) -> Contact:
    """The school names somebody of whom the hub knows nothing yet. Raises Refused."""
    contact = add_school_contact(
        contact=Contact(
            role=role,
            name=name,
            email=email,
            telephone=telephone,
            from_on=timezone.localdate(),
            source=ContactSource.SCHOOL,
        ),
        school=school,
        by_name=reader.name,
    )
    if contact.answers_for_maths:
        queue([emails.school_page(contact, at=timezone.now(), by=reader)])
    return contact


@transaction.atomic
def own_contact_has_gone(*, contact: Contact, reader: Contact) -> None:
    change = contact_has_gone(contact=contact, by_name=reader.name)
    if contact.answers_for_maths and contact.email:
        queue([emails.contact_replaced(contact, change, to=contact.email)])
