from celery import shared_task

from hubs.actions import area


@shared_task
def place_schools() -> None:
    """Areas and exceptions begin and end at midnight."""
    area.place_schools()
