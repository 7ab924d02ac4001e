from celery import shared_task
from django.utils import timezone

from workgroups.actions import visit


@shared_task
def send_visit_digests() -> None:
    visit.send_digests(on=timezone.localdate())
