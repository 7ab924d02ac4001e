"""Who may open what about the lessons that a Work Group studies, and the pupils it follows."""

from participants import links
from tests.access_focus import FOCUS_PUPILS
from tests.access_kinds import PEOPLE, ByLink, one


def studying(world):
    return {"token": links.PLACE.token(world.studying_place)}


def lesson_of(world):
    return studying(world) | {"lesson": world.lesson.pk}


def changes_of(world):
    return lesson_of(world) | two_versions(world)


def two_versions(world):
    return {"before": 1, "after": 2}


def taught(row: str):
    return lambda world: studying(world) | {"teaching": world.rows[row].pk}


LESSONS = FOCUS_PUPILS | {
    "participants:own_begin_lesson": ByLink(studying),
    "participants:own_lesson": ByLink(lesson_of),
    "participants:own_refine_lesson": ByLink(lesson_of),
    "participants:own_lesson_changes": ByLink(changes_of),
    "participants:own_announce_lesson": ByLink(lesson_of),
    "participants:own_add_teaching": ByLink(lesson_of),
    "participants:own_lesson_credit": ByLink(lesson_of),
    "participants:own_tell_teaching": ByLink(taught("teachers_lesson")),
    "participants:own_call_off_lesson": ByLink(taught("teachers_watched")),
    "participants:own_come_to_lesson": ByLink(taught("leads_lesson")),
    "participants:own_stay_away": ByLink(taught("leads_watched")),
    "participants:lessons": one("studying", PEOPLE),
    "participants:begin_lesson": one("studying", {"lead"}),
    "participants:lesson": one("lesson", PEOPLE),
    "participants:lesson_changes": one("lesson", PEOPLE, extra=two_versions),
    "participants:refine_lesson": one("lesson", {"lead"}),
    "participants:announce_lesson": one("lesson", {"lead"}),
    "participants:add_teaching": one("lesson", {"lead"}),
    "participants:lesson_credit": one("lesson", {"lead"}),
    "participants:share_lesson": one("lesson", PEOPLE),
    "participants:hide_version": one("lesson_version", PEOPLE),
    "participants:show_version": one("hidden_version", PEOPLE),
    "participants:tell_teaching": one("leads_lesson", {"lead"}),
    "participants:call_off_lesson": one("leads_watched", {"lead"}),
    "participants:come_to_lesson": one("teachers_lesson", {"lead"}),
    "participants:stay_away": one("teachers_watched", {"lead"}),
    "participants:hide_teaching": one("lesson_taught", PEOPLE),
    "participants:show_teaching": one("hidden_taught", PEOPLE),
}
