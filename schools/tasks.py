from celery import shared_task

from schools.actions import school_register_work


@shared_task
def work_on_register_files() -> None:
    school_register_work.work_on_register_files()
