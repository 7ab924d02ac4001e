"""The dates of whoever has a place, and of a colleague, as their calendars hold them."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from pages.rules.calendars import Entry, Method
from participants.models import Participant, Substitution
from participants.rules.reminders import JOIN_LINK_SHOWN
from workgroups.calendars import Diary, workshop_entry
from workgroups.models import Workshop

SAY_SO = (
    "If you cannot come, say so on your own page, as an answer in your calendar does not tell the "
    "hub:"
)


def place_entries(
    diary: Diary, participant: Participant, *, link: str, stamp: datetime
) -> list[Entry]:
    """`link` is the one in the letter, so that whoever stops its links stops this one too."""
    if diary.method == Method.CANCEL:
        return [place_entry(participant, one, stamp=stamp) for one in diary.workshops]
    return [
        place_entry(
            participant,
            one,
            stamp=stamp,
            paragraphs=[
                diary.changed,
                *how_to_get_in(one, is_link_shown(one, stamp)),
                f"{SAY_SO} {link}",
            ],
            link=link,
        )
        for one in diary.workshops
    ]


def feed_entries(dates: Iterable[tuple[Participant, Workshop]], *, now: datetime) -> list[Entry]:
    """For a feed, which others may read with its owner: it leads to no page of the owner's."""
    return [
        place_entry(
            participant,
            workshop,
            # Of the last change, so that a feed in which nothing changed is the same one.
            stamp=max(participant.accepted_at, workshop.changed_at or participant.accepted_at),
            paragraphs=[
                *how_to_get_in(workshop, is_link_shown(workshop, now)),
                f"{SAY_SO} the emails about your dates lead there.",
            ],
        )
        for participant, workshop in dates
    ]


def place_entry(
    participant: Participant,
    workshop: Workshop,
    *,
    stamp: datetime,
    paragraphs: Sequence[str] = (),
    link: str = "",
) -> Entry:
    return workshop_entry(
        workshop,
        participant.workgroup,
        whose=f"place-{participant.pk}",
        stamp=stamp,
        paragraphs=paragraphs,
        link=link,
    )


def colleague_entry(
    substitution: Substitution, method: Method, *, changed: str, stamp: datetime
) -> Entry:
    workshop, person = substitution.workshop, substitution.participant.person
    said = [
        f"You come in {person.name}’s place.",
        changed,
        # As their letters do: they have no page on which it could appear.
        *how_to_get_in(workshop, shows_link=True),
        f"If you cannot come, tell {person.name} or write to {workshop.workgroup.hub.mailbox}.",
    ]
    return workshop_entry(
        workshop,
        workshop.workgroup,
        whose=f"colleague-{substitution.pk}",
        stamp=stamp,
        paragraphs=said if method == Method.REQUEST else (),
    )


def how_to_get_in(workshop: Workshop, shows_link: bool) -> list[str]:
    said = [f"Where: {workshop.venue.where_words}"] if workshop.venue else []
    if not workshop.can_be_joined:
        return said
    if shows_link and workshop.join_link:
        return [*said, f"Join the workshop: {workshop.join_link}"]
    return [*said, "The link to join is not in this entry yet."]


def is_link_shown(workshop: Workshop, at: datetime) -> bool:
    """As on the page of whoever has the place: earlier than that it may still change unseen."""
    return workshop.starts_at - at <= JOIN_LINK_SHOWN
