"""The year of the whole network, hub by hub, for those who look after all of it.

Read from what the worker has counted; nothing is counted while somebody waits.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from types import SimpleNamespace
from typing import Any, ClassVar

from django.db.models import Min
from django.utils import timezone
from django.utils.functional import SimpleLazyObject, cached_property

from access.permissions import Permission
from evaluations.forms.network import NetworkForm, NetworkYearForm
from evaluations.models import HubTotals
from evaluations.models.hub_totals import HubTotalsQuerySet
from evaluations.queries.network import sum_of_hubs
from evaluations.rules.hub_totals import MEASURES, Measure, MiddleHalf, middle_half
from hubs.models import Hub
from pages.base_views import ListOfRow, ScopedList, holds_by_role
from pages.kept_pages import ask_only
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


class DrawnOnce:
    """A list of totals whose page is kept as it was drawn until the worker has counted again.

    Of the address only what `reads` names is looked at, so that nothing else is kept or repeated.
    """

    model = HubTotals
    can = Permission.VIEW_NETWORK
    reads: ClassVar[Collection[str]]
    template_name: ClassVar[str]
    request: Any
    form: NetworkYearForm

    def get(self, request, *args, **kwargs):
        ask_only(request, {*self.reads, "format", "column"})
        return super().get(request, *args, **kwargs)

    @property
    def totals(self) -> HubTotalsQuerySet:
        return HubTotals.objects.visible_to(self.request.user, can=self.can)

    def rows(self) -> list[HubTotals]:
        raise NotImplementedError

    def drawn(self) -> dict[str, Any]:
        """What the page shows of the rows."""
        raise NotImplementedError

    def get_queryset(self):
        # Read only where it is drawn, or sent as a file.
        return SimpleLazyObject(self.rows)

    def get_template_names(self):
        # ListView would look for another by its rows' model, and read them for it.
        return [self.template_name]

    def get_context_data(self, **kwargs):
        # Of whichever year, as all are counted in one go, and no form is read for a kept page.
        oldest = self.totals.filter(project=None, phase="").aggregate(Min("counted_at"))
        counted_at = oldest["counted_at__min"]
        hours_ago = counted_at and (timezone.now() - counted_at) // timedelta(hours=1)
        reads_reports = holds_by_role(self.request.user, Permission.READ_APPROVED_REPORTS)
        return {
            "kept_as": (self.request.get_full_path(), counted_at, hours_ago, reads_reports),
            "drawn": SimpleLazyObject(self.drawn),
            "counted_at": counted_at,
            "hours_ago": hours_ago,
            "reads_reports": reads_reports,
        }


class NetworkPage(DrawnOnce, ScopedList):
    template_name = "evaluations/network.html"
    export_name = "network"
    reads = (*NetworkForm.base_fields, "page")

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
        rows = self.totals.filter(
            school_year=self.form.chosen_year,
            project=self.form.answer("project"),
            phase=self.form.answer("phase") or "",
        )
        return list(rows.select_related("hub", "region").order_by("hub__name", "hub"))

    def rows(self) -> list[HubTotals]:
        region = self.form.answer("region")
        return [row for row in self.all_hubs if region is None or row.region_id == region.pk]

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

    def drawn(self) -> dict[str, Any]:
        rows, measure = self.rows(), self.form.measure
        _, page, shown, _ = self.paginate_queryset(rows, self.paginate_by)
        network = sum_of_hubs(rows)
        lines = measure_lines(network, self.all_hubs)
        return {
            "year": self.form.chosen_year,
            "filterset": SimpleNamespace(form=self.form),
            "page_obj": page,
            "network": network,
            "measures": lines,
            "compares": any(line.middle for line in lines),
            "pictured": next(line for line in lines if line.measure == measure),
            "lines": [
                (row, [(one.label, row.share(one)) for one in MEASURES], row.share(measure))
                for row in shown
            ],
        }


class NetworkHub(DrawnOnce, ListOfRow):
    """The totals of one hub's year, of each of its projects and phases, and of nobody."""

    of = Hub
    template_name = "evaluations/network_hub.html"
    export_name = "hub-totals"
    export_columns = {
        "Project": lambda row: row.project or "All",
        "Phase": lambda row: row.get_phase_display() if row.phase else "All",
        "School year": lambda row: school_year_words(row.school_year),
        **COUNTED,
    }
    reads = tuple(NetworkYearForm.base_fields)

    @cached_property
    def form(self) -> NetworkYearForm:
        form = NetworkYearForm(self.request.GET)
        form.is_valid()
        return form

    def rows(self) -> list[HubTotals]:
        rows = self.totals.filter(hub=self.row, school_year=self.form.chosen_year)
        rows = rows.select_related("project").order_by("project__title", "project", "phase")
        return sorted(rows, key=lambda row: row.project is not None)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"hub": self.row}

    def drawn(self) -> dict[str, Any]:
        rows = self.rows()
        whole = next((row for row in rows if row.project is None and not row.phase), None)
        hubs = list(self.totals.of_all_projects(self.form.chosen_year))
        lines = measure_lines(whole, hubs) if whole else []
        return {
            "year": self.form.chosen_year,
            "filters": SimpleNamespace(form=self.form),
            "whole": whole,
            "measures": lines,
            "compares": any(line.middle for line in lines),
            "parts": [
                ("By project", "Project", [row for row in rows if row.project and not row.phase]),
                ("By phase", "Phase", [row for row in rows if not row.project and row.phase]),
            ],
        }
