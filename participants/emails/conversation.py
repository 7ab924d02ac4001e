import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from access.links import site_url
from outbox.models import Message
from outbox.render import compose
from participants import links
from participants.models import Topic
from workgroups.models import WorkGroup

DIGEST = "conversation-digest"


def conversation_digest(
    workgroup: WorkGroup, reader: Any, topics: Sequence[tuple[Topic, list[str]]], *, on: date
) -> Message:
    """Names who wrote on which topic, and none of their words: these may be hidden since."""
    return compose(
        DIGEST,
        key=f"{DIGEST}:{workgroup.pk}:{digest_of(reader.email)}:{on.isoformat()}",
        to=reader.email,
        hub=workgroup.hub,
        about_id=workgroup.pk,
        context={
            "workgroup": workgroup,
            "reader": reader.name,
            "topics": topics,
            "link": conversation_url(workgroup, reader),
            "stop_link": links.DIGEST.url(workgroup, holder=reader.email),
        },
    )


def conversation_url(workgroup: WorkGroup, reader: Any) -> str:
    """By the link to their place; whoever leads signs in."""
    if reader.place:
        token = links.PLACE.token(reader.place)
        return site_url(reverse("participants:own_conversation", args=[token]))
    return site_url(reverse("participants:conversation", args=[workgroup.pk]))


def digest_of(email: str) -> str:
    return hashlib.sha256(email.encode()).hexdigest()[:32]
