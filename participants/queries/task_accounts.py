"""The school-based tasks of a Work Group: when each is due, and what was said of it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from participants.choices import TaskState
from participants.models import Participant, TaskAccount
from participants.rules.task_account import task_state
from workgroups.models import SchoolTask


@dataclass(frozen=True)
class TaskOfPlace:
    """One task as it stands for one participant."""

    task: SchoolTask
    due: date | None
    account: TaskAccount | None
    state: TaskState

    @property
    def is_done(self) -> bool:
        return self.account is not None and self.account.is_done

    @property
    def is_late(self) -> bool:
        return self.state == TaskState.LATE


def set_tasks(workgroup: int) -> list[tuple[SchoolTask, date | None]]:
    """Every task in order, with the day by which it is due."""
    rows = SchoolTask.objects.filter(workgroup=workgroup).select_related("after_workshop")
    return [(task, task.due) for task in rows.with_due_day()]


def places_behind(places: QuerySet[Participant], on: date) -> QuerySet[Participant]:
    """Those of the places with a task that is late, as the rule is_late() says of one."""
    done = TaskAccount.objects.done().filter(
        task=OuterRef("pk"), participant=OuterRef(OuterRef("pk"))
    )
    tasks = SchoolTask.objects.filter(~Exists(done), workgroup=OuterRef("workgroup"))
    late = tasks.with_due_day().filter(due__lt=on)
    return places.filter(Exists(late), withdrawn_at=None, workgroup__cancelled_at=None)


def task_of_place(
    task: SchoolTask, due: date | None, account: TaskAccount | None, on: date
) -> TaskOfPlace:
    is_done = account is not None and account.is_done
    has_told = account is not None and account.has_told
    return TaskOfPlace(
        task, due, account, task_state(is_done=is_done, has_told=has_told, due=due, on=on)
    )


def tasks_of(participant: Participant) -> list[TaskOfPlace]:
    """The participant's tasks, in order."""
    today = timezone.localdate()
    rows = TaskAccount.objects.filter(participant=participant)
    said = {account.task_id: account for account in rows}
    return [
        task_of_place(task, due, said.get(task.pk), today)
        for task, due in set_tasks(participant.workgroup_id)
    ]


def account_of(participant: Participant, task: SchoolTask) -> TaskAccount | None:
    return TaskAccount.objects.with_file().filter(participant=participant, task=task).first()
