"""What heads were asked, as the messages say: a page never claims what no row shows."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.utils import timezone

from outbox.models import Message
from participants.models import ExpressionOfInterest

ASKED, REMINDED = "approval-asked", "approval-reminder"


def letters_to_head(interest: ExpressionOfInterest) -> QuerySet:
    """Every request and reminder about the interest, to whichever address, the first one first."""
    rows = Message.objects.filter(kind__in=[ASKED, REMINDED], about_id=interest.pk)
    return rows.order_by("created_at", "pk")


def written_to_head_on(day: date, interest: ExpressionOfInterest) -> bool:
    """Has the address that is the head's now been written to that day, or is about to be?"""
    rows = letters_to_head(interest).filter(
        to_email=interest.head_email, created_at__date=day, failed_at=None, withdrawn_at=None
    )
    return rows.exists()


def heads_not_answering() -> Iterable[tuple[ExpressionOfInterest, date]]:
    """Interests that wait for their head, each with the day on which it last was asked."""
    asked = Message.objects.filter(
        kind=ASKED, about_id=OuterRef("pk"), to_email=OuterRef("head_email"), sent_at__isnull=False
    )
    # Grouped by what is one and the same in all of them; without the model's order, which would
    # make a group of each.
    last = asked.order_by().values("about_id").annotate(at=Max("sent_at")).values("at")
    rows = (
        ExpressionOfInterest.objects.open()
        .awaiting_head()
        .filter(workgroup__cancelled_at=None)
        .annotate(asked_at=Subquery(last))
        .exclude(asked_at=None)
        .select_related("person", "school", "workgroup__hub")
    )
    return [(row, timezone.localdate(row.asked_at)) for row in rows]
