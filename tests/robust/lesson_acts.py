"""Valid answers to the pages about the lessons that a Work Group studies."""

from collections.abc import Callable

from django.utils import timezone

from tests.journeys.people import day
from tests.world import World

PLAN = {"plan": "Fold a strip of paper into five. Then draw it as a bar.", "credited": "on"}
BEGUN = PLAN | {"title": "Ratio with strips", "aim": "That both quantities grow together"}


def refined() -> dict:
    return PLAN | {"changed": "Nobody folded it evenly", "version": "2"}


def announced() -> dict:
    # It may be announced on the day itself.
    return day("taught_on", timezone.localdate()) | {"starts": "11:55pm", "visitors": "2"}


def account() -> dict:
    return day("taught_on", timezone.localdate()) | {
        "observed": "Most drew before they reckoned",
        "suggestion": "Begin with five parts",
        "watched": "2",
        "planned": "4",
    }


def of_version(world: World) -> dict:
    return {"version": world.lesson.versions.latest("number").pk}


def named_school(world: World) -> dict:
    """As somebody types it without a script."""
    return {"school": str(world.school.urn)}


def share(world: World) -> dict:
    workshop = world.studying.workshops.first()
    return of_version(world) | {"workshop": workshop.pk, "licence": "CC BY 4.0"}


ABOUT_LESSONS: dict[str, Callable[[World], dict]] = {
    "participants:own_begin_lesson": lambda w: BEGUN,
    "participants:begin_lesson": lambda w: BEGUN | {"title": "Ratio with bars"},
    "participants:own_refine_lesson": lambda w: refined(),
    "participants:refine_lesson": lambda w: refined(),
    "participants:own_announce_lesson": lambda w: announced(),
    "participants:announce_lesson": lambda w: announced() | named_school(w),
    "participants:own_add_teaching": lambda w: account() | of_version(w),
    "participants:add_teaching": lambda w: account() | of_version(w) | named_school(w),
    "participants:own_tell_teaching": lambda w: account(),
    "participants:tell_teaching": lambda w: account(),
    "participants:own_call_off_lesson": lambda w: {},
    "participants:call_off_lesson": lambda w: {},
    "participants:own_come_to_lesson": lambda w: {},
    "participants:come_to_lesson": lambda w: {},
    "participants:own_stay_away": lambda w: {},
    "participants:stay_away": lambda w: {},
    "participants:own_lesson_credit": lambda w: {"named": "yes"},
    "participants:lesson_credit": lambda w: {"named": "yes"},
    "participants:share_lesson": share,
    "participants:hide_version": lambda w: {"because": "It names a colleague"},
    "participants:show_version": lambda w: {},
    "participants:hide_teaching": lambda w: {"because": "It says too much"},
    "participants:show_teaching": lambda w: {},
}
