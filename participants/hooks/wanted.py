"""Whether what a queued email says still holds when its turn comes."""

from collections.abc import Mapping
from datetime import UTC, datetime

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from outbox.kinds import about_rows, still_wanted, written_to_many
from outbox.models import Message
from participants import emails
from participants.choices import NEWS, CircularAudience, Signatory
from participants.emails import CERTIFICATE_LETTERS, CIRCULAR, DIGEST, interests_asked_of
from participants.models import (
    Certificate,
    CircularCopy,
    DigestStop,
    ExpressionOfInterest,
    GovernorReport,
    LessonVisit,
    NewsStop,
    NextTimeWish,
    Offer,
    Participant,
    Substitution,
    UnnamedPlace,
)
from participants.queries.agreement import ASKED_TO_SIGN, REMINDED_TO_SIGN, lacking
from participants.queries.attendance_register import registers_to_chase
from participants.queries.dates import expected_dates
from participants.queries.missing_details import DETAILS_ASKED, missing_of, with_missing
from participants.queries.task_accounts import places_behind
from participants.rules.missing_details import TO_BE_ASKED
from schools.models import Contact
from workgroups.models import WorkGroup, Workshop

NEVER = datetime.min.replace(tzinfo=UTC)


@still_wanted("approval-asked", "approval-reminder")
def approval_still_asked(messages: list[Message]) -> set[int]:
    # Whoever has withdrawn, or been declined, needs the head's answer no more. One email may ask of
    # several, and goes while one of them does.
    asked = {message.pk: set(interests_asked_of(message)) for message in messages}
    undecided = ExpressionOfInterest.objects.open().awaiting_head()
    rows = undecided.filter(pk__in=set().union(*asked.values()))
    to_answer = set(rows.values_list("pk", flat=True))
    return {pk for pk, interests in asked.items() if interests & to_answer}


@still_wanted(ASKED_TO_SIGN, REMINDED_TO_SIGN)
def signature_still_missing(messages: list[Message]) -> set[int]:
    found: set[int] = set()
    for role in Signatory:
        asked = [message for message in messages if emails.signatory_of(message) == role]
        found |= about_rows(asked, ExpressionOfInterest.objects.filter(lacking(role)))
    return found


@still_wanted(emails.SCHOOL_PAGE)
def reader_still_answers(messages: list[Message]) -> set[int]:
    """Nobody gets the link to a school's page who is not its head or maths lead any more."""
    rows = Contact.objects.current(timezone.localdate()).answering_for_maths()
    known = dict(rows.filter(pk__in={m.about_id for m in messages}).values_list("pk", "email"))
    return {m.pk for m in messages if known.get(m.about_id) == m.to_email}


@still_wanted("governors-report-asked", "governors-report-reminder")
def report_still_awaited(messages: list[Message]) -> set[int]:
    return about_rows(messages, GovernorReport.objects.waiting())


@still_wanted("place-to-name", "place-to-name-reminder")
def name_still_missing(messages: list[Message]) -> set[int]:
    return about_rows(messages, UnnamedPlace.objects.waiting())


@still_wanted("place-offered")
def offer_still_open(messages: list[Message]) -> set[int]:
    return about_rows(messages, Offer.objects.open())


@still_wanted("event-invitation")
def event_still_open(messages: list[Message]) -> set[int]:
    return about_rows(messages, WorkGroup.objects.recruiting(timezone.now()))


@still_wanted("next-time")
def next_time_still_wanted(messages: list[Message]) -> set[int]:
    """Whoever has had their address forgotten since hears no more."""
    groups = about_rows(messages, WorkGroup.objects.public())
    wishes = NextTimeWish.objects.filter(answered_with__in={m.about_id for m in messages})
    standing = set(wishes.exclude(email="").values_list("answered_with", "email"))
    return {m.pk for m in messages if m.pk in groups and (m.about_id, m.to_email) in standing}


@still_wanted("workshop-reminder", "date-confirmed-again")
def date_still_stands(messages: list[Message]) -> set[int]:
    """Nobody is told to come who has cancelled, or to a date that has moved since."""
    pairs = {message.pk: date_of(message) for message in messages}
    workshops = {workshop for _, workshop in pairs.values()}
    expected = expected_dates(Q(date__in=workshops)).filter(
        pk__in={participant for participant, _ in pairs.values()}
    )
    rows = expected.values_list("pk", "date", "date__changed_at")
    changed_at = {(participant, workshop): at for participant, workshop, at in rows}
    return {
        message.pk
        for message in messages
        if pairs[message.pk] in changed_at
        and message.created_at > (changed_at[pairs[message.pk]] or NEVER)
    }


@still_wanted("workshop-moved", "workshop-added", "join-link-changed", "venue-changed")
def date_is_as_written(messages: list[Message]) -> set[int]:
    """Nobody reads of a date that has moved again or been called off since: another letter says so.

    Whoever has cancelled it reads of a change too, and may come after all.
    """
    pairs = {message.pk: date_of(message) for message in messages}
    places = Participant.objects.taking_part().filter(pk__in={place for place, _ in pairs.values()})
    taken = set(places.values_list("pk", flat=True))
    fresh = written_since_change({message: pairs[message.pk][1] for message in messages})
    return {pk for pk in fresh if pairs[pk][0] in taken}


@still_wanted("lead-workshop-moved", "lead-workshop-added", "lead-join-link", "lead-venue-changed")
def date_is_as_lead_reads(messages: list[Message]) -> set[int]:
    return written_since_change({message: message.about_id for message in messages})


def written_since_change(about: Mapping[Message, int | None]) -> set[int]:
    """The primary keys of the messages whose workshop stands as it was when they were written."""
    standing = Workshop.objects.standing().filter(pk__in=about.values())
    changed_at = dict(standing.values_list("pk", "changed_at"))
    return {
        message.pk
        for message, workshop in about.items()
        if workshop in changed_at and message.created_at >= (changed_at[workshop] or NEVER)
    }


@still_wanted(
    "substitute-named",
    "substitute-moved",
    "substitute-venue",
    "substitute-link",
    "substitute-reminder",
)
def colleague_still_comes(messages: list[Message]) -> set[int]:
    """Nobody reads of a date that has moved since, or to which they need not come any more."""
    coming = Substitution.objects.coming().filter(pk__in={m.about_id for m in messages})
    changed_at = dict(coming.values_list("pk", "workshop__changed_at"))
    return {
        message.pk
        for message in messages
        if message.about_id in changed_at
        and message.created_at >= (changed_at[message.about_id] or NEVER)
    }


@still_wanted("register-missing", "register-missing-hub")
def register_still_missing(messages: list[Message]) -> set[int]:
    """Nobody is asked for what has been closed since, or for a date that was called off."""
    return about_rows(messages, registers_to_chase(timezone.now()))


@still_wanted("tasks-reminder")
def tasks_still_late(messages: list[Message]) -> set[int]:
    """Nobody is reminded who has done all of it since, or takes part no more."""
    return about_rows(messages, places_behind(Participant.objects.all(), timezone.localdate()))


@still_wanted(DETAILS_ASKED)
def details_still_missing(messages: list[Message]) -> set[int]:
    """Nobody is asked who has said it since, or takes part no more."""
    places = Participant.objects.taking_part().filter(workgroup__cancelled_at=None)
    found = with_missing(places.filter(pk__in={message.about_id for message in messages}))
    ask = {place.pk for place in found if missing_of(place) & TO_BE_ASKED}
    return {message.pk for message in messages if message.about_id in ask}


@still_wanted(DIGEST)
def digest_still_read(messages: list[Message]) -> set[int]:
    """Nobody is written to who has stopped these letters since, or of what is called off."""
    groups = {message.about_id for message in messages}
    stops = set(DigestStop.objects.filter(workgroup__in=groups).values_list("workgroup", "email"))
    standing = about_rows(messages, WorkGroup.objects.filter(cancelled_at=None))
    return {
        message.pk
        for message in messages
        if message.pk in standing and (message.about_id, message.to_email) not in stops
    }


written_to_many(CIRCULAR)


@still_wanted(CIRCULAR)
def circular_still_wanted(messages: list[Message]) -> set[int]:
    """Nobody reads news who has stopped them since, nor what is for those who take part, who has
    given up the place.
    """
    stops = NewsStop.objects.filter(hub=OuterRef("circular__hub"))
    stopped = Exists(stops.filter(email=OuterRef("email")))
    places = Participant.objects.filter(
        workgroup=OuterRef("circular__workgroup"), person=OuterRef("person")
    )
    gone = ~Exists(places.taking_part())
    unwanted = Q(stopped, circular__audience__in=NEWS) | Q(
        gone, circular__audience=CircularAudience.PARTICIPANTS
    )
    return about_rows(messages, CircularCopy.objects.exclude(unwanted))


@still_wanted(*CERTIFICATE_LETTERS)
def certificate_still_holds(messages: list[Message]) -> set[int]:
    return about_rows(messages, Certificate.objects.live())


@still_wanted("lesson-visitor-off", "lesson-called-off")
def lesson_is_still_to_come(messages: list[Message]) -> set[int]:
    """Nobody reads of a lesson whose day is over, or of a Work Group that is called off."""
    to_come = LessonVisit.objects.filter(
        teaching__taught_on__gte=timezone.localdate(),
        teaching__version__study__workgroup__cancelled_at=None,
    )
    return about_rows(messages, to_come)


@still_wanted("lesson-visitor")
def visitor_still_comes(messages: list[Message]) -> set[int]:
    return lesson_is_still_to_come(messages) & about_rows(messages, LessonVisit.objects.coming())


def date_of(message: Message) -> tuple[int, int]:
    """The participant and the workshop that the key of a letter about a date names."""
    # The message itself is about the place and names no workshop.
    _, participant, workshop, *_ = message.key.split(":")
    return int(participant), int(workshop)
