"""Whether what a queued email says about a fee still holds when its turn comes."""

from fees.choices import FeeState
from fees.models import Fee
from outbox.kinds import about_rows, still_wanted
from outbox.models import Message


@still_wanted("fee-proposed", "fee-proposed-school")
def fee_still_stands(messages: list[Message]) -> set[int]:
    """Nobody is asked about a fee that is no longer due or has been waived."""
    # Asked of the row and not of the message: it may have waited hours for a mail server.
    standing = Fee.objects.filter(state__in=[FeeState.PROPOSED, FeeState.CONFIRMED])
    return about_rows(messages, standing)


@still_wanted("fee-decided")
def decision_still_stands(messages: list[Message]) -> set[int]:
    """Nobody reads of a decision that has been undone or made anew since."""
    states = dict(
        Fee.objects.filter(pk__in={m.about_id for m in messages}).values_list("pk", "state")
    )
    # What is invoiced has been confirmed.
    as_told = states | {
        pk: FeeState.CONFIRMED for pk, s in states.items() if s == FeeState.INVOICED
    }
    return {m.pk for m in messages if m.about_id and as_told.get(m.about_id) == m.key.split(":")[2]}
