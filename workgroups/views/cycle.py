"""The workshops of a Work Group and the tasks between them."""

from django.urls import reverse

from access.permissions import Permission
from pages.base_views import ScopedAction, ScopedForm
from workgroups.actions import details, plan
from workgroups.forms.cycle import TaskForm, WorkshopForm
from workgroups.models import SchoolTask, WorkGroup, Workshop
from workgroups.queries.cycle import cycle_of, day_warnings, with_days_off, with_warnings
from workgroups.views.plan import WorkGroupPage
from workgroups.views.venue import MayAddVenue


class WorkGroupCycle(WorkGroupPage):
    template_name = "workgroups/workgroup_cycle.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        workgroup = context["object"]
        cycle = cycle_of(workgroup, with_cancelled=True)
        return context | {"cycle": with_warnings(cycle, workgroup.hub)}


class CycleForm(ScopedForm):
    """A form on one part of the cycle, which leads back to it."""

    can = Permission.EDIT_WORKGROUP
    model = WorkGroup
    template_name = "components/form_page.html"
    back_label = "Back to the Work Group"
    success_message = "Saved."

    @property
    def workgroup(self) -> WorkGroup:
        return self.object

    def act(self, form):
        return form.save()

    def get_success_url(self):
        return reverse("workgroups:cycle", args=[self.workgroup.pk])


class WorkshopSaved:
    """Says after saving what speaks against the day; the workshop is saved all the same."""

    def get_success_message(self):
        workshop = self.result
        [warnings] = day_warnings([workshop], self.workgroup.hub).values()
        if not warnings:
            return "Saved."
        return f"Saved, but look at the date again: {' '.join(warnings)}"


class AddWorkshop(MayAddVenue, WorkshopSaved, CycleForm):
    form_class = WorkshopForm
    title = "Add a workshop"

    def act(self, form):
        return plan.add_workshop_to_draft(workshop=form.save(commit=False))

    def prepare(self, queryset):
        return queryset.with_dates().select_related("hub")

    def get_form_kwargs(self):
        instance = Workshop(workgroup=self.object)
        kwargs = {"instance": instance, "workgroup": self.object, "user": self.request.user}
        return super().get_form_kwargs() | kwargs


class PartForm(CycleForm):
    """A form on a workshop or a task that is there already."""

    @property
    def workgroup(self) -> WorkGroup:
        return self.object.workgroup

    def prepare(self, queryset):
        return queryset.select_related("workgroup__hub")


class EditWorkshop(MayAddVenue, WorkshopSaved, PartForm):
    model = Workshop
    form_class = WorkshopForm
    title = "Change the workshop"

    def act(self, form):
        workshop = form.save(commit=False)
        self.changed = details.change_workshop(workshop=workshop, by=self.request.user)
        return workshop

    def get_success_message(self):
        told = "Whoever is to come has an email about the new link." if self.changed.told else ""
        moved = with_days_off(self.changed.shifts, self.workgroup.hub)
        shifts = [shift.done for shift in moved]
        return " ".join(filter(None, [super().get_success_message(), *shifts, told]))

    def get_form_kwargs(self):
        kwargs = {"workgroup": self.workgroup, "user": self.request.user}
        return super().get_form_kwargs() | kwargs


class RemoveWorkshop(ScopedAction):
    model = Workshop
    can = Permission.EDIT_WORKGROUP
    title = "Take this workshop out of the draft?"
    explanation = ["The school-based tasks that follow it go with it."]
    button = "Take the workshop out"
    is_warning = True
    success_message = "The workshop is gone."

    def prepare(self, queryset):
        return queryset.select_related("workgroup__hub")

    def act(self, form):
        plan.remove_workshop_from_draft(workshop=self.object)

    def get_success_url(self):
        return reverse("workgroups:cycle", args=[self.object.workgroup_id])


class AddTask(CycleForm):
    form_class = TaskForm
    title = "Add a school-based task"

    def prepare(self, queryset):
        return queryset.with_dates().select_related("hub")

    def get_form_kwargs(self):
        instance = SchoolTask(workgroup=self.object)
        return super().get_form_kwargs() | {"instance": instance, "workgroup": self.object}

    def act(self, form):
        return plan.add_task(task=form.save(commit=False))


class EditTask(PartForm):
    model = SchoolTask
    form_class = TaskForm
    title = "Change the school-based task"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"workgroup": self.workgroup}


class RemoveTask(ScopedAction):
    model = SchoolTask
    can = Permission.EDIT_WORKGROUP
    explanation = ["People with a place no longer see this task."]
    button = "Take the task out"
    is_warning = True
    success_message = "The task is gone."

    def get_context_data(self, **kwargs):
        return super().get_context_data(title=f"Take “{self.object}” out?", **kwargs)

    def act(self, form):
        plan.remove_task(task=self.object)

    def get_success_url(self):
        return reverse("workgroups:cycle", args=[self.object.workgroup_id])
