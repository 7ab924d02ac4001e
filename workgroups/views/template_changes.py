"""What a template has changed since a draft was made from it."""

from django.urls import reverse
from django.utils.functional import cached_property

from pages.wording import counted_things
from workgroups.actions.template_changes import check_template_has_news, settle_template_changes
from workgroups.forms.template import TemplateChangesForm
from workgroups.queries.template import changes_for_draft, with_template_news
from workgroups.rules.design_changes import fingerprint
from workgroups.views.plan import EditWorkGroup


class TemplateChanges(EditWorkGroup):
    """Each change with a tick. Its other button leaves the draft as it is."""

    form_class = TemplateChangesForm
    template_name = "workgroups/template_changes.html"
    title = "What has changed in the template"

    def prepare(self, queryset):
        return with_template_news(super().prepare(queryset).select_related("template__hub"))

    def check(self):
        check_template_has_news(self.object)

    @cached_property
    def offered(self):
        return changes_for_draft(self.object)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"offered": self.offered}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            template=self.object.template,
            seen=fingerprint(self.offered),
            can_take=any(change.can_be_taken for change in self.offered),
            **kwargs,
        )

    def act(self, form):
        taken = set() if form.is_left else form.taken
        settle_template_changes(workgroup=self.object, taken=taken, seen=form.cleaned_data["seen"])
        return taken

    def get_success_message(self):
        number = len(self.result)
        if not number:
            return "The draft stays as it is."
        is_or_are = "is" if number == 1 else "are"
        return f"{counted_things(number, 'change')} {is_or_are} taken over."

    def get_success_url(self):
        return reverse("workgroups:set_up", args=[self.object.pk])
