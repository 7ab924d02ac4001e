"""Certificates: issued to many in one step, sent, replaced and revoked."""

from collections.abc import Collection
from datetime import datetime
from secrets import randbits

from django.db import transaction
from django.utils import timezone

from access.refusal import OwnMatter, Refused
from hubs.models import User
from outbox.actions import queue
from pages.pupil_identity import refuse_pupils
from participants import emails
from participants.models import Certificate
from participants.queries.certificate import (
    CertificateLine,
    certificate_lines,
    certificates_to_send,
    why_no_certificates,
)
from participants.rules.certificate import LENGTH, SIGNS
from participants.rules.own import is_own
from workgroups.actions.plan import lock_workgroup
from workgroups.models import WorkGroup

NOBODY_LEFT = "Everybody who earned a certificate has one that says what holds today."
NOTHING_TO_SEND = "Everybody with a certificate and an address has been written to."
ENDED = "This certificate holds no more, so there is nothing to revoke."
BITS_A_SIGN = 5
OWN_CERTIFICATE = "your own certificate"


def check_can_issue(workgroup: WorkGroup) -> None:
    if why := why_no_certificates(workgroup):
        raise Refused(why)


@transaction.atomic
def issue_certificates(
    *, workgroup: WorkGroup, chosen: Collection[str], sends: bool = False, by: User
) -> list[Certificate]:
    """Give a certificate to each of those chosen who has none that says what holds today.

    One that says something else is replaced, and its holder told in any case; the others are
    written to where it `sends`. `chosen` are keys of lines. Raises Refused where nobody is left.
    """
    # Of two who click at once the second waits here, and finds what the first has issued.
    lock_workgroup(workgroup)
    workgroup = WorkGroup.objects.select_related("hub", "project").get(pk=workgroup.pk)
    check_can_issue(workgroup)
    lines = [
        line
        for line in certificate_lines(workgroup, reader=by)
        if line.key in chosen and line.can_be_issued
    ]
    if not lines:
        raise Refused(NOBODY_LEFT)
    old = [line.live.pk for line in lines if line.live]
    now = timezone.now()
    Certificate.objects.filter(pk__in=old).update(replaced_at=now)
    fresh = [certificate_for(line, workgroup, by=by, at=now) for line in lines]
    made = Certificate.objects.bulk_create(fresh)
    queue(
        emails.certificate_replaced(one) if one.replaces else emails.certificate_issued(one)
        for one in made
        if one.holder_email and (one.replaces or sends)
    )
    return made


def certificate_for(
    line: CertificateLine, workgroup: WorkGroup, *, by: User, at: datetime
) -> Certificate:
    return Certificate(
        workgroup=workgroup,
        **line.holder,
        kind=line.kind or "",
        number=new_number(),
        name=line.name,
        facts=line.facts,
        issued_at=at,
        issued_by=by,
        replaces=line.live,
    )


def new_number() -> str:
    drawn = randbits(BITS_A_SIGN * LENGTH)
    return "".join(SIGNS[drawn >> BITS_A_SIGN * at & 31] for at in range(LENGTH))


@transaction.atomic
def send_certificates(*, workgroup: WorkGroup) -> list[Certificate]:
    """Write to each holder of one that holds, once. Raises Refused where nobody is left."""
    lock_workgroup(workgroup)
    found = certificates_to_send(workgroup)
    if not found:
        raise Refused(NOTHING_TO_SEND)
    queue(emails.certificate_issued(one) for one in found)
    return found


def check_holds(certificate: Certificate) -> None:
    if not certificate.is_valid:
        raise Refused(ENDED)


@transaction.atomic
def revoke_certificate(*, certificate: Certificate, because: str, by: User) -> Certificate:
    """From now on whoever checks it reads that it was revoked; its holder reads why."""
    rows = Certificate.objects.select_for_update(of=["self"], no_key=True).joined()
    held = rows.get(pk=certificate.pk)
    check_holds(held)
    if is_holder(by, held):
        raise OwnMatter(OWN_CERTIFICATE)
    refuse_pupils([("because", because)])
    held.revoked_at, held.revoked_by, held.revoked_because = timezone.now(), by, because
    held.save()
    if held.holder_email:
        queue([emails.certificate_revoked(held)])
    return held


def is_holder(user: User, certificate: Certificate) -> bool:
    if certificate.place:
        return is_own(user, certificate.place.person)
    return certificate.user == user or certificate.holder_email == user.email


@transaction.atomic
def show_holder(*, certificate: Certificate, is_shown: bool) -> Certificate:
    """Whether whoever checks the number reads the name, as the holder decides. Raises Refused."""
    held = Certificate.objects.select_for_update(of=["self"], no_key=True).get(pk=certificate.pk)
    check_holds(held)
    if is_shown != (held.name_shown_at is not None):
        held.name_shown_at = timezone.now() if is_shown else None
        held.save()
    return held
