"""Writing one email to everybody on a list of people."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from access.permissions import Permission
from access.refusal import Refused
from hubs.models import Hub, User
from outbox.actions import enclose_for_all, queue
from outbox.models import Attachment, Message
from pages.rules.document import file_name, media_type
from participants import emails, links
from participants.models import Circular, CircularCopy, NewsStop
from participants.queries.circular import PeopleList
from participants.rules.circular import NEXT_DATE, fields_in
from workgroups.models import Resource

AT_MOST = 600
NOBODY = "Nobody on this list can be written to."
CHANGED = "The list has changed since you looked. Look again who gets it, then send it."
NO_DATE = "There is no workshop ahead, so {next date} would be empty. Write the day instead."


@dataclass(frozen=True)
class Words:
    """What somebody has typed, and what goes with it."""

    subject: str
    text: str
    ticket: UUID
    resources: Sequence[Resource] = ()


def circular_of(people: PeopleList, words: Words, by: User) -> Circular:
    """As it would be sent, not saved."""
    # Whoever runs the hub writes in its name; a lead in their own.
    of_hub = by.may(Permission.WRITE_TO_PEOPLE, people.hub.pk)
    return Circular(
        hub=people.hub,
        workgroup=people.workgroup,
        school=people.school,
        audience=people.audience,
        narrowed_to=people.narrowed_to[:300],
        subject=words.subject,
        text=words.text,
        written_by=by,
        reply_to=people.hub.mailbox if of_hub else by.email,
        ticket=words.ticket,
    )


def check_circular(people: PeopleList, words: Words) -> None:
    number = len(people.written)
    if not number:
        raise Refused(NOBODY)
    if number > AT_MOST:
        raise Refused(
            f"{number} people are on this list, and one email goes to {AT_MOST} at most. Narrow "
            "the list down first."
        )
    used = fields_in(words.subject + words.text)
    if NEXT_DATE in used and NEXT_DATE not in people.shared:
        raise Refused(NO_DATE, field="text")


@transaction.atomic
def send_circular(*, people: PeopleList, words: Words, seen: str, by: User) -> Circular:
    """Write to everybody on the list who is not left out, each once; return what was sent.

    `seen` is the mark of the list as whoever sends it saw it. With a ticket that was used before
    it returns what was sent then, and writes nothing. Raises Refused.
    """
    if sent := sent_with(words.ticket, by):
        return sent
    check_circular(people, words)
    if seen != people.mark:
        raise Refused(CHANGED)
    unsaved = circular_of(people, words, by)
    fields = [field.name for field in Circular._meta.concrete_fields if not field.primary_key]
    # Of two clicks at once the second waits here, and finds what the first has sent.
    circular, is_new = Circular.objects.get_or_create(
        ticket=words.ticket, defaults={name: getattr(unsaved, name) for name in fields}
    )
    if not is_new:
        return check_own_ticket(circular, by)
    copies = CircularCopy.objects.bulk_create(copies_of(circular, people))
    letters = letters_of(circular, copies, people, words.resources)
    queue(letters)
    if files := files_of(words.resources):
        enclose_for_all(letters, files)
    return circular


def sent_with(ticket: UUID, by: User) -> Circular | None:
    circular = Circular.objects.filter(ticket=ticket).first()
    return check_own_ticket(circular, by) if circular else None


def check_own_ticket(circular: Circular, by: User) -> Circular:
    if circular.written_by_id != by.pk:
        raise Refused("This page was used by somebody else. Open the list again.")
    return circular


def copies_of(circular: Circular, people: PeopleList) -> list[CircularCopy]:
    copies = [one.copy() for one in people.people]
    for copy in copies:
        copy.circular = circular
    return copies


def letters_of(
    circular: Circular,
    copies: Sequence[CircularCopy],
    people: PeopleList,
    resources: Sequence[Resource],
) -> list[Message]:
    return [
        emails.circular_copy(
            circular,
            copy,
            one.values(people.shared),
            resources=resources,
            stop_link=links.NEWS.url(copy) if people.is_news else "",
        )
        for copy, one in zip(copies, people.people, strict=True)
        if not one.left_out
    ]


def files_of(resources: Sequence[Resource]) -> list[Attachment]:
    return [
        Attachment(
            name=file_name(one.title, one.file.kind)[:120],
            content_type=media_type(one.file.kind),
            content=one.file.content,
        )
        for one in resources
        if one.has_file
    ]


def letters_before(people: PeopleList, words: Words, by: User, number: int) -> list[Message]:
    """What the first of the list will read, not saved."""
    circular = circular_of(people, words, by)
    return [
        emails.circular_copy(
            circular,
            one.copy(),
            one.values(people.shared),
            resources=words.resources,
            stop_link="…" if people.is_news else "",
        )
        for one in people.written[:number]
    ]


@transaction.atomic
def send_test(*, people: PeopleList, words: Words, by: User) -> Message:
    """To whoever writes it, as the first on the list would read it. Raises Refused.

    The same words are sent as a test once.
    """
    check_circular(people, words)
    circular = circular_of(people, words, by)
    first = people.written[0]
    copy = CircularCopy(name=by.name, email=by.email)
    letter = emails.circular_copy(
        circular,
        copy,
        first.values(people.shared),
        resources=words.resources,
        stop_link="…" if people.is_news else "",
        kind=emails.CIRCULAR_TEST,
    )
    said = [words.ticket, words.subject, words.text, *(one.pk for one in words.resources)]
    mark = sha256("\n".join(map(str, said)).encode()).hexdigest()[:32]
    letter.key = f"{emails.CIRCULAR_TEST}:{by.pk}:{mark}"
    letter.enclosed = files_of(words.resources)
    queue([letter])
    return letter


@transaction.atomic
def set_news(*, hub: Hub, email: str, is_wanted: bool) -> None:
    """Stop the hub's news to that address, or let it go there again."""
    email = email.lower()
    if is_wanted:
        NewsStop.objects.filter(hub=hub, email=email).delete()
    else:
        NewsStop.objects.get_or_create(hub=hub, email=email)
