"""Whether what a queued email says still holds when its turn comes."""

from outbox.kinds import still_wanted
from outbox.models import Message
from workgroups.emails.visit import planned_key
from workgroups.models import SupportVisit


@still_wanted("visit-planned")
def visit_still_planned(messages: list[Message]) -> set[int]:
    """Nobody is told of a visit changed or called off since: another letter says so."""
    rows = SupportVisit.objects.planned().filter(pk__in={m.about_id for m in messages})
    keys = {planned_key(*row) for row in rows.values_list("pk", "version")}
    return {message.pk for message in messages if message.first_key in keys}
