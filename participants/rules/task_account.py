"""How far somebody is with a school-based task, and when they may be reminded of it."""

from datetime import date, timedelta

from participants.choices import TaskState

# Whoever was reminded is left in peace for so long.
REMIND_EVERY = timedelta(days=4)


def task_state(*, is_done: bool, has_told: bool, due: date | None, on: date) -> TaskState:
    if is_done:
        return TaskState.TOLD if has_told else TaskState.DONE
    return TaskState.LATE if is_late(due, on) else TaskState.TO_DO


def is_late(due: date | None, on: date) -> bool:
    """The day itself is in time; a task without a day is never late."""
    return due is not None and due < on


def may_be_reminded(on: date, reminded_on: date | None) -> bool:
    return reminded_on is None or on - reminded_on >= REMIND_EVERY
