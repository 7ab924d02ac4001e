from celery import shared_task
from django.utils import timezone

from fees.actions import fee


@shared_task
def propose_fees() -> None:
    now = timezone.now()
    # Void first: a date that moved may lose one fee and get another, and only one may stand.
    fee.void_unfounded_fees(now=now)
    fee.propose_fees(now=now)
