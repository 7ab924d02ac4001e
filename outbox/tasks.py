from celery import shared_task

from outbox import actions


@shared_task
def deliver_due() -> None:
    actions.deliver_due()
