"""Sweeps, decisions and invoices at the same moment, on connections of their own."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import OperationalError, connection, transaction
from django.utils import timezone

from access.refusal import Refused
from fees.actions.fee import confirm_fee, propose_fees, void_unfounded_fees, waive_fee
from fees.actions.invoice import issue_invoice
from fees.choices import FeeState, WaiverReason
from fees.models import Fee, Invoice
from outbox.models import Message
from participants.actions.attendance_register import reopen_register
from participants.actions.change import call_off_workshop
from tests.factories import UserFactory, WorkGroupFactory
from tests.fees.factories import (
    THE_DAY,
    chargeable_attendance,
    confirmed_fee,
    proposed_fee,
    workshop_in,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


class RolledBack(Exception):
    pass


def at_once(works: Iterable[Callable], *, threads: int) -> list:
    """What each piece of work returned, or the exception it raised."""
    start = Barrier(threads)

    def one(number: int, work: Callable):
        if number < threads:
            start.wait(timeout=30)
        try:
            return work()
        except (Refused, RolledBack) as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(threads) as pool:
        return [f.result() for f in [pool.submit(one, n, work) for n, work in enumerate(works)]]


def test_sixteen_sweeps_at_once_propose_each_fee_once():
    workshops = [workshop_in() for _ in range(4)]
    for workshop in workshops * 10:
        chargeable_attendance(workshop)

    proposed = at_once([lambda: propose_fees(now=timezone.now())] * 16, threads=16)

    assert sum(proposed) == 40
    assert Fee.objects.filter(state=FeeState.PROPOSED).count() == Fee.objects.count() == 40
    assert Message.objects.filter(kind="fee-proposed").count() == 40


def test_sweeps_and_voids_at_once_leave_only_founded_fees():
    workshops = [workshop_in() for _ in range(4)]
    for workshop in workshops * 5:
        chargeable_attendance(workshop)
    propose_fees(now=timezone.now())
    for workshop in workshops[:2]:
        call_off_workshop(workshop=workshop, reason="Snow")

    works = [
        lambda: propose_fees(now=timezone.now()),
        lambda: void_unfounded_fees(now=timezone.now()),
    ]
    at_once(works * 8, threads=16)

    states = list(Fee.objects.values_list("state", flat=True))
    assert (states.count(FeeState.VOID), states.count(FeeState.PROPOSED)) == (10, 10)


def test_of_two_who_decide_at_once_one_is_told_that_the_other_was_quicker():
    fee, by = proposed_fee(), UserFactory()

    results = at_once([lambda: confirm_fee(fee=Fee.objects.get(pk=fee.pk), by=by)] * 8, threads=8)

    assert [type(result) for result in results if result] == [Refused] * 7
    fee.refresh_from_db()
    assert fee.state == FeeState.CONFIRMED


def test_a_fee_is_invoiced_or_waived_but_never_both():
    fee, by = confirmed_fee(), UserFactory()
    lead_school = fee.attendance.workshop.workgroup.hub.lead_schools.get()

    def waive():
        waive_fee(fee=Fee.objects.get(pk=fee.pk), waiver=WaiverReason.OFSTED, by=by)

    results = at_once([lambda: issue(lead_school, fee, by), waive] * 4, threads=8)

    assert sum(isinstance(result, Refused) for result in results) == 7
    fee.refresh_from_db()
    assert Invoice.objects.count() == (fee.state == FeeState.INVOICED)


def issue(lead_school, fee, by) -> int:
    return issue_invoice(
        lead_school=lead_school,
        school=fee.school,
        fees=[fee.pk],
        sent_to="business@example.org",
        by=by,
    ).number


def test_numbers_have_no_gaps_though_some_issues_are_rolled_back():
    workgroup, by = WorkGroupFactory(), UserFactory()
    days = [workshop_in(workgroup, starts_at=THE_DAY + timedelta(days=n)) for n in range(12)]
    lead_school = workgroup.hub.lead_schools.get()
    fees = [confirmed_fee(day) for day in days * 3]

    def issue_or_fail(number, fee):
        with transaction.atomic():
            given = issue(lead_school, fee, by)
            if number % 10 == 0:
                raise RolledBack
            return given

    results = at_once(
        [lambda n=n, fee=fee: issue_or_fail(n, fee) for n, fee in enumerate(fees)], threads=16
    )

    given = [result for result in results if not isinstance(result, Exception)]
    assert sorted(given) == list(range(1, 33))
    assert sorted(Invoice.objects.values_list("number", flat=True)) == list(range(1, 33))
    assert Message.objects.filter(kind="invoice").count() == 32
    assert Fee.objects.filter(state=FeeState.CONFIRMED).count() == 4


def reopen(fee):
    reopen_register(workshop=fee.attendance.workshop, reason="Wrong tick", by=UserFactory())


def call_off(fee):
    call_off_workshop(workshop=fee.attendance.workshop, reason="Snow")


@pytest.mark.parametrize("lose_ground", [reopen, call_off])
def test_nobody_takes_the_ground_away_while_an_invoice_is_written(lose_ground):
    fee, by = confirmed_fee(), UserFactory()
    lead_school = fee.attendance.workshop.workgroup.hub.lead_schools.get()

    def try_for_a_moment():
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '300ms'")
            lose_ground(Fee.objects.get(pk=fee.pk))
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        issue(lead_school, fee, by)
        attempt = pool.submit(try_for_a_moment).exception()

    assert isinstance(attempt, OperationalError)
    assert "lock timeout" in str(attempt)
