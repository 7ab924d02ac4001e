from celery import shared_task
from django.utils import timezone

from outbox import actions, blanking


@shared_task
def deliver_due() -> None:
    actions.deliver_due()


@shared_task
def blank_expired_codes() -> None:
    blanking.blank_expired_codes(now=timezone.now())
