"""The people to write to at a school."""

from datetime import date

from django.db import transaction

from access.refusal import Refused
from pages.wording import day_words
from schools.models import Contact, School


@transaction.atomic
def add_school_contact(*, contact: Contact, school: School, by) -> Contact:
    """Note whom to write to. Raises Refused where the same person is noted in the same role."""
    # The constraint tells capital letters apart and this does not, so only the lock keeps two from
    # adding somebody at once.
    School.objects.select_for_update().get(pk=school.pk)
    contact.school = school
    contact.noted_by = by
    contact.email = contact.email.lower()
    same = Contact.objects.filter(school=school, role=contact.role, until_on=None)
    if same.filter(name__iexact=contact.name, email=contact.email).exists():
        raise Refused(f"{contact.name} is noted in this role already.", field="name")
    contact.save()
    return contact


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
