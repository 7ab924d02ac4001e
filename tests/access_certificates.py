"""Who may open what about certificates."""

from participants import links
from tests.access_kinds import PEOPLE, STAFF, ByLink, Everybody, one


def held(world):
    return {"token": links.CERTIFICATE.token(world.certificate)}


CERTIFICATES = {
    "participants:check_certificate": Everybody(),
    "participants:checked_certificate": Everybody(
        kwargs=lambda world: {"number": world.certificate.number}
    ),
    "participants:own_certificate": ByLink(held),
    "participants:own_certificate_pdf": ByLink(held),
    "participants:certificates": one("certifying", PEOPLE),
    "participants:certificates_pdf": one("certifying", PEOPLE),
    "participants:issue_certificates": one("certifying", STAFF),
    "participants:send_certificates": one("certifying", STAFF),
    "participants:certificate": one("certificate", PEOPLE),
    "participants:certificate_pdf": one("certificate", PEOPLE),
    "participants:revoke_certificate": one("certificate", STAFF),
}
