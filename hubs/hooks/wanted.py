"""Whether what a queued email says still holds when its turn comes."""

from hubs.models import Membership
from outbox.kinds import still_wanted
from outbox.models import Message


@still_wanted("invited")
def role_still_theirs(messages: list[Message]) -> set[int]:
    """Nobody reads of a role that was meant for another address."""
    rows = Membership.objects.filter(pk__in={m.about_id for m in messages if m.about_id})
    theirs = set(rows.values_list("pk", "user__email"))
    return {m.pk for m in messages if (m.about_id, m.to_email) in theirs}
