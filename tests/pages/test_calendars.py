"""The files that other calendars read, in two readers that know nothing of each other."""

from datetime import UTC, date, datetime

import pytest
import vobject
from icalendar import Calendar

from pages.rules.calendars import (
    LONDON,
    Entry,
    Method,
    Party,
    feed,
    invitation,
    readdressed,
)

HUB = Party("Elm Maths Hub", "elm@example.org")
JO = Party("Jo Field", "jo@example.org")
NINE_THIRTY = datetime(2027, 6, 9, 8, 30, tzinfo=UTC)  # in summer, an hour on by London's clocks
HALF_TWO = datetime(2027, 6, 9, 13, 30, tzinfo=UTC)
STAMP = datetime(2027, 1, 8, 12, tzinfo=UTC)


def entry(**fields) -> Entry:
    given = {
        "uid": "workshop-1-place-2@portal.example.org",
        "sequence": 0,
        "stamp": STAMP,
        "summary": "Subject Leadership",
        "starts": NINE_THIRTY,
        "ends": HALF_TWO,
    }
    return Entry(**(given | fields))


def invite(*entries: Entry, method=Method.REQUEST, organizer=HUB, attendee=JO) -> bytes:
    return invitation(method, entries or [entry()], organizer=organizer, attendee=attendee)


def first(content: bytes):
    """The first event as each reader has it."""
    ours = Calendar.from_ical(content).walk("VEVENT")[0]
    return ours, vobject.readOne(content.decode()).vevent


def names_of(content: bytes) -> list[str]:
    """The property names of the first event, in order, as the second reader has them."""
    return sorted(child.name for child in vobject.readOne(content.decode()).vevent.getChildren())


def test_an_invitation_says_who_asks_whom_to_come_when():
    content = invite(entry(location="Elmfield Hall, ZZ2 2ZZ", sequence=3))

    ours, theirs = first(content)

    assert Calendar.from_ical(content)["METHOD"] == "REQUEST"
    assert vobject.readOne(content.decode()).method.value == "REQUEST"
    assert (ours["UID"], theirs.uid.value) == ("workshop-1-place-2@portal.example.org",) * 2
    assert (ours["SEQUENCE"], theirs.sequence.value) == (3, "3")
    assert (ours["STATUS"], theirs.status.value) == ("CONFIRMED", "CONFIRMED")
    assert (ours["ORGANIZER"], theirs.organizer.value) == ("mailto:elm@example.org",) * 2
    assert ours["ORGANIZER"].params["CN"] == "Elm Maths Hub"
    assert (ours["ATTENDEE"], theirs.attendee.value) == ("mailto:jo@example.org",) * 2
    assert (ours["LOCATION"], theirs.location.value) == ("Elmfield Hall, ZZ2 2ZZ",) * 2
    assert (ours.start, ours.end) == (NINE_THIRTY, HALF_TWO)
    assert (theirs.dtstart.value, theirs.dtend.value) == (NINE_THIRTY, HALF_TWO)


def test_nobody_is_asked_to_answer_in_their_calendar():
    ours, _ = first(invite())

    assert ours["ATTENDEE"].params["RSVP"] == "FALSE"
    assert ours["ATTENDEE"].params["PARTSTAT"] == "ACCEPTED"


def test_taking_dates_out_is_said_of_the_file_and_of_each_date():
    content = invite(entry(), entry(uid="other@x"), method=Method.CANCEL)

    calendar = Calendar.from_ical(content)

    assert calendar["METHOD"] == "CANCEL"
    assert [event["STATUS"] for event in calendar.walk("VEVENT")] == ["CANCELLED", "CANCELLED"]


def test_times_are_said_by_londons_clocks_in_every_year():
    content = invite()
    ours, _ = first(content)
    # Not from either reader's own tables, but from what the file says of the clocks.
    theirs = vobject.readOne(content.decode()).vtimezone.tzinfo

    assert "DTSTART;TZID=Europe/London:20270609T093000" in content.decode()
    assert ours["DTSTART"].params["TZID"] == "Europe/London"
    for year in range(2021, 2040):
        for month in range(1, 13):
            noon = datetime(year, month, 15, 12)  # noqa: DTZ001 - the offset is what is asked
            assert theirs.utcoffset(noon) == noon.replace(tzinfo=LONDON).utcoffset()


def test_a_whole_day_has_no_time():
    ours, theirs = first(invite(entry(starts=date(2027, 6, 9), ends=None)))

    assert (ours.start, theirs.dtstart.value) == (date(2027, 6, 9), date(2027, 6, 9))


@pytest.mark.parametrize(
    "end", ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\\n"]
)
def test_a_line_break_adds_no_property(end):
    typed = f"Workshop{end}ATTENDEE:mailto:eve@example.org{end}END:VEVENT"
    hostile = Party(typed, "jo@example.org")

    content = invite(
        entry(summary=typed, location=typed, paragraphs=[typed]),
        organizer=hostile,
        attendee=hostile,
    )
    ours, theirs = first(content)

    plain = invite(entry(location="x", paragraphs=["x"]))
    assert names_of(content) == names_of(plain)
    assert len(Calendar.from_ical(content).walk("VEVENT")) == 1
    assert ours["ATTENDEE"] == "mailto:jo@example.org"
    assert theirs.summary.value == ours["SUMMARY"] == " ".join(typed.split())


@pytest.mark.parametrize("text", ["a, b; c", "back\\slash", "“Maths” £75 é ✓", "x" * 200, "a:b"])
def test_what_is_typed_is_read_as_it_was(text):
    ours, theirs = first(invite(entry(summary=text, paragraphs=[text, text])))

    assert (ours["SUMMARY"], theirs.summary.value) == (text, text)
    assert theirs.description.value == ours["DESCRIPTION"] == f"{text}\n\n{text}"


def test_a_name_with_quotation_marks_stays_one_name():
    ours, theirs = first(invite(attendee=Party('Jo "JJ" Field; x=y, z:w', "jo@example.org")))

    assert ours["ATTENDEE"].params["CN"] == "Jo 'JJ' Field; x=y, z:w"
    assert theirs.attendee.value == "mailto:jo@example.org"


def test_no_line_is_longer_than_75_bytes():
    content = invite(entry(summary="é" * 300, paragraphs=["https://x.example.org/" + "t" * 300]))

    assert max(len(line) for line in content.split(b"\r\n")) <= 75


def test_a_feed_names_itself_and_asks_nothing():
    content = feed([entry()], name="Your dates")
    calendar = Calendar.from_ical(content)
    _, theirs = first(content)

    assert "METHOD" not in calendar
    assert calendar["X-WR-CALNAME"] == "Your dates"
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H" in content
    assert {"ATTENDEE", "ORGANIZER"}.isdisjoint(names_of(content))
    assert theirs.summary.value == "Subject Leadership"


def test_a_feed_without_dates_is_a_calendar_all_the_same():
    content = feed([], name="Your dates")

    assert Calendar.from_ical(content).walk("VEVENT") == []
    assert vobject.readOne(content.decode()).vtimezone.tzid.value == "Europe/London"


def test_the_same_entries_make_the_same_bytes():
    assert feed([entry()], name="Dates") == feed([entry()], name="Dates")


def test_an_invitation_goes_to_another_address_with_other_links():
    before = invite(
        entry(paragraphs=["Your page: https://x/old", "Bring a pen"], link="https://x/old"),
        entry(uid="other@x"),
    )

    after = readdressed(
        before, address="new@example.org", words=lambda text: text.replace("old", "new")
    )

    expected = invitation(
        Method.REQUEST,
        [
            entry(paragraphs=["Your page: https://x/new", "Bring a pen"], link="https://x/new"),
            entry(uid="other@x"),
        ],
        organizer=HUB,
        attendee=Party("Jo Field", "new@example.org"),
    )
    assert after == expected
