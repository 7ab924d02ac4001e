"""Who may open what about the pupils whom participants follow."""

from participants import links
from tests.access_kinds import ByLink, one


def focus_pupils(world):
    return {"token": links.PLACE.token(world.studying_place)}


def focus_pupil(world):
    return focus_pupils(world) | {"pupil": world.focus_pupil.pk}


def checkpoint(world):
    return focus_pupil(world) | {"moment": "middle"}


FOCUS_PUPILS = {
    "evaluations:own_focus_pupils": ByLink(focus_pupils),
    "evaluations:own_checkpoint": ByLink(checkpoint),
    "evaluations:close_focus_pupil": ByLink(focus_pupil),
    "evaluations:focus_pupils": one("studying", {"hub_lead", "lead"}),
}
