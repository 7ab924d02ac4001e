"""England with every hub's schools, on one page for everybody."""

from dataclasses import dataclass

from django.core.cache import cache
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.gzip import gzip_page
from redis.exceptions import RedisError

from hubs.models import Hub
from hubs.queries.area import areas_by_hub, open_schools_by_hub, points_of_schools
from hubs.rules.map import HEIGHT, WIDTH, HubOnMap, hubs_on_map
from pages.public_views import PublicList

# Schools move rarely, and somebody who opens the page again and again should cost nothing.
KEPT = 600  # seconds


@dataclass(frozen=True)
class HubRow:
    """One line of the table beside the map."""

    number: int
    hub: Hub
    area: list[str]
    schools: int
    drawn: HubOnMap | None


# 24,000 dots are much text that packs well.
@method_decorator(gzip_page, name="dispatch")
class MapOfHubs(PublicList):
    """Each open school as a dot in the colour of its hub; the same facts as a table."""

    model = Hub
    template_name = "hubs/map.html"
    paginate_by = None

    def prepare(self, queryset):
        return queryset.open(timezone.localdate())

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        rows = hub_rows(context["object_list"])
        return context | {
            "rows": rows,
            "drawn": [row for row in rows if row.drawn],
            "schools": sum(row.schools for row in rows),
            "width": WIDTH,
            "height": HEIGHT,
        }


def hub_rows(hubs) -> list[HubRow]:
    today = timezone.localdate()
    # Only the drawing is kept: the table beside it is small and always as of now.
    drawn = {one.hub: one for one in drawn_lately()}
    areas, schools = areas_by_hub(today), open_schools_by_hub()
    return [
        HubRow(number, hub, areas.get(hub.pk, []), schools.get(hub.pk, 0), drawn.get(hub.pk))
        for number, hub in enumerate(hubs, 1)
    ]


def drawn_lately() -> list[HubOnMap]:
    try:
        return cache.get_or_set("map-of-hubs", drawn_now, KEPT)
    except RedisError:
        # Slower, and there all the same.
        return drawn_now()


def drawn_now() -> list[HubOnMap]:
    return hubs_on_map(points_of_schools())
