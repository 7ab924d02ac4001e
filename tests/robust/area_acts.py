"""Valid answers to the pages that say which hub a place or a school belongs to."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from tests.journeys.people import day
from tests.robust.leader_acts import SOON
from tests.world import World


def begin_later(world: World) -> None:
    for row in (world.area, world.override):
        type(row).objects.filter(pk=row.pk).update(from_on=timezone.localdate() + timedelta(days=9))


ABOUT_AREAS: dict[str, Callable[[World], dict]] = {
    "hubs:add_area": (
        lambda w: (
            # The school placed by hand lies where no hub is.
            {"hub": w.hub.pk, "local_authority": w.override.school.local_authority_id}
            | day("from_on", SOON)
        )
    ),
    "hubs:end_area": (lambda w: day("until_on", SOON)),
    "hubs:add_override": (
        lambda w: (
            {"school": w.school.urn, "hub": w.hub.pk, "reason": "Its trust is there"}
            | day("from_on", SOON)
        )
    ),
    "hubs:end_override": (lambda w: day("until_on", w.override.from_on)),
}
