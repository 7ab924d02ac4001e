from celery import shared_task
from django.utils import timezone

from participants.actions import place, remind, substitute


@shared_task
def remind_participants() -> None:
    remind.remind_of_workshops(on=timezone.localdate())


@shared_task
def send_join_links() -> None:
    substitute.send_join_links()


@shared_task
def lapse_offers() -> None:
    place.lapse_offers(now=timezone.now())
