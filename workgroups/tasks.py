from celery import shared_task
from django.utils import timezone

from workgroups.actions import visits


@shared_task
def send_visit_digests() -> None:
    visits.send_digests(on=timezone.localdate())
