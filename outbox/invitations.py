"""The file by which a letter puts dates into its reader's calendar, or takes them out."""

from collections.abc import Sequence

from access.links import TOKEN
from outbox.models import Attachment, Message
from pages.rules.calendars import Entry, Method, Party, invitation, readdressed

CALENDAR = "text/calendar"


def enclose_dates(message: Message, method: Method, entries: Sequence[Entry], *, to: str) -> None:
    """Let the message carry the dates from its hub to its reader, whose name is `to`.

    Each in a file of its own, as Outlook takes in the first date of a file alone. Said again, it
    adds to what the message carries: one letter may take dates out and put others in.
    """
    # RFC 6047, 2.4: what the file asks for stands in its type as well.
    content_type = f"{CALENDAR}; method={method}; charset=utf-8"
    before = list(message.enclosed or ())
    is_only = not before and len(entries) == 1
    message.enclosed = before + [
        Attachment(
            name="date.ics" if is_only else f"date-{number}.ics",
            content_type=content_type,
            content=invitation(
                method,
                [entry],
                organizer=Party(message.from_name, message.reply_to),
                attendee=Party(to, message.to_email),
            ),
        )
        for number, entry in enumerate(entries, len(before) + 1)
    ]


def is_invitation(file: Attachment) -> bool:
    return file.content_type.startswith(CALENDAR)


def repeated_file(file: Attachment, letter: Message) -> Attachment:
    """The file once more, for the letter that says again what the file came with."""
    content = file.kept
    if is_invitation(file):
        # The links that the letter holds, so that stopping them stops these as well.
        links = dict(
            zip(TOKEN.findall(file.message.text), TOKEN.findall(letter.text), strict=False)
        )
        content = readdressed(
            content,
            address=letter.to_email,
            words=lambda text: TOKEN.sub(lambda found: links.get(found[0], found[0]), text),
        )
    return Attachment(name=file.name, content_type=file.content_type, content=content)
