"""Valid answers to the pages about certificates."""

from collections.abc import Callable

from participants.queries.certificate import certificate_lines
from tests.world import World


def everybody_left(world: World) -> dict:
    lines = certificate_lines(world.certifying, reader=world.people["admin"])
    return {"chosen": [line.key for line in lines if line.can_be_issued], "sends": "on"}


ABOUT_CERTIFICATES: dict[str, Callable[[World], dict]] = {
    "participants:own_certificate": lambda w: {"shown": "on"},
    "participants:issue_certificates": everybody_left,
    "participants:send_certificates": lambda w: {},
    "participants:revoke_certificate": lambda w: {"because": "It names somebody else"},
}
