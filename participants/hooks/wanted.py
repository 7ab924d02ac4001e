"""Whether what a queued email says still holds when its turn comes."""

from datetime import UTC, datetime

from django.db.models import Q
from django.utils import timezone

from outbox.kinds import about_rows, still_wanted
from outbox.models import Message
from participants.models import ExpressionOfInterest, Offer, Substitution
from participants.queries.dates import expected_dates
from workgroups.models import WorkGroup

NEVER = datetime.min.replace(tzinfo=UTC)


@still_wanted("approval-asked", "approval-reminder")
def approval_still_asked(messages: list[Message]) -> set[int]:
    # Whoever has withdrawn, or been declined, needs the head's answer no more.
    undecided = ExpressionOfInterest.objects.open().awaiting_head()
    return about_rows(messages, undecided)


@still_wanted("place-offered")
def offer_still_open(messages: list[Message]) -> set[int]:
    return about_rows(messages, Offer.objects.open())


@still_wanted("event-invitation")
def event_still_open(messages: list[Message]) -> set[int]:
    return about_rows(messages, WorkGroup.objects.recruiting(timezone.now()))


@still_wanted("workshop-reminder")
def date_still_stands(messages: list[Message]) -> set[int]:
    """Nobody is reminded of a date that was cancelled, or has moved since the email was written."""
    pairs = {message.pk: date_of(message) for message in messages}
    workshops = {workshop for _, workshop in pairs.values()}
    expected = expected_dates(Q(date__in=workshops)).filter(
        pk__in={participant for participant, _ in pairs.values()}
    )
    rows = expected.values_list("pk", "date", "date__changed_at")
    changed_at = {(participant, workshop): at for participant, workshop, at in rows}
    return {
        message.pk
        for message in messages
        if pairs[message.pk] in changed_at
        and message.created_at > (changed_at[pairs[message.pk]] or NEVER)
    }


@still_wanted("substitute-named", "substitute-moved", "substitute-link", "substitute-reminder")
def colleague_still_comes(messages: list[Message]) -> set[int]:
    """Nobody reads of a date that has moved since, or to which they need not come any more."""
    coming = Substitution.objects.coming().filter(pk__in={m.about_id for m in messages})
    changed_at = dict(coming.values_list("pk", "workshop__changed_at"))
    return {
        message.pk
        for message in messages
        if message.about_id in changed_at
        and message.created_at >= (changed_at[message.about_id] or NEVER)
    }


def date_of(message: Message) -> tuple[int, int]:
    """The participant and the workshop that a reminder's key names."""
    # The message itself is about the place and names no workshop.
    _, participant, workshop, *_ = message.key.split(":")
    return int(participant), int(workshop)
