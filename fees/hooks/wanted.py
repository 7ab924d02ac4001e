"""Whether what a queued email says about a fee still holds when its turn comes."""

from fees.choices import FeeState
from fees.models import Fee
from outbox.kinds import still_wanted
from outbox.models import Message


@still_wanted("fee-proposed")
def fee_still_stands(messages: list[Message]) -> set[int]:
    """Nobody is asked about a fee that is no longer due or has been waived."""
    # Asked of the row and not of the message: it may have waited hours for a mail server.
    standing = Fee.objects.filter(
        pk__in={message.about_id for message in messages},
        state__in=[FeeState.PROPOSED, FeeState.CONFIRMED],
    )
    found = set(standing.values_list("pk", flat=True))
    return {message.pk for message in messages if message.about_id in found}
