"""The clock rings for every piece of work that nobody starts by hand."""

from portal.celery import app

WITHIN_MINUTES = {
    "outbox.tasks.deliver_due",
    "outbox.tasks.blank_expired_codes",
    "schools.tasks.work_on_register_files",
    "portal.tasks.beat",
    "fees.tasks.propose_fees",
    "participants.tasks.lapse_offers",
    "participants.tasks.move_waiting_lists",
    "participants.tasks.send_join_links",
    "participants.tasks.ask_for_registers",
}


def schedule() -> dict:
    return {entry["task"]: entry["schedule"] for entry in app.conf.beat_schedule.values()}


def test_every_task_has_its_time():
    app.loader.import_default_modules()
    ours = {name for name in app.tasks if not name.startswith("celery.")}

    assert set(schedule()) == ours


def test_what_cannot_wait_for_the_morning_comes_every_few_minutes():
    often = {task for task, every in schedule().items() if isinstance(every, int)}

    assert often == WITHIN_MINUTES
    assert max(schedule()[task] for task in often) <= 600


def test_reminders_go_out_by_day_in_london():
    hours = schedule()["participants.tasks.remind_participants"].hour

    assert min(hours) == 7
    assert max(hours) <= 20
    assert app.conf.timezone == "Europe/London"
