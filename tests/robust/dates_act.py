"""What is typed to plan all dates of a draft, and one by itself."""

from datetime import timedelta

from django.utils import timezone

from tests.journeys.people import day
from tests.robust.leader_acts import SOON
from tests.world import World
from workgroups.forms.dates import typed_of
from workgroups.queries.cycle import cycle_of

WHEN = day("day", SOON) | {"starts": "9:30am", "ends": "2:30pm"}


def ahead() -> dict:
    """A day to come, as people with places are told of it."""
    return WHEN | day("day", timezone.localdate() + timedelta(days=90))


def dates(world: World) -> dict[str, object]:
    """The workshops that stand a week apart, and one more after them like the last."""
    cycle = cycle_of(world.workgroup)
    typed = {}
    for number, step in enumerate(cycle, 1):
        boxes = typed_of(step) | {"starts": "9:30am", "ends": "2:30pm"}
        typed |= {f"{box}_{number}": value for box, value in boxes.items()}
    days = [SOON + timedelta(weeks=week) for week in range(len(cycle) + 1)]
    return typed | {f"day_{number}": f"{day:%d/%m/%Y}" for number, day in enumerate(days, 1)}
