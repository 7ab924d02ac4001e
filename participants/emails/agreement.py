from datetime import date

from access.links import mark_of
from outbox.models import Message
from participants import links
from participants.choices import Signatory
from participants.emails.interest import about_interest
from participants.models import ExpressionOfInterest


def agreement_asked(interest: ExpressionOfInterest, role: str) -> Message:
    return to_signatory("agreement-asked", interest, role)


def agreement_reminder(
    interest: ExpressionOfInterest, role: str, *, days: int, asked_on: date
) -> Message:
    return to_signatory("agreement-reminder", interest, role, mark=f":{days}", asked_on=asked_on)


def to_signatory(
    kind: str, interest: ExpressionOfInterest, role: str, *, mark: str = "", **context
) -> Message:
    to, link = address_of(interest, role), agreement_link(role)
    return about_interest(
        kind,
        interest,
        to=to,
        # With the address, so that whoever is the head after all is asked as well.
        mark=f":{role}:{mark_of(to)}{mark}",
        role=role,
        link=link.url(interest),
        **context,
    )


def signatory_of(message: Message) -> str:
    """Whom such a letter asks to sign, as its key says."""
    return message.first_key.split(":")[2]


def address_of(interest: ExpressionOfInterest, role: str) -> str:
    return interest.head_email if role == Signatory.HEAD else interest.person.email


def agreement_link(role: str):
    return links.AGREEMENT_OF_HEAD if role == Signatory.HEAD else links.AGREEMENT_OF_TEACHER
