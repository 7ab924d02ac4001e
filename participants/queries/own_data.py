"""What is held of one person, line by line, for themselves: a file that they download.

What packages above keep of people they add among their hooks.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from django.utils import timezone

from outbox.models import Message
from pages.wording import instant_words, short_day_words
from participants.models import (
    Attendance,
    Cancellation,
    ExpressionOfInterest,
    Participant,
    Person,
    Substitution,
)
from participants.queries.matching import former_names_of


class Held(NamedTuple):
    """One thing that is kept: of which kind, about what, and in which words."""

    kind: str
    about: str
    words: str


sources: list[Callable[[Person], Iterator[Held]]] = []


def held_of(person: Person) -> list[Held]:
    return [line for source in sources for line in source(person)]


def source(tell: Callable[[Person], Iterator[Held]]) -> Callable[[Person], Iterator[Held]]:
    """Register what a package keeps of people."""
    sources.append(tell)
    return tell


@source
def who_they_are(person: Person) -> Iterator[Held]:
    yield Held("About you", "Name", person.name)
    yield Held("About you", "Email address", person.email)
    yield Held("About you", "Telephone number", person.telephone)
    yield Held("About you", "School", str(person.school))
    for name in dict.fromkeys(former_names_of([person.pk])[person.pk]):
        if name != person.name:
            yield Held("About you", "Former name", name)
    for one in person.other_schools.select_related("school"):
        until = f"until {short_day_words(one.until_on)}" if one.until_on else "now"
        yield Held("About you", "Other school", f"{one.school}, {until}")
    for reference in person.references.all():
        # Whoever the link is passed on to reads the file too.
        yield Held("About you", "TRN", reference.masked or reference.get_none_because_display())
    for look in person.trn_looks.all():
        said = f"{instant_words(look.looked_at)}, for: {look.reason}"
        yield Held("About you", "Somebody of the hub looked at your TRN", said)


@source
def what_they_sent(person: Person) -> Iterator[Held]:
    rows = ExpressionOfInterest.objects.filter(person=person).select_related(
        "workgroup", "school", "approval"
    )
    for row in rows:
        about = str(row.workgroup)
        sent = f"{instant_words(row.sent_at)}, as {row.name}, {row.email}, {row.school}"
        yield Held("Expression of interest", about, f"{sent}: {row.state_words}")
        yield Held("Your role", about, row.get_job_role_display())
        yield Held("What you would like to work on", about, row.priority)
        yield Held("Other projects of your school", about, row.other_projects)
        yield Held("Your head", about, f"{row.head_name} {row.head_email}".strip())
        if approval := getattr(row, "approval", None):
            yield Held("Your school's answer", about, str(approval))


@source
def what_they_took_part_in(person: Person) -> Iterator[Held]:
    places = Participant.objects.filter(person=person)
    for place in places.select_related("workgroup", "school", "interest"):
        accepted = f"accepted {instant_words(place.accepted_at)}, {place.school}"
        yield Held("Place", str(place.workgroup), accepted)
        if place.withdrawn_at:
            given_up = f"{instant_words(place.withdrawn_at)}: {place.withdrawn_because}"
            what = "Place moved" if place.is_moved_on else "Place given up"
            yield Held(what, str(place.workgroup), given_up)
    of_person = {"participant__person": person}
    dates = ("workshop__workgroup",)
    for came in Attendance.objects.filter(**of_person).select_related(*dates):
        yield Held("Register", workshop_words(came.workshop), came.get_mark_display())
    for cancelled in Cancellation.objects.filter(**of_person).select_related(*dates):
        said = f"{instant_words(cancelled.notified_at)}: {cancelled.reason}"
        yield Held("Cancelled", workshop_words(cancelled.workshop), said)
    for instead in Substitution.objects.filter(**of_person).select_related(*dates):
        yield Held("Colleague named", workshop_words(instead.workshop), instead.name)


@source
def letters_to_them(person: Person) -> Iterator[Held]:
    """By address, as whoever reads the mailbox had them already."""
    sent = Message.objects.filter(to_email=person.email, sent_at__isnull=False)
    for letter in sent.order_by("sent_at", "pk").only("sent_at", "subject"):
        when = instant_words(letter.sent_at) if letter.sent_at else ""
        yield Held("Email to your address", when, letter.subject)


def workshop_words(workshop) -> str:
    day = short_day_words(timezone.localdate(workshop.starts_at))
    return f"{workshop.workgroup}, {day}"
