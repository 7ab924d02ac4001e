"""What letters have told calendars, read back with a reader of its own."""

from dataclasses import dataclass

import vobject
from icalendar import Calendar

from outbox.models import Attachment


@dataclass(frozen=True)
class Told:
    """One date in one letter."""

    kind: str
    method: str
    uid: str
    sequence: int
    event: object


def told(to: str) -> list[Told]:
    """All that letters to that address have told its calendar, in order."""
    files = Attachment.objects.filter(message__to_email=to).select_related("message")
    return [one for file in files.order_by("pk") for one in told_by(file)]


def told_by(file: Attachment) -> list[Told]:
    content = bytes(file.content)
    calendar = Calendar.from_ical(content)
    method = str(calendar["METHOD"])
    # The other reader finds the same dates in it.
    theirs = vobject.readOne(content.decode())
    events = calendar.walk("VEVENT")
    assert [one.uid.value for one in theirs.vevent_list] == [str(one["UID"]) for one in events]
    assert theirs.method.value == method
    assert f"method={method}" in file.content_type
    return [Told(file.message.kind, method, str(e["UID"]), e["SEQUENCE"], e) for e in events]


def said(to: str) -> list[tuple[str, str, int]]:
    """(kind of letter, method, sequence) of each."""
    return [(one.kind, one.method, one.sequence) for one in told(to)]


def diary(to: str) -> dict[str, object]:
    """What a calendar holds that takes each letter as RFC 5546, 2.1.5, bids, by uid."""
    held: dict[str, Told] = {}
    for one in told(to):
        before = held.get(one.uid)
        assert before is None or one.sequence > before.sequence, (before, one)
        held[one.uid] = one
    return {uid: one.event for uid, one in held.items() if one.method == "REQUEST"}


def dates_of_each_file() -> set[int]:
    return {len(told_by(file)) for file in Attachment.objects.select_related("message")}
