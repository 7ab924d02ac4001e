"""The register: taken in the room, closed once, and only then does an absence count."""

from django.db import transaction
from django.utils import timezone

from hubs.refusal import Refused
from participants.choices import Mark
from participants.models import Attendance, Register
from participants.queries import RegisterRow, expected_at, has_begun, register_rows
from participants.rules.outcome import outcome_of
from workgroups.models import Workshop


@transaction.atomic
def take_register(*, workshop: Workshop, marks: dict[int, str], by) -> None:
    """Keep marks by participant id; a mark made again replaces the first."""
    register = opened(workshop)
    if register.closed_at:
        raise Refused("This register is closed. The hub can reopen it.")
    check_begun(workshop)
    known = set(expected_at(workshop).filter(pk__in=marks).values_list("pk", flat=True))
    if unknown := set(marks) - known:
        raise Refused(f"{len(unknown)} of these people are not on this register.")
    now = timezone.now()
    made = set(Attendance.objects.filter(workshop=workshop).values_list("participant", "mark"))
    Attendance.objects.bulk_create(
        [
            Attendance(
                participant_id=participant,
                workshop=workshop,
                mark=Mark(mark),
                marked_at=now,
                marked_by=by,
            )
            for participant, mark in sorted(set(marks.items()) - made)
        ],
        update_conflicts=True,
        unique_fields=["participant", "workshop"],
        update_fields=["mark", "marked_at", "marked_by"],
    )


@transaction.atomic
def close_register(*, workshop: Workshop, by) -> Register:
    """Settle how the date ended for everybody expected. Raises Refused while a mark is missing."""
    register = opened(workshop)
    if register.closed_at:
        raise Refused("This register has been closed already.")
    check_begun(workshop)
    rows = register_rows(workshop)
    missing = [str(row.participant.person) for row in rows if row.needs_mark]
    if missing:
        raise Refused(f"Mark everybody first. Not marked yet: {', '.join(missing)}.")
    now = timezone.now()
    Attendance.objects.bulk_create(
        [settled(row, workshop, by, now) for row in rows],
        update_conflicts=True,
        unique_fields=["participant", "workshop"],
        update_fields=["outcome", "notified_at", "free_until"],
    )
    register.closed_at, register.closed_by = now, by
    register.save()
    return register


def settled(row: RegisterRow, workshop: Workshop, by, now) -> Attendance:
    """The attendance with its outcome and what that was reckoned from."""
    participant = row.participant
    mark = row.mark or Mark.ABSENT
    notified_at = row.cancellation.notified_at if row.cancellation else None
    free_until = participant.free_until(workshop)
    return Attendance(
        participant=participant,
        workshop=workshop,
        mark=mark,
        marked_at=now,
        marked_by=by,
        outcome=outcome_of(mark, notified_at, free_until),
        notified_at=notified_at,
        free_until=free_until,
    )


@transaction.atomic
def reopen_register(*, workshop: Workshop, reason: str, by) -> Register:
    """Take the outcomes back, so that marks and notices can be put right."""
    register = opened(workshop)
    if register.closed_at is None:
        raise Refused("This register is open.")
    register.closed_at = register.closed_by = None
    register.reopened_because = reason
    register.save()
    Attendance.objects.filter(workshop=workshop).update(
        outcome="", notified_at=None, free_until=None
    )
    return register


def opened(workshop: Workshop) -> Register:
    """The workshop's register, locked, and with it the workshop: nobody cancels meanwhile."""
    workshop = Workshop.objects.select_for_update(no_key=True).get(pk=workshop.pk)
    if workshop.cancelled_at:
        raise Refused("The hub cancelled this workshop, so there is no register to take.")
    Register.objects.get_or_create(workshop=workshop)
    return Register.objects.select_for_update().get(workshop=workshop)


def check_begun(workshop: Workshop) -> None:
    if not has_begun(workshop):
        raise Refused("The register can be taken from the day of the workshop.")
