"""Whoever comes to a workshop without a place: added at the door, settled afterwards."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from pages.rules.mail_address import mail_address
from participants.actions.attendance_register import check_begun, lock_register, take_register
from participants.choices import Mark, WalkInSettled
from participants.models import ExpressionOfInterest, Participant, WalkIn
from participants.queries.walk_in import lines_at_address
from schools.models import School
from workgroups.models import WorkGroup, Workshop
from workgroups.queries.workshop_lead import leading_in

SETTLED_ALREADY = "That has been settled already."


@dataclass(frozen=True)
class AtTheDoor:
    """Who somebody at the door turned out to be: one of the two."""

    walk_in: WalkIn | None = None
    participant: Participant | None = None


@transaction.atomic
def add_walk_in(
    *, workshop: Workshop, name: str, email: str = "", school: School | None = None, by
) -> AtTheDoor:
    """Note somebody who came without a place; whoever has one is marked as here instead.

    Gives nobody a place, so it is never refused for want of one. Raises Refused.
    """
    if lock_register(workshop).closed_at:
        raise Refused("This register is closed. The hub can reopen it.")
    check_begun(workshop)
    email = mail_address(email) if email else ""
    if email:
        if leading_in(workshop.workgroup).filter(email=email).exists():
            raise Refused("They lead this Work Group or a workshop of it.", field="email")
        if participant := mark_known(workshop, email, by):
            return AtTheDoor(participant=participant)
    return AtTheDoor(walk_in=keep_walk_in(workshop, name, email, school, by))


def mark_known(workshop: Workshop, email: str, by) -> Participant | None:
    """Whose line on the register has that address is here, unless a mark was made already."""
    lines = lines_at_address(workshop, email)
    if len(lines) > 1:
        raise Refused(
            "Several people on this register have that address. Mark the right one there.",
            field="email",
        )
    for participant, mark in lines.items():
        made = participant.attendances.filter(workshop=workshop)
        if not made.filter(mark__in=(Mark.PRESENT, Mark.SUBSTITUTE)).exists():
            take_register(workshop=workshop, marks={participant.pk: mark}, by=by)
        return participant
    return None


def keep_walk_in(workshop: Workshop, name: str, email: str, school: School | None, by) -> WalkIn:
    # Sent twice, or noted by two people at the door.
    same = WalkIn.objects.who_came().filter(workshop=workshop, email=email)
    if known := (same if email else same.filter(name=name, school=school)).first():
        return known
    walk_in = WalkIn(workshop=workshop, name=name, email=email, school=school, added_by=by)
    if email and (interest := open_interest(workshop.workgroup, email)):
        settle(walk_in, WalkInSettled.ASKED, by=by, interest=interest)
    walk_in.save()
    return walk_in


def open_interest(workgroup: WorkGroup, email: str) -> ExpressionOfInterest | None:
    rows = ExpressionOfInterest.objects.open().filter(workgroup=workgroup, person__email=email)
    return rows.order_by("pk").first()


def settle(walk_in: WalkIn, state: str, *, by, interest=None) -> None:
    walk_in.settled_as, walk_in.interest = state, interest
    walk_in.settled_at, walk_in.settled_by = timezone.now(), by


def lock_walk_in(walk_in: WalkIn) -> WalkIn:
    return WalkIn.objects.select_for_update().get(pk=walk_in.pk)


def check_unsettled(walk_in: WalkIn) -> None:
    if walk_in.settled_as:
        raise Refused(SETTLED_ALREADY)


@transaction.atomic
def leave_as_guest(*, walk_in: WalkIn, by) -> None:
    walk_in = lock_walk_in(walk_in)
    check_unsettled(walk_in)
    settle(walk_in, WalkInSettled.GUEST, by=by)
    walk_in.save()


def check_can_be_taken_off(walk_in: WalkIn) -> None:
    # Whoever has asked for a place was somebody, and a deed can be taken back but once.
    if walk_in.settled_as in (WalkInSettled.ASKED, WalkInSettled.MISTAKE):
        raise Refused(SETTLED_ALREADY)


@transaction.atomic
def take_off_walk_in(*, walk_in: WalkIn, by) -> None:
    """They did not come, or have a line of their own on the register."""
    walk_in = lock_walk_in(walk_in)
    check_can_be_taken_off(walk_in)
    settle(walk_in, WalkInSettled.MISTAKE, by=by)
    walk_in.save()


@transaction.atomic
def note_asked(*, interest: ExpressionOfInterest, walk_in: WalkIn | None = None, by=None) -> None:
    """Whoever came without a place has asked for one; a `walk_in` without an address is named."""
    rows = WalkIn.objects.who_came().filter(workshop__workgroup=interest.workgroup_id)
    rows = rows.filter(interest=None).select_for_update()
    mine = rows.filter(pk=walk_in.pk) if walk_in else rows.filter(email=interest.email)
    for row in mine.order_by("pk"):
        settle(row, WalkInSettled.ASKED, by=by, interest=interest)
        row.save()
