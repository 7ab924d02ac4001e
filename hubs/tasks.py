from celery import shared_task

from hubs.actions import areas, register_work


@shared_task
def place_schools() -> None:
    """Areas and exceptions begin and end at midnight."""
    areas.place_schools()


@shared_task
def work_on_register_files() -> None:
    register_work.work_on_register_files()
