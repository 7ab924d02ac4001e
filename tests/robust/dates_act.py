"""What is typed to plan all dates of a draft."""

from datetime import timedelta

from tests.robust.leader_acts import SOON
from tests.world import World
from workgroups.forms.dates import typed_of
from workgroups.queries.cycle import cycle_of


def dates(world: World) -> dict[str, object]:
    """The workshops that stand a week apart, and one more after them like the last."""
    cycle = cycle_of(world.workgroup)
    typed = {}
    for number, step in enumerate(cycle, 1):
        boxes = typed_of(step) | {"starts": "9:30am", "ends": "2:30pm"}
        typed |= {f"{box}_{number}": value for box, value in boxes.items()}
    days = [SOON + timedelta(weeks=week) for week in range(len(cycle) + 1)]
    return typed | {f"day_{number}": f"{day:%d/%m/%Y}" for number, day in enumerate(days, 1)}
