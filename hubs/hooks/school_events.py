"""A school's past as the register, the contact log and its needs tell it."""

from collections.abc import Collection, Iterable

from django.urls import reverse

from access.permissions import Permission
from access.reader import Reader
from hubs.models import ContactNote
from schools.queries.timeline import LATEST, Event, event_source


@event_source(contact="Contact with the hub")
def contact_note_events(schools: Collection[int], user: Reader) -> Iterable[Event]:
    notes = (
        ContactNote.objects.visible_to(user, can=Permission.VIEW_SCHOOLS)
        .filter(school__in=schools)
        .select_related("written_by")
    )
    return [
        Event(
            note.day,
            "contact",
            f"{note.get_way_display()}, {'from the school' if note.by_school else 'from us'}",
            reverse("hubs:edit_contact", args=[note.pk]),
            f"{note.said} ({note.written_by})",
        )
        for note in notes.latest_first()[:LATEST]
    ]
