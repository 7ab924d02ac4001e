from django import forms

from access.permissions import Permission
from hubs.models import Hub
from pages.forms.fields import ClockField
from pages.forms.one_hub import OfOneHub
from workgroups.forms.list_file import ListForm
from workgroups.rules.workgroup_file import WorkGroupRow, read_workgroups
from workgroups.rules.workgroup_times import Hours, usual_hours


class WorkGroupListForm(OfOneHub, ListForm):
    field_order = ("hub", "list", "file", "year", "places", "starts", "ends")
    needed_at_times = ListForm.needed_at_times | {"places", "starts", "ends"}
    widths = ListForm.widths | {"places": 4, "starts": 10, "ends": 10}
    columns = (
        "ncp_code, project, kind, phase, cohort, places, places_per_school, session_dates, times, "
        "mode, venue, outline and rationale. Several dates have semicolons between them"
    )

    hub = forms.ModelChoiceField(label="Which hub runs them?", queryset=Hub.objects.none())
    places = forms.IntegerField(
        label="Places where neither the list nor the project says",
        min_value=1,
        max_value=500,
        required=False,
    )
    starts = ClockField(
        label="Workshops whose times are not said start at",
        required=False,
        initial=usual_hours().starts,
    )
    ends = ClockField(label="And end at", required=False, initial=usual_hours().ends)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        own = Hub.objects.visible_to(user, can=Permission.EDIT_WORKGROUP)
        self.choose_hub(own)

    def clean_ends(self):
        starts, ends = self.cleaned_data.get("starts"), self.cleaned_data["ends"]
        if starts and ends and ends <= starts:
            raise forms.ValidationError("Enter a time after the one at which they start")
        return ends

    def read_rows(self, text: str, cleaned: dict) -> list[WorkGroupRow]:
        starts, ends = cleaned["starts"], cleaned["ends"]
        hours = Hours(starts, ends) if starts and ends else None
        return read_workgroups(text, year_if_blank=cleaned["year"], hours_if_blank=hours)
