"""What heads were asked, as the messages say: a page never claims what no row shows."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.utils import timezone

from outbox.models import Message
from participants.emails import APPROVAL_ASKED, interests_asked_of
from participants.models import ExpressionOfInterest

REMINDED = "approval-reminder"
TAKEN_IN = "Asked in one email with another"  # why a request was withdrawn before it went


def letters_to_head(interest: ExpressionOfInterest):
    """Every request and reminder about the interest, to whichever address, the first one first.

    A request that asks of several names each in its key: see interests_asked_of().
    """
    among_others = Q(key__regex=rf"^{APPROVAL_ASKED}(:\d+)*:{interest.pk}(:|$)")
    rows = Message.objects.filter(
        Q(about_id=interest.pk) | among_others,
        kind__in=[APPROVAL_ASKED, REMINDED],
        # By the index of a hub's messages: a pattern alone would have to read those of all.
        hub=interest.workgroup.hub_id,
        created_at__gte=interest.sent_at,
    )
    return rows.exclude(withdrawn_because=TAKEN_IN).order_by("created_at", "pk")


def written_to_head_on(day: date, interest: ExpressionOfInterest) -> bool:
    """Has the address that is the head's now been written to that day, or is about to be?"""
    rows = letters_to_head(interest).filter(
        # A request waits a while for others, and may go on the day after it was written.
        Q(created_at__date=day) | Q(sent_at__date=day),
        to_email=interest.head_email,
        failed_at=None,
        withdrawn_at=None,
    )
    return rows.exists()


def heads_not_answering(*, asked_since: date) -> Iterable[tuple[ExpressionOfInterest, date]]:
    """Interests that wait for their head, each with the day on which it last was asked."""
    letters = Message.objects.filter(kind=APPROVAL_ASKED, sent_at__date__gte=asked_since)
    asked_at = {
        (interest, letter.to_email): letter.sent_at
        for letter in letters.defer("text", "html").order_by("sent_at")
        for interest in interests_asked_of(letter)
    }
    rows = (
        ExpressionOfInterest.objects.open()
        .awaiting_head()
        .filter(workgroup__cancelled_at=None, pk__in={interest for interest, _ in asked_at})
        .select_related("person", "school", "workgroup__hub")
    )
    return [
        (row, timezone.localdate(asked_at[row.pk, row.head_email]))
        for row in rows
        if (row.pk, row.head_email) in asked_at
    ]
