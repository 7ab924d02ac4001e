"""The states in which something can be done about an email."""

from django.utils import timezone

from outbox.models import Message
from participants.links import PLACE
from tests.world import World


def fail_message(world: World) -> None:
    Message.objects.filter(pk=world.message.pk).update(failed_at=timezone.now())


def hold_a_link(world: World) -> None:
    link = PLACE.url(world.participant)
    Message.objects.filter(pk=world.sent_message.pk).update(text=f"Your dates: {link}")


def fail_system_message(world: World) -> None:
    Message.objects.filter(pk=world.system_message.pk).update(failed_at=timezone.now())
