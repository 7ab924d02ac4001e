"""Keeping a filter of the list of Work Groups under a name, and removing it."""

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from access.permissions import Permission
from access.refusal import Refused
from pages.base_views import ScopedAction, ScopedForm
from workgroups.actions.saved_filter import save_filter
from workgroups.filters.workgroup import WorkGroupFilter
from workgroups.forms.saved_filter import SaveFilterForm
from workgroups.models import SavedFilter

NOTHING_TO_SAVE = "Narrow the list first. Then you can save how."


def query_of(asked: QueryDict) -> str:
    """What the address says of the filters, and of nothing else."""
    kept = QueryDict(mutable=True)
    for name in sorted({*WorkGroupFilter.base_filters, "sort"} & asked.keys()):
        if value := asked[name].strip():
            kept[name] = value
    text = kept.urlencode()
    return text if len(text) <= SavedFilter._meta.get_field("query").max_length else ""


class SaveFilter(ScopedForm):
    """The address says how the list was narrowed, as the list's own does."""

    model = SavedFilter
    can = Permission.VIEW_WORKGROUP
    form_class = SaveFilterForm
    template_name = "components/form_page.html"
    title = "Save this filter"
    back_label = "All Work Groups"

    def get(self, request, *args, **kwargs):
        if not self.query:
            messages.warning(request, NOTHING_TO_SAVE)
            return redirect("workgroups:list")
        return super().get(request, *args, **kwargs)

    @property
    def query(self) -> str:
        sent = self.request.POST.get("query", "")
        return query_of(QueryDict(sent) if sent else self.request.GET)

    def get_initial(self):
        return {"query": self.query}

    def act(self, form):
        if not self.query:
            raise Refused(NOTHING_TO_SAVE)
        return save_filter(name=form.cleaned_data["name"], query=self.query, by=self.request.user)

    def get_success_message(self):
        return f"“{self.result}” stands above the list from now on."

    def get_success_url(self):
        return f"{reverse('workgroups:list')}?{self.query}"


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
