"""The Work Groups within one's reach."""

from django.utils import timezone

from access.permissions import Permission, roles_that_may
from pages.base_views import ScopedList
from pages.wording import join_words
from workgroups.filters.saved import query_of
from workgroups.filters.workgroup import SORTS, WorkGroupFilter
from workgroups.models import SavedFilter, WorkGroup
from workgroups.queries.late import what_is_late_of
from workgroups.queries.places import places_held
from workgroups.queries.template import with_template_news


class WorkGroupList(ScopedList):
    model = WorkGroup
    can = Permission.VIEW_WORKGROUP
    template_name = "workgroups/workgroup_list.html"
    filterset_class = WorkGroupFilter
    sorts = {name: sort.column for name, sort in SORTS.items()}
    export_name = "work-groups"
    export_columns = {
        "Hub": lambda row: row.hub.name,
        "Project code": lambda row: row.project.code,
        "Project": lambda row: row.project.title,
        # Apart, so that the import knows them again.
        "Title": lambda row: row.title,
        "Cohort": lambda row: row.cohort,
        "School year": lambda row: row.year_words,
        "Stage": lambda row: row.stage(timezone.now()).label,
        "First workshop": lambda row: row.first_at and timezone.localdate(row.first_at),
        "Last workshop": lambda row: row.last_at and timezone.localdate(row.last_at),
        "Leads": lambda row: join_words(row.lead_names),
        "Places": lambda row: row.capacity,
    }

    def prepare(self, queryset):
        dated = queryset.with_dates().with_next_date(timezone.now())
        return with_template_news(dated).with_lead_names().select_related("hub", "project")

    def get_context_data(self, **kwargs):
        user = self.request.user
        context = super().get_context_data(**kwargs)
        shown = list(context["object_list"])
        held = places_held([row.pk for row in shown])
        late = what_is_late_of(shown, user=user, now=timezone.now())
        query = query_of(self.request.GET)
        saved = list(SavedFilter.objects.visible_to(user))
        current = next((one for one in saved if one.query == query), None)
        editable = user.hub_ids(roles_that_may(Permission.EDIT_WORKGROUP))
        return context | {
            "rows": [(row, held.get(row.pk, 0), late.get(row.pk, [])) for row in shown],
            "saved": saved,
            "current_filter": current,
            # Kept by those who come here by a role, as the page that keeps it asks for one.
            "filter_to_save": query if user.is_staff and not current else "",
            "can_edit": bool(editable),
            "editable": editable,
            "several_hubs": user.is_national or len({hub for _, hub in user.current_roles}) > 1,
        }
