"""Hearing once when a Work Group is offered again."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.utils import timezone

from outbox.actions import queue
from pages.rules.mail_address import mail_address
from participants import emails
from participants.models import NextTimeWish
from participants.queries.wish import is_answered_by, open_wishes_of
from workgroups.models import WorkGroup


@transaction.atomic
def wish_for_next_time(*, workgroup: WorkGroup, email: str, asked_from: str = "") -> None:
    """Keep the wish and write to the address how to take it back.

    Of somebody whose wish is still to be answered nothing is written, and nobody is told so:
    whoever types an address learns nothing of it.
    """
    wish, is_new = NextTimeWish.objects.open().get_or_create(
        workgroup=workgroup, email=mail_address(email)
    )
    if is_new:
        queue([emails.wish_kept(wish)], asked_from=asked_from)


@transaction.atomic
def forget_wish(*, wish: NextTimeWish) -> None:
    """Take the wish back, and the address with it. Done twice it changes nothing.

    One answered before, of the same address, holds it too.
    """
    address = NextTimeWish.objects.filter(pk=wish.pk).values("email")
    rows = NextTimeWish.objects.filter(workgroup=wish.workgroup_id, forgotten_at=None)
    rows.filter(email__in=address).update(email="", forgotten_at=timezone.now())


def answer_wishes(*, workgroups: Collection[WorkGroup]) -> None:
    """Write to whoever asked to hear of these, in the transaction that publishes them.

    Each address gets one email of each, however many years it has asked after.
    """
    left = list(open_wishes_of(workgroups).select_for_update(of=["self"]))
    for workgroup in workgroups:
        wishes = [wish for wish in left if is_answered_by(wish, workgroup)]
        left = [wish for wish in left if wish not in wishes]
        if wishes:
            mark_answered(wishes, workgroup)
        first: dict[str, NextTimeWish] = {}
        for wish in wishes:
            first.setdefault(wish.email, wish)
        queue([emails.next_time(wish, workgroup) for wish in first.values()])


def mark_answered(wishes: Iterable[NextTimeWish], workgroup: WorkGroup) -> None:
    rows = NextTimeWish.objects.filter(pk__in=[wish.pk for wish in wishes])
    rows.update(answered_at=timezone.now(), answered_with=workgroup)
