"""School-based tasks: what participants say of theirs by their own link, and who reads it."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from access.permissions import Permission
from pages.base_views import READ_ONLY, ScopedDetail, ScopedPage
from pages.exports import file_response
from participants.actions.task_account import save_task_account
from participants.forms.task_account import TaskAccountForm
from participants.models import TaskAccount, TaskFile
from participants.queries.task_accounts import TaskOfPlace, account_of, tasks_of
from participants.views.place import ActPage, PlacePage


class OwnTaskPage(PlacePage):
    """One task of the place that the link opens."""

    @cached_property
    def one(self) -> TaskOfPlace:
        for one in tasks_of(self.object):
            if one.task.pk == self.kwargs["task"]:
                return one
        raise Http404

    @cached_property
    def account(self) -> TaskAccount | None:
        return account_of(self.object, self.one.task)


class OwnTask(ActPage, OwnTaskPage):
    form_class = TaskAccountForm
    template_name = "participants/task_account_form.html"
    back_label = "Your dates and tasks"
    success_message = "Thank you: the lead and the hub see what you have said."

    def get_form_kwargs(self):
        has_file = self.account is not None and self.account.has_file
        return super().get_form_kwargs() | {"account": self.account, "has_file": has_file}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title=self.one.task.title,
            caption=self.workgroup,
            back_url=self.back_url_to_tasks,
            one=self.one,
            account=self.account,
            **kwargs,
        )

    @property
    def back_url_to_tasks(self) -> str:
        return f"{self.place_url}#tasks"

    def act(self, form):
        return save_task_account(
            participant=self.object, task=self.one.task, said=form.words_said()
        )

    def get_success_url(self):
        return self.back_url_to_tasks


class OwnTaskFile(OwnTaskPage):
    """The file that was sent, for whoever sent it."""

    http_method_names = READ_ONLY

    def get(self, request, *args, **kwargs):
        if self.account is None or not self.account.has_file:
            raise Http404
        return file_response(self.one.task.title, self.account.file)


class TaskAccountPage(ScopedDetail):
    """What somebody said of a task, for the lead and the hub."""

    model = TaskAccount
    can = Permission.FOLLOW_TASKS
    template_name = "participants/task_account.html"

    def prepare(self, queryset):
        return queryset.with_file().select_related(
            "task", "participant__person", "participant__school", "participant__workgroup__hub"
        )

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        account = context["object"]
        back = reverse("participants:progress", args=[account.participant.workgroup_id])
        return context | {"account": account, "back_url": back}


class TaskFileOfStaff(ScopedPage, View):
    """The file itself, saved and not shown."""

    model = TaskFile
    can = Permission.FOLLOW_TASKS
    http_method_names = READ_ONLY

    def prepare(self, queryset):
        return queryset.select_related("account__task")

    def get(self, request, *args, **kwargs):
        file = self.get_row()
        return file_response(file.account.task.title, file)
