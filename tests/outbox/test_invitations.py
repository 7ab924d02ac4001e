"""Invitations as they travel: with their message or not at all, and read by Outlook and others."""

import email
from datetime import UTC, datetime

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone
from icalendar import Calendar

from access.links import TOKEN
from outbox.actions import deliver_due, queue
from outbox.again import send_again
from outbox.invitations import enclose_dates
from outbox.models import Attachment, Message
from outbox.render import compose
from pages.rules.calendars import Entry, Method
from participants.emails import date_confirmed_again
from participants.links import PLACE
from tests.factories import HubFactory, ParticipantFactory, PersonFactory, WorkshopFactory

pytestmark = pytest.mark.django_db


def entry(uid: str = "1@x", **fields) -> Entry:
    starts = datetime(2027, 6, 9, 8, 30, tzinfo=UTC)
    return Entry(uid=uid, sequence=0, stamp=starts, summary="Café", starts=starts, **fields)


def letter(*entries: Entry, method=Method.REQUEST, key: str = "1") -> Message:
    hub = HubFactory(name=f"Elm {key}", mailbox="elm@example.org")
    message = compose("lead-removed", key=key, to="tara@example.org", hub=hub)
    enclose_dates(message, method, entries, to="Tara Tell")
    return message


def parts_of(sent) -> list[tuple[str, str | None, str | None]]:
    """(type, method, file name) of each part as it went over the wire, in order."""
    parsed = email.message_from_bytes(sent.message().as_bytes())
    return [
        (part.get_content_type(), part.get_param("method"), part.get_filename())
        for part in parsed.walk()
        if not part.is_multipart()
    ]


def test_one_date_stands_beside_the_words_and_as_a_file():
    queue([letter(entry())])
    deliver_due()

    assert parts_of(mail.outbox[0]) == [
        ("text/plain", None, None),
        ("text/html", None, None),
        ("text/calendar", "REQUEST", None),
        ("text/calendar", "REQUEST", "date.ics"),
    ]


def test_several_dates_are_a_file_each():
    queue([letter(entry(), entry("2@x"), method=Method.CANCEL)])
    deliver_due()

    assert parts_of(mail.outbox[0]) == [
        ("text/plain", None, None),
        ("text/html", None, None),
        ("text/calendar", "CANCEL", "date-1.ics"),
        ("text/calendar", "CANCEL", "date-2.ics"),
    ]


def test_it_arrives_as_it_was_written():
    queue([letter(entry(paragraphs=["é" * 400]))])
    deliver_due()

    parsed = email.message_from_bytes(mail.outbox[0].message().as_bytes())
    *_, beside, file = parsed.walk()
    written = bytes(Attachment.objects.get().content)
    for part in (beside, file):
        assert part.get_content_charset() == "utf-8"
        assert Calendar.from_ical(part.get_payload(decode=True)) == Calendar.from_ical(written)
    assert Calendar.from_ical(written).walk("VEVENT")[0]["SUMMARY"] == "Café"


def test_it_comes_from_the_hub_and_goes_to_the_reader():
    queue([letter(entry())])

    event = Calendar.from_ical(bytes(Attachment.objects.get().content)).walk("VEVENT")[0]
    assert event["ORGANIZER"] == "mailto:elm@example.org"
    assert event["ORGANIZER"].params["CN"] == "Elm 1"
    assert event["ATTENDEE"] == "mailto:tara@example.org"
    assert event["ATTENDEE"].params["CN"] == "Tara Tell"


def test_a_letter_without_dates_carries_nothing():
    queue([letter()])

    assert not Attachment.objects.exists()


def test_queued_twice_it_is_one_message_with_one_file():
    queue([letter(entry(), key="1"), letter(entry(), key="2")])
    first = list(Message.objects.filter(key="1"))
    queue([compose("lead-removed", key="3", to="a@example.org"), again_of(first[0])])

    assert Message.objects.count() == 3
    assert sorted(Attachment.objects.values_list("message__key", flat=True)) == ["1", "2"]


def test_the_same_letter_queued_twice_has_its_file_once():
    message = letter(entry())
    queue([message])
    queue([message])

    assert list(Attachment.objects.values_list("message__key", flat=True)) == ["1"]


def again_of(row: Message) -> Message:
    message = compose("lead-removed", key=row.key, to=row.to_email, hub=row.hub)
    enclose_dates(message, Method.CANCEL, [entry()], to="Tara Tell")
    return message


def test_the_file_is_kept_with_its_message_or_neither_is():
    with transaction.atomic():
        queue([letter(entry())])
        transaction.set_rollback(True)

    assert (Message.objects.count(), Attachment.objects.count()) == (0, 0)


def test_sent_again_it_goes_to_the_address_of_today_with_the_links_of_its_letter():
    place = ParticipantFactory(person=PersonFactory(email="old@example.org"))
    workshop = WorkshopFactory(workgroup=place.workgroup)
    message = date_confirmed_again(place, workshop, at=timezone.now(), was_cancelled=True)
    link = PLACE.url(place)
    message.text = f"{TOKEN.sub('', message.text)} {link}"
    message.enclosed = []
    enclose_dates(
        message, Method.REQUEST, [entry(paragraphs=[f"Page: {link}"], link=link)], to="Jo"
    )
    queue([message])
    Message.objects.update(sent_at=timezone.now())
    place.person.email = "new@example.org"
    place.person.save()

    row = send_again(message=Message.objects.get(), times=0)

    event = Calendar.from_ical(bytes(row.attachments.get().content)).walk("VEVENT")[0]
    assert event["ATTENDEE"] == "mailto:new@example.org"
    assert TOKEN.findall(event["DESCRIPTION"]) == TOKEN.findall(event["URL"])
    assert set(TOKEN.findall(event["URL"])) == set(TOKEN.findall(row.text))
    assert PLACE.is_for(TOKEN.findall(event["URL"])[0], ["new@example.org"])
