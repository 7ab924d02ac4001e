"""What a mail server's refusal means: that the address is no good, or to try again."""

import re
from smtplib import SMTPDataError, SMTPRecipientsRefused

from pages.rules.mail_address import mail_address

# Without a closer word these say that there is no such mailbox, or that it takes nothing from us.
NO_SUCH_MAILBOX = (550, 551, 553)
# The closer word many servers add (RFC 3463): 5, what it is about, and what of it.
CLOSER = re.compile(r"\s*5\.(\d{1,3})\.(\d{1,3})\b")
ADDRESS, MAILBOX = 1, 2
ABOUT_THE_SENDER = (7, 8)  # of what is about an address
FULL = 2  # of what is about a mailbox


class CannotBeWrittenTo(Exception):
    """No mail server takes the address, whichever is asked and however often."""


def check_address(address: str) -> None:
    """Raises CannotBeWrittenTo, as forms refuse such an address and yet one may be here."""
    try:
        mail_address(address)
    except ValueError as error:
        raise CannotBeWrittenTo(str(error)) from error


def refuses_for_good(error: Exception) -> bool:
    """Is it the address that is refused, so that trying again would not help?

    Whatever is said before the address is named, such as at MAIL FROM, is about us or the server.
    """
    if isinstance(error, CannotBeWrittenTo):
        return True
    if isinstance(error, SMTPRecipientsRefused):
        answers = error.recipients.values()
        return all(is_no_such_mailbox(code, words) for code, words in answers)
    return isinstance(error, SMTPDataError) and is_no_such_mailbox(
        error.smtp_code, error.smtp_error
    )


def is_no_such_mailbox(code: int, words: bytes | str) -> bool:
    """The same answer means the same at RCPT TO and after the text.

    Many servers say only at RCPT TO what they have against the sender or the client, so there the
    closer word decides. A full mailbox (552, 5.2.2) may be emptied.
    """
    if not 500 <= code < 600:
        return False
    text = words.decode("ascii", "replace") if isinstance(words, bytes) else words
    if closer := CLOSER.match(text):
        about, what = map(int, closer.groups())
        if about == ADDRESS:
            return what not in ABOUT_THE_SENDER
        return about == MAILBOX and what != FULL
    return code in NO_SUCH_MAILBOX
