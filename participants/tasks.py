from celery import shared_task
from django.utils import timezone

from participants.actions import (
    agreement,
    chase_registers,
    conversation,
    governor_report,
    head,
    place,
    remind,
    substitute,
    unnamed_place,
    waiting_list,
)


@shared_task
def remind_participants() -> None:
    remind.remind_of_workshops(on=timezone.localdate())


@shared_task
def remind_heads() -> None:
    head.remind_heads(on=timezone.localdate())


@shared_task
def ask_for_names() -> None:
    unnamed_place.ask_for_names(on=timezone.localdate())


@shared_task
def ask_to_sign() -> None:
    agreement.ask_to_sign(now=timezone.now())


@shared_task
def ask_for_governors_reports() -> None:
    governor_report.ask_for_reports(on=timezone.localdate())


@shared_task
def send_conversation_digests() -> None:
    conversation.send_conversation_digests(on=timezone.localdate())


@shared_task
def send_join_links() -> None:
    substitute.send_join_links()


@shared_task
def lapse_offers() -> None:
    place.lapse_offers(now=timezone.now())


@shared_task
def ask_for_registers() -> None:
    chase_registers.chase_registers(now=timezone.now())


@shared_task
def move_waiting_lists() -> None:
    waiting_list.move_waiting_lists(now=timezone.now())
