"""Taking back the links of a letter that came into the wrong hands."""

from django.utils import timezone

from access.links import TOKEN
from access.refusal import Refused
from outbox.models import Message

NO_LINKS = "This email holds no link that acts for its reader."
ON_ITS_WAY = "This email is still on its way, so its links can be stopped only once it has gone."
STOPPED_ALREADY = "Its links are stopped already, by you or somebody else."


def may_be_stopped(message: Message) -> bool:
    return message.is_settled and not message.links_stopped_at and holds_links(message)


def holds_links(message: Message) -> bool:
    return TOKEN.search(message.text) is not None


def check_may_be_stopped(message: Message) -> None:
    if not holds_links(message):
        raise Refused(NO_LINKS)
    # Else it would arrive with links that open nothing.
    if not message.is_settled:
        raise Refused(ON_ITS_WAY)
    if message.links_stopped_at:
        raise Refused(STOPPED_ALREADY)


def stop_links(*, message: Message, by) -> None:
    """Let the links in the letter open nothing any more. Raises Refused."""
    check_may_be_stopped(message)
    rows = Message.objects.filter(pk=message.pk, links_stopped_at=None)
    if not rows.update(links_stopped_at=timezone.now(), links_stopped_by=by):
        raise Refused(STOPPED_ALREADY)
