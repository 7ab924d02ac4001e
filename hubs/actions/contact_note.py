"""The log of contact between a hub and the schools of its area."""

from datetime import date

from django.db import transaction

from access.refusal import Refused
from hubs.models import ContactNote
from hubs.rules.contact_note import reason_not_to_contact
from schools.models import School


@transaction.atomic
def note_contact(*, school: School, note: ContactNote, by, today: date) -> ContactNote:
    """Keep what the school and its hub said. Refuses a contact the school asked not to have."""
    if school.hub is None:
        raise Refused("The school lies in no hub’s area.")
    note.hub, note.school, note.written_by = school.hub, school, by
    check_contact_note(note, earlier_contact_notes(note), today=today)
    note.save()
    return note


@transaction.atomic
def correct_contact_note(*, note: ContactNote, today: date) -> ContactNote:
    """Put right what was noted wrongly; who wrote it and when stays as it was."""
    # Without itself: that the school refuses contact is no reason against the note that says so.
    check_contact_note(note, earlier_contact_notes(note).exclude(pk=note.pk), today=today)
    note.save()
    return note


@transaction.atomic
def remove_contact_note(*, note: ContactNote) -> None:
    """Take away a note that was made by mistake; the history keeps that it was there."""
    ContactNote.objects.filter(pk=note.pk).delete()


def earlier_contact_notes(note: ContactNote):
    # Not those of later days: what the school asked afterwards says nothing of this contact.
    rows = ContactNote.objects.filter(hub=note.hub, school=note.school, day__lte=note.day)
    return rows.latest_first()


def check_contact_note(note: ContactNote, earlier, *, today: date) -> None:
    if note.day > today:
        raise Refused("The day must be today or in the past", field="day")
    last = earlier.first()
    refused_on = last.day if last and last.refuses_contact else None
    if reason := reason_not_to_contact(refused_on, by_school=note.by_school):
        raise Refused(reason, field="by_school")
