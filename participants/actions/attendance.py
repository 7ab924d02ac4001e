"""One date of one participant: cancelled, taken by a colleague, or come to after all."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from access.refusal import Refused
from outbox.actions import queue
from participants import emails
from participants.actions.attendance_register import check_line_not_held
from participants.actions.place import check_notified
from participants.actions.substitute import stand_down
from participants.choices import Channel
from participants.models import Cancellation, Participant, Substitution
from participants.queries.attendance_register import is_register_closed
from participants.queries.dates import expected_dates
from participants.rules.own import check_not_own
from workgroups.actions.diary import count_changes
from workgroups.models import Workshop

CANCELLED_ALREADY = "This date has been cancelled already."


@transaction.atomic
def cancel_workshop_place(
    *,
    participant: Participant,
    workshop: Workshop,
    reason: str = "",
    channel: str = Channel.LINK,
    notified_at: datetime | None = None,
    recorded_by=None,
) -> Cancellation:
    """Keep word that somebody will not come to one date.

    `notified_at` is when word reached the hub, if that was before now. Whether a fee follows is
    decided only after the workshop. Raises Refused.
    """
    now = timezone.now()
    check_not_own(recorded_by, participant.person)
    participant, workshop = lock_date(participant, workshop)
    notified_at = notified_at or now
    # Only the hub may note after the start what had reached it before.
    if recorded_by is not None:
        check_notified(participant, notified_at, now)
    elif workshop.starts_at <= now:
        raise Refused(
            "This workshop has started, so it can no longer be cancelled here. "
            f"Write to {participant.workgroup.hub.mailbox}."
        )
    cancellation = Cancellation(
        participant=participant,
        workshop=workshop,
        notified_at=notified_at,
        recorded_at=now,
        channel=channel,
        reason=reason,
        recorded_by=recorded_by,
    )
    try:
        with transaction.atomic():
            cancellation.save()
    except IntegrityError as error:
        raise Refused(CANCELLED_ALREADY) from error
    count_changes([workshop])
    stand_down(Q(participant=participant, workshop=workshop))
    queue([emails.place_cancelled(cancellation)])
    return cancellation


def check_is_missed(is_missed: bool) -> None:
    """Is a date cancelled, or does a colleague come instead?"""
    if not is_missed:
        raise Refused("This date is neither cancelled nor given to a colleague.")


@transaction.atomic
def come_after_all(*, participant: Participant, workshop: Workshop, recorded_by=None) -> None:
    """Take back a cancellation, and the colleague who was to come; both people are told.

    Before the workshop starts; the hub may record it until the register is closed. Raises Refused.
    """
    check_not_own(recorded_by, participant.person)
    participant, workshop = lock_date(participant, workshop)
    now = timezone.now()
    if recorded_by is None and workshop.starts_at <= now:
        raise Refused("This workshop has started.")
    of_date = Q(participant=participant, workshop=workshop)
    cancelled = Cancellation.objects.standing().filter(of_date)
    substituted = Substitution.objects.standing().filter(of_date)
    check_is_missed(cancelled.exists() or substituted.exists())
    undone = cancelled.update(undone_at=now)
    count_changes([workshop])
    stand_down(of_date)
    # Else the last they have read is that they will not be there.
    if workshop.starts_at > now:
        letter = emails.date_confirmed_again(
            participant, workshop, at=now, was_cancelled=bool(undone)
        )
        queue([letter])


@transaction.atomic
def name_substitute(
    *, participant: Participant, workshop: Workshop, name: str, email: str = "", recorded_by=None
) -> Substitution:
    """A colleague of the same school comes instead; naming another replaces the first."""
    check_not_own(recorded_by, participant.person)
    participant, workshop = lock_date(participant, workshop)
    if not participant.may_send_colleague:
        raise Refused("The hub's terms do not allow a colleague to come instead.")
    if recorded_by is None and workshop.starts_at <= timezone.now():
        raise Refused("This workshop has started.")
    if email and email.lower() == participant.person.email:
        raise Refused("Enter the colleague's own email address.", field="email")
    if email and participant.workgroup.leads.filter(email=email.lower()).exists():
        raise Refused("They lead this Work Group. Name another colleague.", field="email")
    if email and workshop.leads.filter(email=email.lower()).exists():
        raise Refused("They lead this workshop. Name another colleague.", field="email")
    if email and expected_dates(Q(date=workshop)).filter(person__email=email.lower()).exists():
        raise Refused(
            "They have a place of their own on that date. Name another colleague.", field="email"
        )
    standing = Substitution.objects.standing().filter(participant=participant, workshop=workshop)
    # Sent twice: the colleague has read it already.
    if same := standing.filter(name=name, email=email.lower()).first():
        return same
    count_changes([workshop])
    stand_down(Q(participant=participant, workshop=workshop), instead=email.lower())
    substitution = Substitution.objects.create(
        participant=participant,
        workshop=workshop,
        name=name,
        email=email.lower(),
        recorded_by=recorded_by,
        # The letter below holds the link of now, so send_join_links waits for another.
        join_link_sent=workshop.join_link,
    )
    if email:
        queue([emails.substitute_named(substitution)])
    return substitution


def lock_date(participant: Participant, workshop: Workshop) -> tuple[Participant, Workshop]:
    """The place and the workshop as they stand now, locked, so that no register closes meanwhile.

    Raises Refused unless the workshop stands, belongs to the place, and can still be answered for.
    """
    # The place before the workshop, as in give_up_place. Neither with its key: whoever closes the
    # register holds the workshop and writes marks that refer to the place.
    participant = (
        Participant.objects.select_for_update(of=["self"], no_key=True)
        .select_related("person", "fee_policy", "workgroup__hub")
        .get(pk=participant.pk)
    )
    workshop = (
        Workshop.objects.select_for_update(of=["self"], no_key=True)
        .select_related("venue")
        .get(pk=workshop.pk)
    )
    if workshop.workgroup_id != participant.workgroup_id:
        raise Refused("This workshop belongs to another Work Group.")
    if workshop.cancelled_at:
        raise Refused("The hub has cancelled this workshop, so nothing needs to be done.")
    if participant.withdrawn_at:
        raise Refused("This place has been given up.")
    if is_register_closed(workshop):
        raise Refused("The register of this workshop is closed. The hub can reopen it.")
    check_line_not_held(workshop, [participant.pk])
    return participant, workshop
