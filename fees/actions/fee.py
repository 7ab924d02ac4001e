"""Fees: proposed from closed registers, then decided by a person."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from access.refusal import OwnMatter, Refused
from fees import emails
from fees.choices import FeeReason, FeeState, WaiverReason
from fees.models import Fee
from fees.queries.due import (
    REOPENED,
    attendances_without_a_fee,
    gone_because,
    grounds_of,
    unfounded_fees,
    with_grounds,
    without_ground,
)
from fees.queries.own import OWN_AMONG_THEM, OWN_FEE, own_fees
from fees.queries.readers import readers_of, readers_of_decision
from fees.rules import check_fee_move, reckoning
from outbox.actions import queue
from pages.wording import day_words
from participants.models import Attendance
from workgroups.models import Workshop


@transaction.atomic
def propose_fees(*, now: datetime) -> int:
    """Propose a fee for every chargeable date that has none; return how many.

    Any number of sweeps may run at once: rows are written in key order, so that one waits for
    the other and then finds its rows there. A register reopened at this very moment makes the
    database refuse them all; the next sweep proposes the rest.
    """
    dates = attendances_without_a_fee().select_related(
        "participant__fee_policy", "workshop__workgroup"
    )
    fees = [proposed_fee(attendance, now) for attendance in dates]
    Fee.objects.bulk_create(fees, ignore_conflicts=True)
    # What another sweep wrote first was passed over, and that sweep writes the letters for it. Ours
    # are told apart by their instant, as the database returns no keys of rows that may conflict.
    attendances = [fee.attendance_id for fee in fees]
    written = Fee.objects.filter(attendance__in=attendances, proposed_at=now)
    return ask_for_reasons(list(with_grounds(written).order_by("pk")), timezone.localdate(now))


def proposed_fee(attendance: Attendance, now: datetime) -> Fee:
    """The fee of one chargeable attendance."""
    participant = attendance.participant
    # The terms accepted with the place: those that a hub makes later never reach it.
    policy, free_until = participant.fee_policy, attendance.free_until
    # None is chargeable without both; the query has decided, and nothing is decided again here.
    assert policy is not None
    assert free_until is not None
    return Fee(
        hub_id=attendance.workshop.workgroup.hub_id,
        attendance=attendance,
        school_id=participant.school_id,
        policy=policy,
        reason=FeeReason(attendance.outcome),
        amount=policy.amount,
        workshop_on=timezone.localdate(attendance.workshop.starts_at),
        free_until=free_until,
        notified_at=attendance.notified_at,
        proposed_at=now,
    )


def ask_for_reasons(rows: list[Fee], on: date) -> int:
    """Ask participant and school whether there is a reason to waive each fee; return how many."""
    readers = readers_of([fee.pk for fee in rows], on)
    queue(
        emails.fee_proposed(
            fee,
            reader,
            steps=reckoning(grounds_of(fee), with_said=not reader.is_school),
            answer_by=fee.answer_by,
        )
        for fee in rows
        for reader in readers[fee.pk]
    )
    return len(rows)


def tell_how_decided(fees: Collection[int]) -> None:
    """Tell participant and school, and all who were asked, how each fee stands now."""
    readers = readers_of_decision(fees, timezone.localdate())
    rows = with_grounds(Fee.objects.filter(pk__in=fees)).order_by("pk")
    queue(emails.fee_decided(fee, reader) for fee in rows for reader in readers[fee.pk])


@transaction.atomic
def void_unfounded_fees(*, now: datetime, workshop: Workshop | None = None) -> int:
    """Set aside the fees whose ground has gone, each with the reason, which is told; how many.

    Of that workshop, if one is given.
    """
    gone = unfounded_fees().order_by("pk").select_for_update(of=["self"])
    if workshop is not None:
        gone = gone.filter(attendance__workshop=workshop)
    # Read in the same statement that sets the state, so that the note says the ground that is gone.
    because = Fee.objects.filter(pk=OuterRef("pk")).values(because=gone_because())
    pks = [fee.pk for fee in gone.only("pk")]
    Fee.objects.filter(pk__in=pks).update(
        state=FeeState.VOID, decided_by=None, decided_at=now, note=Subquery(because)
    )
    tell_how_decided(pks)
    return len(pks)


@transaction.atomic
def confirm_fee(*, fee: Fee, by) -> None:
    confirm_fees(fees=[fee.pk], by=by)
    fee.refresh_from_db()


@transaction.atomic
def confirm_fees(*, fees: Collection[int], by) -> int:
    """Confirm all of these fees, by primary key, or none; return how many. Raises Refused."""
    rows = locked(fees)
    check_not_own_fees(rows, by)
    for row in rows:
        check_fee_move(row.state, FeeState.CONFIRMED)
    # The sweep that voids runs only every few minutes, and nobody may confirm in between.
    check_fees_founded(rows)
    pks = [row.pk for row in rows]
    Fee.objects.filter(pk__in=pks).update(
        state=FeeState.CONFIRMED, decided_by=by, decided_at=timezone.now(), note=""
    )
    tell_how_decided(pks)
    return len(pks)


@transaction.atomic
def waive_fee(*, fee: Fee, waiver: str, note: str = "", by) -> None:
    """Let the school off for a reason that is kept. Raises Refused."""
    if waiver == WaiverReason.OTHER and not note.strip():
        raise Refused("Say what the reason is.", field="note")
    [row] = locked([fee.pk])
    check_not_own_fees([row], by)
    check_fee_move(row.state, FeeState.WAIVED)
    check_fees_founded([row])
    decide_fee(row, FeeState.WAIVED, by=by, waiver=WaiverReason(waiver), note=note.strip())
    fee.refresh_from_db()


@transaction.atomic
def undo_waiver(*, fee: Fee, by) -> None:
    """Put a waived fee back among those that need a decision, and tell who was told of it."""
    [row] = locked([fee.pk])
    check_not_own_fees([row], by)
    check_fee_move(row.state, FeeState.PROPOSED)
    if gone := first_ground_gone([row]):
        raise Refused(f"{gone} Nothing is owed, so the waiver stays.")
    decide_fee(row, FeeState.PROPOSED, by=by)
    fee.refresh_from_db()


def decide_fee(row: Fee, state: FeeState, *, by, waiver: str = "", note: str = "") -> None:
    row.state, row.decided_by, row.decided_at = state, by, timezone.now()
    # Both always: a reason that is left over from a waiver would contradict the new state.
    row.waiver, row.note = waiver, note
    row.save()
    tell_how_decided([row.pk])


def locked(fees: Collection[int]) -> list[Fee]:
    """The fees with these primary keys, locked in key order."""
    # In key order everywhere, so that two people who decide on the same fees never deadlock.
    rows = list(Fee.objects.select_for_update().filter(pk__in=fees).order_by("pk"))
    if not rows or len(rows) != len(set(fees)):
        raise Refused("Choose the fees again: some of them cannot be found.")
    return rows


def check_not_own_fees(rows: list[Fee], by) -> None:
    if own_fees(by).filter(pk__in=[row.pk for row in rows]).exists():
        raise OwnMatter(OWN_FEE if len(rows) == 1 else OWN_AMONG_THEM)


WAITS = "Close it again first: what stands on it then decides about the fee."
SET_ASIDE = "The fee is no longer due and will be set aside within minutes."


def check_fees_founded(rows: list[Fee]) -> None:
    if gone := first_ground_gone(rows):
        raise Refused(f"{gone} {what_follows(gone)}")


def what_follows(gone: str) -> str:
    """After the sentence of first_ground_gone()."""
    return WAITS if gone.endswith(REOPENED) else SET_ASIDE


def first_ground_gone(rows: list[Fee]) -> str:
    """Whose the first of these fees is whose ground has gone, and what became of it; or ""."""
    gone = without_ground(Fee.objects.filter(pk__in=[row.pk for row in rows])).order_by("pk")
    first = gone.values_list(
        "attendance__participant__person__name", "workshop_on", gone_because()
    ).first()
    if first is None:
        return ""
    name, workshop_on, because = first
    return f"{name}, {day_words(workshop_on)}: {because}"
