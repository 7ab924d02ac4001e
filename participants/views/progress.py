"""Who came and who did which task, in one grid, and a reminder to those who are behind."""

from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from access.refusal import Refused
from pages.base_views import ScopedAction
from pages.wording import counted_things
from participants.actions.remind_of_tasks import NOBODY, remind_of_tasks
from participants.queries.progress import Progress, left_in_peace, progress_of, to_remind
from participants.queries.task_accounts import TaskOfPlace
from workgroups.models import WorkGroup
from workgroups.views.plan import WorkGroupPage


class Column(NamedTuple):
    """One workshop or task of the year: what it is called in the grid, and in full."""

    label: str
    title: str
    day: date | None
    is_task: bool


def columns_of(progress: Progress) -> list[Column]:
    found: list[Column] = []
    workshops = tasks = 0
    for step in progress.columns:
        if isinstance(step, TaskOfPlace):
            tasks += 1
            found.append(Column(f"Task {tasks}", step.task.title, step.due, True))
        else:
            workshops += 1
            day = timezone.localdate(step.starts_at)
            found.append(Column(f"Workshop {workshops}", step.title, day, False))
    return found


class ProgressPage(WorkGroupPage):
    can = Permission.FOLLOW_TASKS
    template_name = "participants/progress.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        progress, today = progress_of(context["object"]), timezone.localdate()
        columns = columns_of(progress)
        return context | {
            "progress": progress,
            "columns": columns,
            "totals": list(zip(columns, progress.totals, strict=True)),
            "rows": [
                (person, list(zip(columns, person.steps, strict=True)))
                for person in progress.people
            ],
            "reached": reached_words(progress),
            "to_remind": len(to_remind(progress, today)),
        }


def reached_words(progress) -> str:
    """What the tasks have reached as people say, or '' while nobody has said it."""
    numbers = [
        (progress.colleagues, "colleague"),
        (progress.pupils, "pupil"),
    ]
    return " and ".join(counted_things(number, thing) for number, thing in numbers if number)


class RemindOfTasks(ScopedAction):
    """Says who is written to, and who is left in peace, before anything is sent."""

    model = WorkGroup
    can = Permission.FOLLOW_TASKS
    template_name = "participants/remind_of_tasks.html"
    title = "Remind those who are behind?"

    def prepare(self, queryset):
        return queryset.select_related("hub", "project")

    @cached_property
    def progress(self):
        return progress_of(self.object)

    def get_context_data(self, **kwargs):
        today = timezone.localdate()
        people = to_remind(self.progress, today)
        return super().get_context_data(
            people=people,
            in_peace=left_in_peace(self.progress, today),
            button=f"Remind {len(people)} {'person' if len(people) == 1 else 'people'}",
            **kwargs,
        )

    def check(self):
        if not to_remind(self.progress, timezone.localdate()):
            raise Refused(NOBODY)

    def act(self, form):
        return remind_of_tasks(workgroup=self.object, on=timezone.localdate(), by=self.request.user)

    def get_success_message(self):
        number = len(self.result)
        return f"{number} {'reminder is' if number == 1 else 'reminders are'} on the way."

    def get_success_url(self):
        return reverse("participants:progress", args=[self.object.pk])
