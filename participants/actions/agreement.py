"""Signing the agreement: with the approval, with the place, afterwards by link, or on paper."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from hubs.models import Agreement, FeePolicy, User
from outbox.actions import queue
from outbox.queries import not_yet_queued
from pages.rules.london import london
from participants import emails
from participants.actions.interest_moves import check_stands
from participants.choices import OPEN_STATES, Signatory, SignedBy
from participants.models import AgreementSignature, ExpressionOfInterest, Offer
from participants.queries.agreement import (
    asked_to_sign_since,
    has_signed,
    may_sign,
    shown_beside,
    to_be_asked,
)
from participants.rules.own import check_not_own
from participants.rules.reminders import head_reminder_due

READ_AGAIN = "The agreement has changed since you opened this page. Please read it again."
SIGNED_ALREADY = "It is signed already."
HEAD_FIRST = (
    "This place is given once your head has signed the agreement, which has not happened yet. Ask "
    "them for it, and answer after that."
)


def sign_with_answer(
    *,
    interest: ExpressionOfInterest,
    role: Signatory,
    name: str,
    agreement_id: int | None,
    policy: FeePolicy | None,
) -> AgreementSignature | None:
    """Sign in the press that answers.

    `agreement_id` and `policy` are the version and the fee terms that were on the page. Raises
    Refused where another version is asked for now.
    """
    agreement = interest.workgroup.agreement
    if interest.workgroup.agreement_id != agreement_id:
        raise Refused(READ_AGAIN)
    # What was signed before, on paper or by a link, stays.
    if agreement is None or has_signed(interest, role):
        return None
    return write_signature(interest, role, agreement, name=name, policy=policy)


def write_signature(
    interest: ExpressionOfInterest,
    role: Signatory,
    agreement: Agreement,
    *,
    name: str,
    policy: FeePolicy | None,
    **how,
) -> AgreementSignature:
    return AgreementSignature.objects.create(
        interest=interest,
        agreement=agreement,
        role=role,
        name=name,
        shown=shown_beside(interest.workgroup, policy),
        **how,
    )


@transaction.atomic
def sign_agreement(
    *, interest: ExpressionOfInterest, role: Signatory, name: str, agreement_id: int | None
) -> AgreementSignature | None:
    """Sign by the link of one's own, where the answer came without. Raises Refused."""
    lock_to_sign(interest, role)
    if not may_sign(interest, role):
        raise Refused("There is nothing to sign here at the moment.")
    return sign_with_answer(
        interest=interest,
        role=role,
        name=name,
        agreement_id=agreement_id,
        policy=interest.workgroup.fee_policy,
    )


@transaction.atomic
def record_signature(
    *, interest: ExpressionOfInterest, role: Signatory, name: str, signed_on: date, by: User
) -> AgreementSignature:
    """Keep that somebody has signed on paper. Raises Refused."""
    check_not_own(by, interest.person)
    agreement = interest.workgroup.agreement
    if agreement is None:
        raise Refused("Nobody signs an agreement for this Work Group.")
    lock_to_sign(interest, role)
    if signed_on > timezone.localdate():
        raise Refused("That day is still to come.", field="signed_on")
    return write_signature(
        interest,
        role,
        agreement,
        name=name,
        policy=interest.workgroup.fee_policy,
        # Paper says the day and no time.
        signed_at=min(london(signed_on, time(12)), timezone.now()),
        channel=SignedBy.PAPER,
        recorded_by=by,
    )


def lock_to_sign(interest: ExpressionOfInterest, role: Signatory) -> None:
    """Of two who sign at once, the second is told."""
    check_stands(interest.workgroup)
    row = ExpressionOfInterest.objects.select_for_update().get(pk=interest.pk)
    if row.state not in OPEN_STATES:
        raise Refused("They no longer ask for a place, so there is nothing to sign.")
    if has_signed(interest, role):
        raise Refused(SIGNED_ALREADY)


def check_head_has_signed(offer: Offer) -> None:
    """Raises Refused where the place waits for it; not where the hub has said why not."""
    workgroup = offer.interest.workgroup
    waits = workgroup.agreement_id and workgroup.unsigned_blocks and not offer.override_reason
    if waits and not has_signed(offer.interest, Signatory.HEAD):
        raise Refused(HEAD_FIRST)


def ask_to_sign(*, now: datetime) -> int:
    """Ask whoever is to sign and was not asked, and remind of it; return how many letters.

    Until the first workshop begins. Safe to run again, or twice at once: each letter has its key.
    """
    on = timezone.localdate(now)
    due = {}
    for role in Signatory:
        rows = [row for row in to_be_asked(role) if emails.address_of(row, role)]
        asked = asked_to_sign_since(rows)
        for row in rows:
            asked_on = asked.get((row.pk, emails.address_of(row, role)))
            letter = letter_to_signatory(row, role, asked_on, on)
            if letter is not None:
                due[letter.key] = letter
    fresh = not_yet_queued(due)
    queue(fresh)
    return len(fresh)


def letter_to_signatory(
    interest: ExpressionOfInterest, role: Signatory, asked_on: date | None, on: date
):
    if asked_on is None:
        return emails.agreement_asked(interest, role)
    days = head_reminder_due(on, asked_on=asked_on)
    if days is None:
        return None
    return emails.agreement_reminder(interest, role, days=days, asked_on=asked_on)
