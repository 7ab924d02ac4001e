"""A whole Work Group is called off, for good."""

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from hubs.models import User
from outbox.actions import queue
from pages.pupil_identity import refuse_pupils
from participants.actions.interest_moves import lock_places
from participants.choices import ENDED_WITH_ITS_GROUP, InterestState, OfferAnswer
from participants.models import ExpressionOfInterest, Offer
from participants.queries.audience import letters_to
from participants.queries.called_off import audiences_of_end, visits_that_end
from workgroups.actions.diary import count_changes, lock_dates_to_come
from workgroups.actions.visit import call_off_visit
from workgroups.choices import VisitSide
from workgroups.models import WorkGroup, Workshop


@transaction.atomic
def call_off_workgroup(*, workgroup: WorkGroup, reason: str, by: User) -> int:
    """Call a Work Group off and tell everybody whom it concerns; return how many.

    Nobody is charged for it: fees lose their ground with it, but for those on an invoice, which a
    person settles with the school. It cannot be undone. Raises Refused.
    """
    refuse_pupils([("reason", reason)])
    # The lock that giving out places takes, so that nobody gets one meanwhile.
    row = lock_places(workgroup)
    check_can_be_called_off(row)
    count_changes(lock_dates_to_come(row))
    # Read before anything else is written: each letter says what it was for whom.
    audiences = audiences_of_end(row, because=reason, by=by)
    letters = letters_to(audiences)
    row.cancelled_at, row.cancelled_because = timezone.now(), reason
    row.save()
    end_what_is_open(row, reason=reason, by=by)
    # They write their own letters, which are the same ones by their keys.
    for visit in visits_that_end(row):
        call_off_visit(visit=visit, side=VisitSide.HUB, because=reason, by=by)
    queue(letters)
    return len(letters)


def check_can_be_called_off(workgroup: WorkGroup) -> None:
    if workgroup.cancelled_at:
        raise Refused("This Work Group has been called off already.")
    if WorkGroup.objects.over(timezone.now()).filter(pk=workgroup.pk).exists():
        raise Refused("All its workshops have begun, so there is nothing left to call off.")


def end_what_is_open(workgroup: WorkGroup, *, reason: str, by: User) -> None:
    """Dates to come, offers and expressions of interest. Places and past dates stay as they are."""
    now = timezone.now()
    to_come = Workshop.objects.standing().filter(workgroup=workgroup, starts_at__gt=now)
    to_come.update(cancelled_at=now, cancelled_because=reason)
    Offer.objects.open().filter(interest__workgroup=workgroup).update(
        answer=OfferAnswer.TAKEN_BACK, answered_at=now
    )
    # All at once, and not by move_interest(): from an offer only the end of it all leads here.
    asked = ExpressionOfInterest.objects.filter(workgroup=workgroup, state__in=ENDED_WITH_ITS_GROUP)
    asked.update(state=InterestState.DECLINED, decided_by=by, decision_reason=reason)
