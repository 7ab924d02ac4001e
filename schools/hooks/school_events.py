from collections.abc import Iterator, Mapping
from typing import Any

from django.apps import apps
from django.utils import timezone

from access.reader import Reader
from schools.models import School
from schools.models.school import address_lines
from schools.queries.timeline import LATEST, Event, event_source

# What the register may say of a school that somebody would want to know a year later.
TOLD_OF = {
    "name": "Its name was {old}; now it is {new}",
    "status": "In the register it was “{old}”; now it is “{new}”",
    "phase": "Its phase was {old}; now it is {new}",
    "trust_name": "Its trust was {old}; now it is {new}",
    "local_authority": "Its local authority was {old}; now it is {new}",
}
MOVED = "It moved: its address was {old}; now it is {new}"


@event_source(register="Changes in the register")
def register_events(schools: Mapping[int, School], user: Reader) -> Iterator[Event]:
    """A kept row is the school as it was before a change; the next one is what it became."""
    # Made by pghistory, so there is no class to import.
    events = apps.get_model("schools", "SchoolEvent").objects.select_related("local_authority")
    kept = events.filter(pgh_obj__in=schools)
    following: dict[int, Any] = dict(schools)
    for school in following.values():
        yield from first_and_last_day(school)
    # From the newest back, so that each kept row meets the one it became.
    for old in kept.order_by("-pgh_id")[:LATEST]:
        new = following.get(old.pgh_obj_id)
        following[old.pgh_obj_id] = old
        if new is not None:
            yield from difference_events(old, new, names_it=len(schools) > 1)


def first_and_last_day(school: School) -> Iterator[Event]:
    if school.opened_on:
        yield Event(school.opened_on, "register", f"{school.name} opened")
    if school.closed_on:
        yield Event(school.closed_on, "register", f"{school.name} closed")


def difference_events(old, new, *, names_it: bool) -> Iterator[Event]:
    """`names_it` where the events of several schools stand among each other."""
    day = timezone.localdate(old.pgh_created_at)
    of = f"{new.name}: " if names_it else ""
    for field, words in TOLD_OF.items():
        before, after = getattr(old, field), getattr(new, field)
        # The day it closed is told as such, whenever the register was read.
        if before != after and not (field == "status" and new.closed_on):
            said = words.format(old=before or "not known", new=after or "not known")
            yield Event(day, "register", f"{of}{said}")
    before, after = ", ".join(address_lines(old)), ", ".join(address_lines(new))
    if before != after:
        said = MOVED.format(old=before or "not known", new=after or "not known")
        yield Event(day, "register", f"{of}{said}")
