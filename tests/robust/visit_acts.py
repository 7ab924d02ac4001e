"""Valid answers to the pages about visits to schools."""

from collections.abc import Callable

from tests.journeys.people import day
from tests.robust.leader_acts import SOON
from tests.world import World


def plan(world: World) -> dict:
    return day("day", SOON) | {"visitor": world.people["lead"].pk, "focus": "Early number"}


def came_of_it(world: World) -> dict:
    return day("by_1", SOON) | {
        "version": "1",
        "company": ["head", "teachers"],
        "standing": "attention",
        "summary": "A good beginning",
        "notes": "We watched two lessons",
        "what_1": "Show the staff what a bar model is",
        "owner_1": "school",
    }


ABOUT_VISITS: dict[str, Callable[[World], dict]] = {
    "workgroups:plan_visit": plan,
    "workgroups:change_visit": plan,
    "workgroups:call_off_visit": lambda w: {"side": "school", "because": "An inspection"},
    "workgroups:write_up_visit": came_of_it,
    "workgroups:tell_school": lambda w: {"contacts": [w.school_contact.pk]},
    "workgroups:note_progress": lambda w: {"progress": "Half of the staff have seen it"},
    "workgroups:visit_agreed": (
        lambda w: {f"progress_{w.agreed_action.pk}": "Half of the staff have seen it"}
    ),
}
