"""Word to whoever holds a certificate: it is theirs, another replaces it, it holds no more."""

from outbox.models import Message
from outbox.render import compose
from participants import links
from participants.models import Certificate

ISSUED, REPLACED, REVOKED = "certificate", "certificate-replaced", "certificate-revoked"
# Those that bring somebody the link to a certificate that holds.
CERTIFICATE_LETTERS = (ISSUED, REPLACED)


def certificate_issued(certificate: Certificate) -> Message:
    return about_certificate(ISSUED, certificate)


def certificate_replaced(certificate: Certificate) -> Message:
    """`certificate` is the new one."""
    return about_certificate(REPLACED, certificate)


def certificate_revoked(certificate: Certificate) -> Message:
    return about_certificate(REVOKED, certificate)


def about_certificate(kind: str, certificate: Certificate) -> Message:
    return compose(
        kind,
        key=f"{kind}:{certificate.pk}",
        to=certificate.holder_email,
        hub=certificate.workgroup.hub,
        about_id=certificate.pk,
        context={
            "certificate": certificate,
            "workgroup": certificate.workgroup,
            "link": links.CERTIFICATE.url(certificate),
        },
    )
