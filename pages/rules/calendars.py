"""What other calendars read: invitations to take in or take out dates, and feeds to subscribe to.

Sources: RFC 5545 (the file), RFC 5546 (what each METHOD asks of its reader), RFC 6047 (by email).
docs/decisions/0011-calendars.md says which habits of Outlook and Google are met, and how.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache, lru_cache

from icalendar import Calendar, Component, Event, vCalAddress, vText

from pages.rules.london import LONDON

READ_ANEW_AFTER = timedelta(hours=6)  # what a feed asks of whoever subscribes
# By rule, as Outlook wants it, and as short as can be: a file names no date before 1996.
LONDON_CLOCKS = """BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
"""
END = b"END:VCALENDAR\r\n"
# Some readers take any of these for the end of a line, and none is ever typed on purpose.
CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")


class Method(StrEnum):
    """What an invitation asks for: to take the dates in as they are now, or to take them out."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True)
class Entry:
    """One date as a calendar holds it.

    A calendar knows it again by `uid`, and takes it in anew where `sequence` has grown or, where
    it is the same, `stamp` is later. Where `starts` is a day, it is that whole day.
    """

    uid: str
    sequence: int
    stamp: datetime
    summary: str
    starts: datetime | date
    ends: datetime | None = None
    location: str = ""
    paragraphs: Sequence[str] = ()
    link: str = ""


@dataclass(frozen=True)
class Party:
    """Somebody by their name and email address."""

    name: str
    address: str


def invitation(
    method: Method, entries: Iterable[Entry], *, organizer: Party, attendee: Party
) -> bytes:
    """The file that an email carries to one reader."""
    events = []
    for entry in entries:
        event = event_of(entry)
        event.say("status", "CANCELLED" if method == Method.CANCEL else "CONFIRMED")
        event.say("organizer", organizer)
        event.say("attendee", attendee)
        events.append(event)
    return file_of(head_asking(method), events)


@cache
def head_asking(method: Method) -> bytes:
    """Drawn once, as it is the same in every letter."""
    calendar = empty_calendar()
    calendar.add("method", method)
    return head_of(calendar)


def feed(entries: Iterable[Entry], *, name: str) -> bytes:
    """All dates as they stand: a reader that subscribes drops what is no longer among them."""
    calendar = empty_calendar()
    # The first is the standard's name for it, and the other two what Outlook and Google read.
    calendar.add("name", plain_line(name))
    calendar.add("x-wr-calname", plain_line(name))
    calendar.add("x-published-ttl", READ_ANEW_AFTER, parameters={"VALUE": "DURATION"})
    calendar.add("refresh-interval", READ_ANEW_AFTER, parameters={"VALUE": "DURATION"})
    return file_of(head_of(calendar), map(event_of, entries))


def readdressed(content: bytes, *, address: str, words: Callable[[str], str]) -> bytes:
    """The same invitation for another address; `words` puts right each text with a link in it."""
    calendar = Calendar.from_ical(content)
    for event in calendar.walk("VEVENT"):
        event["ATTENDEE"] = vCalAddress(f"mailto:{address}", params=event["ATTENDEE"].params)
        for name in {"DESCRIPTION", "URL"} & event.keys():
            event[name] = vText(words(str(event[name])))
    return calendar.to_ical()


# They have said yes already, by taking the place: nobody is asked to answer, as what they answer in
# their calendar would reach the hub as an email and change nothing.
WHOEVER_COMES = {
    "CUTYPE": "INDIVIDUAL",
    "ROLE": "REQ-PARTICIPANT",
    "PARTSTAT": "ACCEPTED",
    "RSVP": "FALSE",
}


def empty_calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Maths Hub Portal//Calendars//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    return calendar


def head_of(calendar: Calendar) -> bytes:
    """With the clocks of London, before the events, as readers expect."""
    return calendar.to_ical().removesuffix(END) + clocks()


def file_of(head: bytes, events: Iterable[Event]) -> bytes:
    return b"".join([head, *(event.to_ical() for event in events), END])


@cache
def clocks() -> bytes:
    """Parsed once: that took half the time of a file with one date."""
    return Component.from_ical(LONDON_CLOCKS).to_ical()


@dataclass(frozen=True)
class Line:
    """One line of an event as the library draws it, which is most of the work of a file."""

    drawn: bytes

    def to_ical(self) -> bytes:
        return self.drawn


# The dates of one letter share most of theirs, and those of one Work Group all but the reader's.
# Few, as the reader's own stay in memory too until others push them out.
@lru_cache(maxsize=500)
def line_of(name: str, value: str | int | date | Party) -> Line:
    event = Event()
    if isinstance(value, Party):
        event.add(
            name, party_of(value, **WHOEVER_COMES if name == "attendee" else {}), encode=False
        )
    else:
        event.add(name, value)
    return Line(event.content_line(name.upper(), event[name]).to_ical())


class EventInLines(Event):
    """Is put together by the library too, of lines that are drawn already."""

    def say(self, name: str, value: str | int | date | Party) -> None:
        self[name] = line_of(name, value)

    def content_line(self, name, value, sorted=True):
        return value if isinstance(value, Line) else super().content_line(name, value, sorted)


def event_of(entry: Entry) -> EventInLines:
    event = EventInLines()
    event.say("uid", entry.uid)
    event.say("sequence", entry.sequence)
    event.say("dtstamp", entry.stamp)
    event.say("summary", plain_line(entry.summary))
    event.say("dtstart", on_london_clock(entry.starts))
    if entry.ends:
        event.say("dtend", on_london_clock(entry.ends))
    if entry.location:
        event.say("location", plain_line(entry.location))
    if entry.paragraphs:
        event.say("description", "\n\n".join(plain_text(one) for one in entry.paragraphs))
    if entry.link:
        event.say("url", entry.link)
    return event


def on_london_clock(moment: datetime | date) -> datetime | date:
    return moment.astimezone(LONDON) if isinstance(moment, datetime) else moment


def party_of(party: Party, **parameters: str) -> vCalAddress:
    # Older readers do not know how a quotation mark is written in a parameter.
    name = plain_line(party.name).replace('"', "'")
    return vCalAddress(f"mailto:{party.address}", params={"CN": name, **parameters})


def plain_line(text: str) -> str:
    return " ".join(CONTROLS.sub(" ", text).split())


def plain_text(text: str) -> str:
    return CONTROLS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
