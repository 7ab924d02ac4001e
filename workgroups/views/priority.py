"""Which priorities a Work Group answers, and writing first to those who raised the need."""

from django.urls import reverse

from access.permissions import Permission
from needs.models import Priority
from pages.base_views import ScopedAction
from pages.wording import instant_words
from workgroups.actions import priority as actions
from workgroups.forms.priority import AnswersForm
from workgroups.models import WorkGroup
from workgroups.queries.need import asked_for
from workgroups.views.plan import EditWorkGroup


class EditPriorities(EditWorkGroup):
    form_class = AnswersForm
    title = "The priorities it answers"

    def get_form_kwargs(self):
        rows = Priority.objects.visible_to(self.request.user, can=Permission.EDIT_PRIORITIES)
        hub = self.object.hub_id
        return super().get_form_kwargs() | {"priorities": rows.filter(hub=hub)}

    def get_initial(self):
        return {"priorities": list(self.object.priorities.all())}

    def act(self, form):
        actions.set_priorities_of_workgroup(
            workgroup=self.object, priorities=form.cleaned_data["priorities"]
        )


class InviteSchools(ScopedAction):
    """Says first to whom it writes and what they will read."""

    model = WorkGroup
    can = Permission.EDIT_WORKGROUP
    template_name = "workgroups/invite_schools.html"

    def prepare(self, queryset):
        return queryset.select_related("hub", "project")

    def get_context_data(self, **kwargs):
        askers = asked_for(self.object)
        new = [one for one in askers if one.email and not one.told_at]
        closes = self.object.interest_closes_at
        return super().get_context_data(
            workgroup=self.object,
            askers=askers,
            new=new,
            closes=instant_words(closes) if closes else "",
            **kwargs,
        )

    def act(self, form):
        return actions.invite_schools(workgroup=self.object)

    def get_success_message(self):
        people = "1 person" if self.result == 1 else f"{self.result} people"
        return (
            f"We are writing to {people}, and the page “People” says of whoever asks for a "
            "place that their school raised the need."
        )

    def get_success_url(self):
        return reverse("workgroups:set_up", args=[self.object.pk])
