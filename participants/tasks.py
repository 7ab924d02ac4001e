from celery import shared_task
from django.utils import timezone

from participants.actions import place, remind


@shared_task
def remind_participants() -> None:
    remind.remind(on=timezone.localdate())


@shared_task
def lapse_offers() -> None:
    place.lapse_offers(now=timezone.now())
