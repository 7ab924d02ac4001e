"""A school's past as the register, the contact log and its needs tell it."""

from collections.abc import Collection, Iterable

from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission
from access.reader import Reader
from hubs.models import ContactNote, NeedSchool
from schools.timeline import LATEST, Event, source


@source(contact="Contact with the hub")
def contact(schools: Collection[int], user: Reader) -> Iterable[Event]:
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


@source(need="Needs raised")
def needs(schools: Collection[int], user: Reader) -> Iterable[Event]:
    """In the words of whoever said so, though the need may be merged into another since."""
    rows = (
        NeedSchool.objects.visible_to(user, can=Permission.EDIT_NEEDS)
        .filter(school__in=schools, need__set_aside_at=None)
        .select_related("need")
    )
    return [
        Event(
            timezone.localdate(row.need.raised_at),
            "need",
            f"Need raised: {row.need}",
            row.need.get_absolute_url(),
            row.need.get_source_display(),
        )
        for row in rows.order_by("-need__raised_at")[:LATEST]
    ]
