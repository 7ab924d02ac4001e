"""Keeping a filter of the list of Work Groups under a name, and removing it."""

from django.http import QueryDict
from django.urls import reverse

from access.permissions import Permission
from access.refusal import Refused
from pages.base_views import ScopedAction, ScopedForm
from workgroups.actions.saved_filter import save_filter
from workgroups.filters.saved import query_of, words_of
from workgroups.forms.saved_filter import SaveFilterForm
from workgroups.models import SavedFilter

NOTHING_TO_SAVE = "Narrow the list first. Then you can save how."


class SaveFilter(ScopedForm):
    """The address says how the list was narrowed, as the list's own does."""

    model = SavedFilter
    can = Permission.VIEW_WORKGROUP
    form_class = SaveFilterForm
    template_name = "workgroups/save_filter.html"
    title = "Save this filter"
    back_label = "All Work Groups"

    @property
    def query(self) -> str:
        sent = self.request.POST.get("query", "")
        return query_of(QueryDict(sent) if sent else self.request.GET)

    @property
    def summary(self):
        return list(words_of(self.query))

    def get_initial(self):
        return {"query": self.query}

    def check(self):
        if not self.query:
            raise Refused(NOTHING_TO_SAVE)

    def act(self, form):
        self.check()
        return save_filter(name=form.cleaned_data["name"], query=self.query, by=self.request.user)

    def get_success_message(self):
        return f"“{self.result}” stands above the list from now on."

    def get_success_url(self):
        path = reverse("workgroups:list")
        return f"{path}?{self.query}" if self.query else path


class RemoveSavedFilter(ScopedAction):
    model = SavedFilter
    can = Permission.VIEW_WORKGROUP
    explanation = ["The Work Groups stay as they are."]
    button = "Remove the filter"
    success_message = "The filter is gone."

    def get_context_data(self, **kwargs):
        return super().get_context_data(title=f"Remove “{self.object}”?", **kwargs)

    def act(self, form):
        self.object.delete()

    def get_success_url(self):
        return reverse("workgroups:list")
