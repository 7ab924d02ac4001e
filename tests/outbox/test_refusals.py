"""Whose fault a refusal is: the address fails for good, whatever else is tried again."""

from smtplib import (
    SMTPAuthenticationError,
    SMTPConnectError,
    SMTPDataError,
    SMTPHeloError,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)

import pytest

from outbox.refusals import refuses_for_good


@pytest.mark.parametrize(
    ("code", "words", "is_final"),
    [
        (550, b"No such mailbox", True),
        (551, b"User not local", True),
        (553, b"Mailbox name not allowed", True),
        (550, b"5.1.1 <x@example.org>: Recipient address rejected: User unknown", True),
        (550, b"5.1.1\n5.1.1 The email account does not exist", True),
        (550, b"5.2.1 The mailbox is disabled", True),
        (501, b"5.1.3 Bad recipient address syntax", True),
        (554, b"5.1.2 Bad destination system", True),
        # Full: somebody may empty it.
        (552, b"Mailbox full", False),
        (552, b"5.2.2 Over quota", False),
        (550, b"5.2.2 Over quota", False),
        # Said of us or of the server, at the moment the address is named.
        (550, b"5.1.8 Sender address rejected: Domain not found", False),
        (554, b"5.7.1 Service unavailable; Client host blocked", False),
        (554, b"5.7.1 <x@example.org>: Relay access denied", False),
        (550, b"5.7.1 Unable to relay", False),
        (530, b"5.7.0 Must issue a STARTTLS command first", False),
        (554, b"Transaction failed", False),
        (503, b"Bad sequence of commands", False),
        (421, b"Too busy", False),
        (450, b"4.2.0 Greylisted", False),
        (451, b"Local error", False),
        (452, b"Too many recipients", False),
    ],
)
def test_an_answer_means_the_same_to_the_address_and_to_the_text(code, words, is_final):
    refused = SMTPRecipientsRefused({"x@example.org": (code, words)})

    assert refuses_for_good(refused) is is_final
    assert refuses_for_good(SMTPDataError(code, words)) is is_final


@pytest.mark.parametrize("code", [421, 450, 501, 530, 535, 550, 551, 552, 553, 554])
def test_what_is_said_before_the_address_is_never_its_fault(code):
    words = b"5.1.1 No"

    for error in (
        SMTPSenderRefused(code, words, "portal@example.org"),
        SMTPConnectError(code, words),
        SMTPHeloError(code, words),
        SMTPAuthenticationError(code, words),
        SMTPResponseException(code, words),
    ):
        assert refuses_for_good(error) is False
