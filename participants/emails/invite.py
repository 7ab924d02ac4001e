"""Invitations to the joint events of a hub's local leaders."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from access.links import site_url
from outbox.models import Message
from outbox.render import compose
from workgroups.models import WorkGroup, Workshop

INVITATION = "event-invitation"
LEADER = "Local leader"


@dataclass
class Invitee:
    """Somebody who could be invited, known by their account and every address of theirs."""

    name: str
    email: str
    emails: set[str]
    user: int | None
    school: str
    known_from: list[str] = field(default_factory=list)
    has_asked: bool = False
    told_at: datetime | None = None

    @property
    def keys(self) -> set[int | str]:
        return {*self.emails, self.user} if self.user else {*self.emails}

    @property
    def is_new(self) -> bool:
        return not (self.has_asked or self.told_at)

    def join(self, other: "Invitee") -> None:
        """Take in what else is known of the same person."""
        self.emails |= other.emails
        self.school = self.school or other.school
        self.known_from += [words for words in other.known_from if words not in self.known_from]


def invitation_key(event: WorkGroup, email: str) -> str:
    """One message to one address about one event; addresses may be longer than a key."""
    return f"{INVITATION}:{event.pk}:{hashlib.sha256(email.encode()).hexdigest()[:32]}"


def event_invitation(one: Invitee, *, event: WorkGroup, workshop: Workshop | None) -> Message:
    """Word of a joint event to a local leader, or to somebody who took part in a project."""
    return compose(
        INVITATION,
        key=invitation_key(event, one.email),
        to=one.email,
        hub=event.hub,
        about_id=event.pk,
        # After that nobody can ask for a place any more.
        wanted_until=event.interest_closes_at,
        context={
            "name": one.name,
            "is_leader": LEADER in one.known_from,
            "workgroup": event,
            "workshop": workshop,
            "link": site_url(event.get_absolute_url()),
        },
    )
