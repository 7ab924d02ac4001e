"""Places: offered, accepted, kept waiting for, given up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from access.refusal import Refused
from hubs.models import User
from hubs.queries.texts import terms_of_taking_part
from outbox.actions import queue
from participants import emails
from participants.actions.agreement import check_head_has_signed, sign_with_answer
from participants.actions.attendance_register import held_lines
from participants.actions.interest_moves import (
    answer_offer,
    check_stands,
    lock_places,
    move_interest,
)
from participants.actions.lesson_teaching import leave_lessons
from participants.actions.ranked import check_not_held, end_other_choices, lock_choices
from participants.actions.substitute import stand_down
from participants.choices import (
    Channel,
    InterestState,
    OfferAnswer,
    OfferOutcome,
    Signatory,
)
from participants.models import (
    Cancellation,
    ExpressionOfInterest,
    Offer,
    Participant,
    Person,
    Register,
    WaitingList,
)
from participants.queries.dates import (
    dates_cancelled_with,
    dates_of_new,
    dates_that_may_cost,
)
from participants.queries.interest import case_of_interest, offer_outcomes
from participants.queries.own import leads_it
from participants.queries.place import held_places, places_of
from participants.rules.allocation import asks_why, reasons_against
from participants.rules.own import check_not_own
from workgroups.actions.diary import count_changes
from workgroups.models import WorkGroup, Workshop

OFFER_LASTS = timedelta(days=10)


class WorkGroupFull(Refused):
    """The last place has gone to somebody else."""


@dataclass
class Allocation:
    """What became of a number of expressions of interest that were to be offered places."""

    offered: list[ExpressionOfInterest] = field(default_factory=list)
    waiting: list[ExpressionOfInterest] = field(default_factory=list)
    left_alone: list[tuple[ExpressionOfInterest, str]] = field(default_factory=list)


@transaction.atomic
def offer_places(
    *, workgroup: WorkGroup, interests: Iterable[ExpressionOfInterest], by, reason: str = ""
) -> Allocation:
    """Offer places, each in their turn; whoever finds none left goes on the waiting list.

    Anything else that blocks an offer leaves the expression of interest as it is. `reason` is
    kept with the offers that ask for one.
    """
    workgroup = lock_places(workgroup)
    # Reckoned anew, as places may have gone since the page was shown; none can go from here on.
    rows = as_they_stand(workgroup, interests)
    for interest in rows:
        check_not_own(by, interest.person)
    result = Allocation()
    for interest, outcome in offer_outcomes(workgroup, rows, held_places(workgroup)):
        if outcome.follows == OfferOutcome.OFFER:
            is_kept = asks_why(outcome.against)
            make_offer(interest, by=by, override_reason=reason if is_kept else "")
            result.offered.append(interest)
        elif outcome.follows == OfferOutcome.WAIT:
            make_wait(interest, by=by)
            result.waiting.append(interest)
        else:
            result.left_alone.append((interest, outcome.because))
    return result


def as_they_stand(
    workgroup: WorkGroup, interests: Iterable[ExpressionOfInterest]
) -> list[ExpressionOfInterest]:
    """The same rows, read again: somebody may have decided meanwhile."""
    pks = [interest.pk for interest in interests]
    return list(
        workgroup.interests.select_related("person", "school", "approval").filter(pk__in=pks)
    )


@transaction.atomic
def offer_place(*, interest: ExpressionOfInterest, by, override_reason: str = "") -> Offer:
    """Offer one place.

    What can be overridden needs `override_reason`; the number of places and the head's approval
    never can. Raises Refused with what stands in the way.
    """
    check_not_own(by, interest.person)
    interest.workgroup = lock_places(interest.workgroup)
    against = reasons_against(case_of_interest(interest))
    blocking = [reason for reason in against if reason.blocks]
    for reason in blocking:
        if not reason.can_be_overridden:
            raise Refused(reason.text)
    if blocking and not override_reason.strip():
        raise Refused(
            # The first, as they stand in order of weight.
            f"{blocking[0].text} Say why the place is offered all the same.",
            field="override_reason",
        )
    # A reason that nothing asked for is not kept: it would read as if a rule had been set aside.
    is_kept = blocking or asks_why(against)
    return make_offer(interest, by=by, override_reason=override_reason if is_kept else "")


def make_offer(
    interest: ExpressionOfInterest,
    *,
    by,
    override_reason: str = "",
    by_list: WaitingList | None = None,
    expires_at: datetime | None = None,
) -> Offer:
    """By somebody, or, where nobody looked, by the waiting list."""
    lock_choices(interest)
    check_not_held(interest)
    move_interest(interest, InterestState.OFFERED, by=by)
    now = timezone.now()
    offer = Offer.objects.create(
        interest=interest,
        offered_at=now,
        offered_by=by,
        by_list=by_list,
        expires_at=expires_at or offer_expires_at(now, interest.workgroup),
        override_reason=override_reason,
    )
    ahead = interest.workgroup.workshops.standing().filter(starts_at__gt=now)
    terms = terms_of_taking_part(interest.workgroup.hub)
    queue([emails.place_offered(offer, list(ahead.select_related("venue")), terms)])
    return offer


def offer_expires_at(now: datetime, workgroup: WorkGroup) -> datetime:
    """OFFER_LASTS from now, or the first workshop's start if that comes sooner."""
    first = workgroup.workshops.standing().filter(starts_at__gt=now).first()
    return min(now + OFFER_LASTS, first.starts_at) if first else now + OFFER_LASTS


def accept_offer(
    *,
    offer: Offer,
    policy_id: int | None,
    agreement_id: int | None = None,
    name: str = "",
    **needs: str,
) -> Participant:
    """Give the person the place that was offered and send the dates.

    `policy_id` and `agreement_id` are the fee policy and the agreement that were on the page, of
    which the latter is signed with `name`; `needs` are `access_needs` and `food_needs` as they
    told them. Raises Refused, or WorkGroupFull where the hub has made the Work Group smaller
    since and nothing is left of it: they wait in their turn.
    """
    with transaction.atomic():
        # Locked, so that two people cannot accept the last place at once.
        workgroup = offer.interest.workgroup = lock_places(offer.interest.workgroup)
        # This offer holds its own place, so only those taken count.
        if places_of(workgroup).taken < workgroup.capacity:
            participant = take_place(offer, workgroup, policy_id, needs)
            sign_with_answer(
                interest=participant.interest,
                role=Signatory.TEACHER,
                name=name or participant.interest.name,
                agreement_id=agreement_id,
                policy=workgroup.fee_policy,
            )
            return participant
        lose_place(offer)
    # Not before, as it would undo what has just been written.
    raise WorkGroupFull("The last place has been taken. You are on the waiting list.")


def take_place(
    offer: Offer, workgroup: WorkGroup, policy_id: int | None, needs: Mapping[str, str]
) -> Participant:
    offer = answer_offer(offer, OfferAnswer.ACCEPTED)
    interest = offer.interest
    if workgroup.fee_policy_id != policy_id:
        raise Refused("The terms have changed since you opened this page. Please read them again.")
    check_head_has_signed(offer)
    # They may have been named as lead since it was offered.
    if leads_it(workgroup, interest.person):
        raise Refused(
            "You lead this Work Group or a workshop of it, so you cannot take part in it as well."
        )
    lock_choices(interest)
    move_interest(interest, InterestState.PLACED, by=None)
    ended = end_other_choices(interest)
    participant = Participant.objects.create(
        workgroup=workgroup,
        person=interest.person,
        school_id=interest.school_id,
        interest=interest,
        fee_policy=workgroup.fee_policy,
        **needs,
    )
    give_account(interest.person)
    ahead = [date for date in dates_of_new(participant) if not date.has_begun]
    terms = terms_of_taking_part(workgroup.hub)
    queue([emails.place_confirmed(participant, ahead, terms, ended=ended)])
    return participant


def lose_place(offer: Offer) -> None:
    """Put somebody who says yes to a place that is no longer there on the list; the hub is told."""
    offer = answer_offer(offer, OfferAnswer.PLACE_LOST)
    move_interest(offer.interest, InterestState.WAITING, by=None)
    queue([emails.place_lost(offer), emails.place_lost_for_hub(offer)])


@transaction.atomic
def turn_down_offer(*, offer: Offer) -> None:
    # Without the Work Group: a place only comes free, and nobody need wait for that.
    offer = answer_offer(offer, OfferAnswer.TURNED_DOWN)
    move_interest(offer.interest, InterestState.REFUSED, by=None)


@transaction.atomic
def take_back_offer(*, offer: Offer, by) -> None:
    """Undo an offer that has not been answered; the person waits with the turn they had."""
    check_not_own(by, offer.interest.person)
    # Without the Work Group, as above.
    offer = answer_offer(offer, OfferAnswer.TAKEN_BACK)
    move_interest(offer.interest, InterestState.WAITING, by=by)
    queue([emails.offer_taken_back(offer)])


def lapse_offers(*, now: datetime) -> int:
    """Close the offers that ran out unanswered and say so; return how many there were."""
    overdue = (
        Offer.objects.open()
        .filter(expires_at__lte=now)
        .select_related("interest__workgroup__hub", "interest__person")
    )
    return sum(lapse_offer(offer) for offer in overdue.order_by("pk"))


@transaction.atomic
def lapse_offer(offer: Offer) -> bool:
    # Whoever answers at this moment is not made to wait for a sweep, nor is the Work Group locked:
    # lapsing only frees a place, and the next sweep finds what this one passed over.
    row = Offer.objects.select_for_update(skip_locked=True).open().filter(pk=offer.pk).first()
    if row is None:
        return False
    row.answer, row.answered_at = OfferAnswer.LAPSED, timezone.now()
    row.save()
    move_interest(offer.interest, InterestState.LAPSED, by=None)
    queue([emails.offer_lapsed(offer)])
    return True


@transaction.atomic
def put_on_waiting_list(*, interest: ExpressionOfInterest, by, keeps_turn: bool = False) -> None:
    check_not_own(by, interest.person)
    check_stands(lock_places(interest.workgroup))
    # From an offer the way to the list is to take it back: by this one it would stay open.
    if Offer.objects.open().filter(interest=interest).exists():
        raise Refused("A place has been offered meanwhile. Look at the page again.")
    make_wait(interest, by=by, keeps_turn=keeps_turn)


def make_wait(interest: ExpressionOfInterest, *, by, keeps_turn: bool = False) -> None:
    move_interest(interest, InterestState.WAITING, by=by, keeps_turn=keeps_turn)
    queue([emails.waiting_listed(interest)])


@transaction.atomic
def decline_interest(*, interest: ExpressionOfInterest, reason: str, by) -> None:
    check_not_own(by, interest.person)
    # No place is given out, so the lock of its own row is enough.
    move_interest(interest, InterestState.DECLINED, by=by, reason=reason)
    queue([emails.interest_declined(interest, at=timezone.now())])


def check_not_given_up(participant: Participant) -> None:
    if participant.withdrawn_at:
        raise Refused("This place has been given up already.")


@transaction.atomic
def give_up_place(
    *,
    participant: Participant,
    reason: str,
    channel: str = Channel.LINK,
    notified_at: datetime | None = None,
    by=None,
) -> None:
    """Give up a place: every date to come is cancelled, each judged by itself.

    `notified_at` is when word reached the hub, if that was before now: the dates from then on are
    cancelled, unless their registers are closed. Raises Refused.
    """
    check_not_own(by, participant.person)
    # The place, then its dates, then the interest: the first two as in lock_date. Without keys,
    # as a register that is being closed refers to both.
    row = Participant.objects.select_for_update(no_key=True).get(pk=participant.pk)
    check_not_given_up(row)
    check_stands(participant.workgroup)
    now = timezone.now()
    notified_at = notified_at or now
    check_notified(row, notified_at, now)
    # While they still count as coming.
    leave_lessons(row)
    row.withdrawn_at, row.withdrawn_because = now, reason
    row.access_needs = row.food_needs = ""
    row.save()
    dates = lock_dates_from(row, notified_at)
    # Word may have come before a workshop that is over by now, to which a colleague did come.
    to_come = [workshop for workshop in dates if workshop.starts_at > now]
    # One for each date, as each is late or in time by itself.
    Cancellation.objects.bulk_create(
        Cancellation(
            participant=row,
            workshop=workshop,
            notified_at=notified_at,
            recorded_at=now,
            channel=channel,
            reason=reason,
            recorded_by=by,
        )
        for workshop in dates_to_cancel(row, dates)
    )
    count_changes(to_come)
    stand_down(Q(participant=row, workshop__in=to_come))
    move_interest(participant.interest, InterestState.WITHDRAWN, by=by, reason=reason)
    held = dates_cancelled_with(row, after=now)
    queue([emails.place_withdrawn(participant, dates_that_may_cost(row), held)])


def lock_dates_from(participant: Participant, moment: datetime) -> list[Workshop]:
    """The standing workshops of the place from then on, locked by id, as calendars hear of all."""
    rows = Workshop.objects.standing().filter(
        workgroup=participant.workgroup_id, starts_at__gt=moment
    )
    rows = rows.select_related("venue").select_for_update(of=["self"], no_key=True)
    return list(rows.order_by("pk"))


def dates_to_cancel(participant: Participant, dates: list[Workshop]) -> list[Workshop]:
    """Those not cancelled already, whose registers are open; not where the line is held."""
    cancelled = Cancellation.objects.standing().filter(participant=participant)
    closed = Register.objects.closed().filter(workshop__in=dates)
    settled = {*cancelled.values_list("workshop", flat=True)}
    settled |= {*closed.values_list("workshop", flat=True)}
    still_open = [workshop for workshop in dates if workshop.pk not in settled]
    # A register may have been reopened, where a line stays as it is.
    return [workshop for workshop in still_open if participant.pk not in held_lines(workshop)]


def check_notified(participant: Participant, notified_at: datetime, now: datetime) -> None:
    if notified_at > now:
        raise Refused("Word cannot have reached you in the future.", field="notified_on")
    if notified_at < participant.accepted_at:
        raise Refused("That is before the place was accepted.", field="notified_on")


def give_account(person: Person) -> None:
    """Let the person sign in by the address the place is in."""
    if person.user_id:
        return
    # Who share a mailbox share its account: each would read the other's code and links anyway.
    person.user = User.objects.known_as(person.email, person.name)
    person.save(update_fields=["user"])
