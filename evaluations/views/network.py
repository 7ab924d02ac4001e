"""The year of the whole network, hub by hub, for those who look after all of it."""

from types import SimpleNamespace

from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from evaluations.forms.network import NetworkForm
from evaluations.queries.network import HubYear, network_year, sum_of_years
from hubs.models import Hub
from pages.base_views import ScopedList


class NetworkPage(ScopedList):
    model = Hub
    can = Permission.VIEW_NETWORK
    template_name = "evaluations/network.html"
    paginate_by = 50
    export_name = "network"
    export_columns = {
        "Hub": lambda row: row.hub.name,
        "Work Groups": lambda row: row.workgroups,
        "People who accepted a place": lambda row: row.people,
        "Schools of the area": lambda row: row.schools,
        "Schools taking part": lambda row: row.reached,
        "Share of the schools": lambda row: f"{row.percent}%",
        "Reports approved": lambda row: row.reports,
    }

    @cached_property
    def form(self) -> NetworkForm:
        form = NetworkForm(self.request.GET)
        form.is_valid()
        return form

    @cached_property
    def rows(self) -> list[HubYear]:
        hubs = Hub.objects.visible_to(self.request.user, can=self.can)
        return network_year(hubs.open(timezone.localdate()), self.form.chosen_year)

    def get_queryset(self):
        self.filterset = SimpleNamespace(form=self.form)
        return self.rows

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            year=self.form.chosen_year, network=sum_of_years(self.rows), **kwargs
        )
