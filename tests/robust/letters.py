"""Every mail that a hub writes."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from evaluations.actions.report_chasers import ask_for_reports
from evaluations.actions.survey import remind_respondents
from outbox.models import Message
from participants.actions.conversation import send_conversation_digests
from participants.actions.place import lapse_offers
from participants.actions.remind import remind_of_workshops
from tests.robust.acts import ACTS, post
from tests.sweeps import part
from tests.world import World
from workgroups.actions.visit import send_digests

# Acts that wrote to nobody in another world of this process, and so write to nobody in this one.
silent: set[str] = set()


def letters_of(world: World, *, turn: int = 0) -> list[Message]:
    """What acts and every sweep write in this hub, each of them undone again.

    Every other act, beginning further on with each turn.
    """
    known = set(Message.objects.values_list("pk", flat=True))
    found: list[Message] = []

    def collect(act) -> bool:
        with transaction.atomic():
            act()
            rows = Message.objects.exclude(pk__in=known).exclude(hub=None)
            # Read now, with their files, as both are undone with the act.
            written = list(rows.prefetch_related("attachments"))
            found.extend(written)
            transaction.set_rollback(True)
        return bool(written)

    for name in part(ACTS, one_in=4, turn=turn):
        if name not in silent and not collect(
            lambda name=name: (ACTS[name].prepare(world), post(name, world))
        ):
            silent.add(name)
    next_month = timezone.now() + timedelta(days=30)
    collect(
        lambda: remind_of_workshops(
            on=timezone.localdate(world.future.starts_at) - timedelta(days=2)
        )
    )
    collect(lambda: lapse_offers(now=next_month))
    collect(lambda: remind_respondents(on=timezone.localdate(next_month)))
    collect(lambda: ask_for_reports(now=next_month))
    collect(lambda: send_digests(on=next_working_day()))
    collect(lambda: send_conversation_digests(on=timezone.localdate(next_month)))
    return found


def next_working_day():
    """Today, or Monday where it is the weekend."""
    today = timezone.localdate()
    return today + timedelta(days=max(0, 7 - today.weekday()) if today.weekday() > 4 else 0)
