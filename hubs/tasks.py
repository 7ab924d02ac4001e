from celery import shared_task

from hubs.actions import areas


@shared_task
def place_schools() -> None:
    """Areas and exceptions begin and end at midnight."""
    areas.place_schools()
