"""The year of the whole network, hub by hub, for those who look after all of it.

Read from what the worker has counted; nothing is counted while somebody waits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from types import SimpleNamespace

from django.utils.functional import cached_property

from access.permissions import Permission
from evaluations.forms.network import NetworkForm, NetworkYearForm
from evaluations.models import HubTotals
from evaluations.queries.network import sum_of_hubs
from evaluations.rules.hub_totals import MEASURES, Measure, MiddleHalf, middle_half
from hubs.models import Hub
from pages.base_views import ListOfRow, ScopedList, holds_by_role
from pages.wording import instant_words, school_year_words

OF_PEOPLE = {
    "Places accepted": "places",
    "Places in what can be completed": "to_complete",
    "Completed": "completed",
    "Dates": "dates",
    "Came": "came",
    "Asked": "asked",
    "Answered": "answered",
    "Ratings compared": "rated",
    "Ratings that rose": "rose",
}
COUNTED = {
    "Work Groups": lambda row: row.workgroups,
    "Work Groups too small to count people": lambda row: row.too_small,
    "Reports approved": lambda row: row.reports,
    **{
        heading: lambda row, name=name: figure_of_people(row, name)
        for heading, name in OF_PEOPLE.items()
    },
    "Schools of the area": lambda row: row.schools,
    "Schools taking part": lambda row: row.reached,
    "Counted": lambda row: instant_words(row.counted_at),
}


def figure_of_people(row: HubTotals, name: str) -> int | None:
    """Empty where no Work Group is large enough, and not 0, which would be a finding."""
    return getattr(row, name) if row.places else None


@dataclass(frozen=True)
class MeasureLine:
    """One share: of a hub or of all together, beside the middle half of the hubs."""

    measure: Measure
    share: int | None
    middle: MiddleHalf | None

    @property
    def standing(self) -> str:
        if self.share is None or self.middle is None:
            return ""
        return self.middle.standing(self.share)


def measure_lines(totals: HubTotals, hubs: Sequence[HubTotals]) -> list[MeasureLine]:
    """`hubs` are all of the network, the same year, project and phase."""
    return [
        MeasureLine(one, totals.share(one), middle_half(hub.share(one) for hub in hubs))
        for one in MEASURES
    ]


class NetworkPage(ScopedList):
    model = HubTotals
    can = Permission.VIEW_NETWORK
    template_name = "evaluations/network.html"
    export_name = "network"

    @cached_property
    def form(self) -> NetworkForm:
        year = NetworkYearForm(self.request.GET)
        year.is_valid()
        form = NetworkForm(self.request.GET, year=year.chosen_year)
        form.is_valid()
        return form

    @cached_property
    def all_hubs(self) -> list[HubTotals]:
        """Also those of other regions: a hub stands beside the whole network."""
        rows = (
            super()
            .get_queryset()
            .filter(
                school_year=self.form.chosen_year,
                project=self.form.answer("project"),
                phase=self.form.answer("phase") or "",
            )
        )
        return list(rows.select_related("hub", "region").order_by("hub__name", "hub"))

    @property
    def export_columns(self):
        project, phase = self.form.answer("project"), self.form.answer("phase")
        return {
            "Hub": lambda row: row.hub.name,
            "Region": lambda row: row.region or "",
            "School year": lambda row: school_year_words(row.school_year),
            "Project": lambda row: project or "All",
            "Phase": lambda row: row.get_phase_display() if phase else "All",
            **COUNTED,
        }

    def get_queryset(self):
        # All that the list's template asks of a filter is its form; the rows are read already.
        self.filterset = SimpleNamespace(form=self.form)
        region = self.form.answer("region")
        return [row for row in self.all_hubs if region is None or row.region_id == region.pk]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        network, measure = sum_of_hubs(context["paginator"].object_list), self.form.measure
        lines = measure_lines(network, self.all_hubs)
        return context | {
            "year": self.form.chosen_year,
            "network": network,
            "measures": lines,
            "pictured": next(line for line in lines if line.measure == measure),
            "lines": [
                (row, [(one.label, row.share(one)) for one in MEASURES], row.share(measure))
                for row in context["object_list"]
            ],
            "reads_reports": holds_by_role(self.request.user, Permission.READ_APPROVED_REPORTS),
        }


class NetworkHub(ListOfRow):
    """The totals of one hub's year, of each of its projects and phases, and of nobody."""

    model = HubTotals
    of = Hub
    can = Permission.VIEW_NETWORK
    template_name = "evaluations/network_hub.html"
    paginate_by = None
    export_name = "hub-totals"
    export_columns = {
        "Project": lambda row: row.project or "All",
        "Phase": lambda row: row.get_phase_display() if row.phase else "All",
        "School year": lambda row: school_year_words(row.school_year),
        **COUNTED,
    }

    @cached_property
    def form(self) -> NetworkYearForm:
        form = NetworkYearForm(self.request.GET)
        form.is_valid()
        return form

    def get_queryset(self):
        rows = super().get_queryset().filter(hub=self.row, school_year=self.form.chosen_year)
        rows = rows.select_related("project").order_by("project__title", "project", "phase")
        return sorted(rows, key=lambda row: row.project is not None)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        rows = context["object_list"]
        whole = next((row for row in rows if row.project is None and not row.phase), None)
        totals = HubTotals.objects.visible_to(self.request.user, can=self.can)
        hubs = totals.of_all_projects(self.form.chosen_year)
        return context | {
            "hub": self.row,
            "filters": SimpleNamespace(form=self.form),
            "year": self.form.chosen_year,
            "whole": whole,
            "measures": measure_lines(whole, list(hubs)) if whole else [],
            "reads_reports": holds_by_role(self.request.user, Permission.READ_APPROVED_REPORTS),
            "parts": [
                ("By project", "Project", [row for row in rows if row.project and not row.phase]),
                ("By phase", "Phase", [row for row in rows if not row.project and row.phase]),
            ],
        }
