"""Moving somebody to a parallel Work Group, which is the hub's doing: nobody pays for it."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from access.refusal import Refused
from hubs.models import User
from hubs.queries.texts import terms_of_taking_part
from outbox.actions import queue
from pages.pupil_identity import refuse_pupils
from participants import emails
from participants.actions.ask_head import ask_head
from participants.actions.interest_moves import answer_offer, lock_places, move_interest
from participants.actions.lesson_teaching import leave_lessons
from participants.actions.place import lock_dates_from, make_offer
from participants.actions.substitute import stand_down
from participants.choices import InterestState, OfferAnswer
from participants.models import (
    AgreementSignature,
    ExpressionOfInterest,
    GroupMove,
    Offer,
    Participant,
    SchoolApproval,
)
from participants.queries.dates import dates_of
from participants.queries.group_move import (
    MoveOutlook,
    leads_told_of_move,
    outlook_of_move,
    parallel_to,
    signatures_to_carry,
)
from participants.rules.moves import check_interest_move
from participants.rules.own import check_not_own
from workgroups.actions.diary import count_changes
from workgroups.models import WorkGroup, Workshop

NOT_PARALLEL = "That Work Group is not open beside this one any more. Choose another."
# What goes along with whoever asked; the rest is where the row stands.
AS_SENT = (
    *("person", "name", "email", "telephone", "school", "job_role"),
    *("year_group", "priority", "other_projects"),
    *("needs_approval", "head_name", "head_email", "finance_email", "source", "entered_by"),
    *("fee_policy", "privacy_notice", "sent_at", "told_apart_by"),
)


@transaction.atomic
def move_to_group(
    *,
    interest: ExpressionOfInterest,
    workgroup: WorkGroup,
    by: User,
    offers_place: bool = False,
    reason: str = "",
    override_reason: str = "",
) -> GroupMove:
    """Move somebody to a parallel Work Group, with what they hold, and tell everybody concerned.

    Whoever has a place gets one there, whoever is offered one is offered one there, and whoever
    waits keeps their turn, or is offered a place there where the hub says so. Raises Refused.
    """
    refuse_pupils([("reason", reason), ("override_reason", override_reason)])
    check_not_own(by, interest.person)
    interest, target = lock_both_groups(interest, workgroup)
    now = timezone.now()
    outlook = outlook_of_move(interest, target, now)
    check_move(outlook, now, offers_place=offers_place, override_reason=override_reason)
    offers_place = offers_place or interest.is_offered
    withdraw_offer(interest)
    place = outlook.place_there(now)
    left = leave_dates(outlook.place, outlook, now) if outlook.place else []
    joined = row_there(outlook)
    move = GroupMove.objects.create(
        left=interest,
        joined=joined,
        moved_at=now,
        moved_by=by,
        reason=reason,
        override_reason=override_reason if outlook.asks_why else "",
    )
    move_interest(interest, InterestState.MOVED, by=by, reason=f"Moved to {target}")
    carry_answers(interest, joined)
    if outlook.place and place:
        place.interest = joined
        place.save()
        tell_of_moved_place(move, outlook.place, place, left)
    else:
        if offers_place:
            make_offer(joined, by=by, override_reason=move.override_reason)
        queue([emails.interest_moved(move)])
    tell_others_of_move(move, by=by)
    return move


def lock_both_groups(
    interest: ExpressionOfInterest, workgroup: WorkGroup
) -> tuple[ExpressionOfInterest, WorkGroup]:
    """In the order of their keys, so that two who move people both ways never wait for each other.

    Everything is read afterwards: somebody may have decided meanwhile.
    """
    both = sorted([interest.workgroup, workgroup], key=lambda group: group.pk)
    locked = {group.pk: lock_places(group) for group in both}
    rows = ExpressionOfInterest.objects.select_related("person", "school", "approval")
    row = rows.get(pk=interest.pk)
    row.workgroup = locked[row.workgroup_id]
    # For whoever gives the place up, or cancels a date of it, at this moment.
    list(Participant.objects.select_for_update(no_key=True).filter(interest=row))
    return row, locked[workgroup.pk]


def check_move(
    outlook: MoveOutlook, now: datetime, *, offers_place: bool, override_reason: str
) -> None:
    interest = outlook.interest
    check_interest_move(interest.state, InterestState.MOVED)
    if not parallel_to(interest.workgroup, now).filter(pk=outlook.target.pk).exists():
        raise Refused(NOT_PARALLEL)
    if outlook.refusal:
        raise Refused(outlook.refusal)
    if not (outlook.keeps_place or offers_place):
        return
    if not outlook.can_be_offered:
        raise Refused(" ".join(one.text for one in outlook.against if one.blocks), field="then")
    if outlook.asks_why and not override_reason.strip():
        first = next(one for one in outlook.against if one.blocks)
        raise Refused(
            f"{first.text} Say why the place is given all the same.", field="override_reason"
        )


def withdraw_offer(interest: ExpressionOfInterest) -> None:
    if offer := Offer.objects.open().filter(interest=interest).first():
        answer_offer(offer, OfferAnswer.TAKEN_BACK)


def leave_dates(place: Participant, outlook: MoveOutlook, now: datetime) -> list[Workshop]:
    """End the place; return the dates to come that its holder's calendar still holds.

    Without a cancellation, as it is not theirs: so the register of no date to come knows them, and
    no fee can follow. What they had cancelled themselves is judged by when they did.
    """
    ended = Participant.objects.get(pk=place.pk)
    # While they still count as coming.
    leave_lessons(ended)
    ended.withdrawn_at, ended.withdrawn_because = now, f"Moved to {outlook.target}"
    ended.access_needs = ended.food_needs = ""
    ended.save()
    dates = lock_dates_from(ended, now)
    count_changes(dates)
    stand_down(Q(participant=ended, workshop__in=dates))
    held = {workshop.pk for workshop in outlook.leaves}
    return [workshop for workshop in dates if workshop.pk in held]


def row_there(outlook: MoveOutlook) -> ExpressionOfInterest:
    """Their expression of interest in the other Work Group: what they sent, or a new one."""
    interest, row = outlook.interest, outlook.standing
    if row is None:
        carried = {name: getattr(interest, name) for name in AS_SENT}
        row = ExpressionOfInterest(workgroup=outlook.target, state=InterestState.NEW, **carried)
        if interest.choice:
            row.choice = interest.choice
            row.first_choice_id = interest.first_choice_id or interest.pk
    row.workgroup = outlook.target
    if outlook.place:
        # Only a move leads here without an offer: what was accepted goes along.
        row.state = InterestState.PLACED
    elif interest.is_waiting:
        # By the hub's doing nobody loses the turn they had.
        turns = [at for at in (row.waiting_since, interest.waiting_since) if at]
        row.state, row.waiting_since = InterestState.WAITING, min(turns)
    row.save()
    return row


def carry_answers(interest: ExpressionOfInterest, joined: ExpressionOfInterest) -> None:
    """The head's answer and the signatures, as they were given, where there are none yet."""
    said = getattr(interest, "approval", None)
    if said is not None and not SchoolApproval.objects.filter(interest=joined).exists():
        fields = ("decision", "decided_at", "decided_by_name", "channel", "recorded_by", "note")
        joined.approval = SchoolApproval.objects.create(
            interest=joined, **{name: getattr(said, name) for name in fields}
        )
    there = {row.role for row in signatures_to_carry(joined)}
    signed_for = f"{interest.workgroup}, from which the hub moved them to {joined.workgroup}"
    AgreementSignature.objects.bulk_create(
        AgreementSignature(
            interest=joined,
            agreement=row.agreement,
            role=row.role,
            name=row.name,
            signed_at=row.signed_at,
            channel=row.channel,
            recorded_by=row.recorded_by,
            # With the dates that they read: the others they were told of by email.
            shown={"signed_for": signed_for} | row.shown,
        )
        for row in signatures_to_carry(interest)
        if row.agreement_id == joined.workgroup.agreement_id and row.role not in there
    )


def tell_of_moved_place(
    move: GroupMove, was: Participant, place: Participant, left: list[Workshop]
) -> None:
    was.workgroup = move.left.workgroup
    ahead = [date for date in dates_of(place) if not date.has_begun]
    terms = terms_of_taking_part(place.workgroup.hub)
    queue([emails.place_moved(move, was, place, left=left, dates=ahead, terms=terms)])


def tell_others_of_move(move: GroupMove, *, by: User) -> None:
    """The head, who may have to find cover on other days or has still to answer, and the leads."""
    joined = move.joined
    if joined.awaits_head and joined.head_email:
        ask_head(joined, now=timezone.now())
    elif joined.head_email and getattr(joined, "approval", None):
        queue([emails.move_for_head(move)])
    source, target = move.left.workgroup, joined.workgroup
    queue(emails.move_for_lead(move, lead) for lead in leads_told_of_move(source, target, by))
