"""The people to write to at a school."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from pages.wording import day_words
from schools.choices import EmailState
from schools.models import Contact, ContactChange, School

TYPED = ("role", "name", "email", "email_state", "telephone", "from_on", "source")


@transaction.atomic
def add_school_contact(*, contact: Contact, school: School, by=None, by_name: str = "") -> Contact:
    """Note whom to write to: `by` somebody of the hub, or of the school, by name.

    Raises Refused where the same person is noted in the same role.
    """
    contact.school = school
    contact.noted_by, contact.noted_by_name = by, by_name
    contact.email = contact.email.lower()
    check_is_nobody_else(contact)
    contact.save()
    return contact


@transaction.atomic
def put_contact_right(*, contact: Contact, by=None, by_name: str = "") -> ContactChange | None:
    """Keep what is typed of somebody, or of whoever has the role now, and what stood there before.

    Raises Refused where the same person is noted in the same role.
    """
    check_is_nobody_else(contact)
    kept = Contact.objects.select_for_update().get(pk=contact.pk)
    # What came back, or was not to be written to, was the address before.
    if kept.email != contact.email and kept.email_state == contact.email_state:
        contact.email_state = EmailState.IN_USE
    contact.save(update_fields=TYPED)
    if kept.words == contact.words:
        return None
    return ContactChange.objects.create(
        contact=contact, before=kept.words, after=contact.words, by=by, by_name=by_name
    )


@transaction.atomic
def contact_has_gone(*, contact: Contact, by_name: str) -> ContactChange:
    """The school says that they are in this role no more: at once, and not from tomorrow."""
    row = Contact.objects.select_for_update().get(pk=contact.pk)
    yesterday = timezone.localdate() - timedelta(days=1)
    if row.until_on and row.until_on <= yesterday:
        raise Refused(f"{row.name} is noted as gone already.")
    # Noted only today: then they never were.
    row.from_on, row.until_on = min(row.from_on, yesterday), yesterday
    row.save()
    return ContactChange.objects.create(
        contact=row, before=row.words, after="nobody", by_name=by_name
    )


def check_is_nobody_else(contact: Contact) -> None:
    # The constraint tells capital letters apart and this does not, so only the lock keeps two from
    # adding somebody at once.
    School.objects.select_for_update().get(pk=contact.school_id)
    same = Contact.objects.filter(school=contact.school_id, role=contact.role, until_on=None)
    same = same.filter(name__iexact=contact.name, email=contact.email).exclude(pk=contact.pk)
    if same.exists():
        raise Refused(f"{contact.name} is noted in this role already.", field="name")


@transaction.atomic
def end_school_contact(*, contact: Contact, until_on: date) -> Contact:
    """They leave the role with that day. A year later the row is deleted."""
    row = Contact.objects.select_for_update().get(pk=contact.pk)
    if row.until_on == until_on:
        raise Refused("They leave on that day already.", field="until_on")
    if until_on < row.from_on:
        raise Refused(f"They began on {day_words(row.from_on)}.", field="until_on")
    row.until_on = until_on
    row.save()
    return row
