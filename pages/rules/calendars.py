"""What other calendars read: invitations to take in or take out dates, and feeds to subscribe to.

Sources: RFC 5545 (the file), RFC 5546 (what each METHOD asks of its reader), RFC 6047 (by email).
docs/decisions/0011-calendars.md says which habits of Outlook and Google are met, and how.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cache

from icalendar import Calendar, Component, vCalAddress, vText
from icalendar.parser import Contentline

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
# Of an event, as the library has them.
IN_ORDER = (
    *("SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "SEQUENCE"),
    *("ATTENDEE", "DESCRIPTION", "LOCATION", "ORGANIZER", "STATUS", "URL"),
)
LINE = 75  # bytes
PLAIN = re.compile(r"[ -~]*")  # each of one byte, and no end of a line among them
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
    said = {
        "STATUS": ":CANCELLED" if method == Method.CANCEL else ":CONFIRMED",
        "ORGANIZER": party_value(organizer),
        "ATTENDEE": party_value(attendee, **WHOEVER_COMES),
    }
    events = [event_of(entry, **said) for entry in entries]
    return b"".join([head_of_invitation(method), *events, END])


@cache
def head_of_invitation(method: Method) -> bytes:
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
    return b"".join([head_of(calendar), *map(event_of, entries), END])


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
    """All that stands before the first event: what the file says of itself, and the clocks."""
    return calendar.to_ical().removesuffix(END) + clocks()


@cache
def clocks() -> bytes:
    return Component.from_ical(LONDON_CLOCKS).to_ical()


def event_of(entry: Entry, **besides: str) -> bytes:
    """One date. Line by line, as the library takes ten times as long to draw the same."""
    said = besides | {
        "SUMMARY": text_value(plain_line(entry.summary)),
        "DTSTART": clock_value(entry.starts),
        "DTSTAMP": f":{entry.stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        "UID": text_value(entry.uid),
        "SEQUENCE": f":{entry.sequence}",
    }
    if entry.ends:
        said["DTEND"] = clock_value(entry.ends)
    if entry.location:
        said["LOCATION"] = text_value(plain_line(entry.location))
    if entry.paragraphs:
        said["DESCRIPTION"] = text_value("\n\n".join(plain_text(one) for one in entry.paragraphs))
    if entry.link:
        said["URL"] = f":{entry.link}"
    lines = [f"{name}{said[name]}" for name in IN_ORDER if name in said]
    return b"".join(map(folded, ["BEGIN:VEVENT", *lines, "END:VEVENT"]))


def text_value(text: str) -> str:
    return f":{vText(text).to_ical().decode()}"


def clock_value(moment: datetime | date) -> str:
    """On London's clock, or a whole day."""
    if isinstance(moment, datetime):
        return f";TZID=Europe/London:{moment.astimezone(LONDON):%Y%m%dT%H%M%S}"
    return f";VALUE=DATE:{moment:%Y%m%d}"


def folded(line: str) -> bytes:
    """In lines of 75 bytes at most, as the standard asks (3.1)."""
    if not PLAIN.fullmatch(line):
        return Contentline(line).to_ical() + b"\r\n"
    parts = []
    while len(line) >= LINE:
        # Some readers want an escaped character whole.
        end = LINE - 2 if line[LINE - 2] in "\\^" else LINE - 1
        parts.append(line[:end])
        line = line[end:]
    return "\r\n ".join([*parts, line, ""]).removesuffix(" ").encode()


def party_value(party: Party, **parameters: str) -> str:
    address = party_of(party, **parameters)
    return str(Contentline.from_parts("", address.params, address))


def party_of(party: Party, **parameters: str) -> vCalAddress:
    # Older readers do not know how a quotation mark is written in a parameter.
    name = plain_line(party.name).replace('"', "'")
    return vCalAddress(f"mailto:{party.address}", params={"CN": name, **parameters})


def plain_line(text: str) -> str:
    return " ".join(CONTROLS.sub(" ", text).split())


def plain_text(text: str) -> str:
    return CONTROLS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
