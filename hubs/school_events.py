"""A school's past as the register, the contact log and its needs tell it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission
from hubs.models import ContactNote, NeedSchool, School, User
from hubs.models.school import address_lines
from hubs.timeline import LATEST, Event, source

# What the register may say of a school that somebody would want to know a year later.
TOLD_OF = {
    "name": "Its name was {old}; now it is {new}",
    "status": "In the register it was “{old}”; now it is “{new}”",
    "phase": "Its phase was {old}; now it is {new}",
    "trust_name": "Its trust was {old}; now it is {new}",
    "local_authority": "Its local authority was {old}; now it is {new}",
}
MOVED = "It moved: its address was {old}; now it is {new}"


@source(register="Changes in the register")
def register_changes(schools: Mapping[int, School], user: User) -> Iterator[Event]:
    """A kept row is the school as it was before a change; the next one is what it became."""
    events = apps.get_model("hubs", "SchoolEvent").objects.select_related("local_authority")
    kept = events.filter(pgh_obj__in=schools)
    following: dict[int, Any] = dict(schools)
    for school in following.values():
        yield from first_and_last_day(school)
    for old in kept.order_by("-pgh_id")[:LATEST]:
        new = following.get(old.pgh_obj_id)
        following[old.pgh_obj_id] = old
        if new is not None:
            yield from differences(old, new)


def first_and_last_day(school: School) -> Iterator[Event]:
    if school.opened_on:
        yield Event(school.opened_on, "register", f"{school.name} opened")
    if school.closed_on:
        yield Event(school.closed_on, "register", f"{school.name} closed")


def differences(old, new) -> Iterator[Event]:
    day = timezone.localdate(old.pgh_created_at)
    for field, words in TOLD_OF.items():
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            said = words.format(old=before or "not known", new=after or "not known")
            yield Event(day, "register", said)
    before, after = ", ".join(address_lines(old)), ", ".join(address_lines(new))
    if before != after:
        said = MOVED.format(old=before or "not known", new=after or "not known")
        yield Event(day, "register", said)


@source(contact="Contact with the hub")
def contact(schools: Collection[int], user: User) -> Iterable[Event]:
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
def needs(schools: Collection[int], user: User) -> Iterable[Event]:
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
