"""Valid answers to the pages on which staff decide about places and act for those who have one."""

from collections.abc import Callable

from django.utils import timezone

from tests.robust.agreement_acts import ABOUT_AGREEMENTS
from tests.robust.school_acts import yesterday
from tests.world import World


def by_phone(world: World) -> dict:
    return yesterday("notified_on") | {"channel": "phone", "notified_time": "9am"}


def online_list(world: World) -> dict:
    joined = f"{timezone.localtime():%d/%m/%Y %H:%M}"
    text = f"Name,Join time\n{world.participant.person.name},{joined}"
    return {"pasted": text, "at_least": "1", "do": "keep"}


def listed_people(world: World) -> dict:
    line = f"Lin Listed,lin.listed@example.org,{world.school.urn},head@example.org"
    text = f"Name,Email,School,Head's email\n{line}"
    return {"pasted": text, "thanks": "on", "asks_heads": "on", "do": "add"}


ABOUT_PLACES: dict[str, Callable[[World], dict]] = ABOUT_AGREEMENTS | {
    "participants:move_to_school": (
        lambda w: {
            "school": w.closed_interest.school.links_to_successors.get().successor_id,
            "other": "",
        }
    ),
    "participants:offer_chosen": lambda w: {"interest": w.interest.pk},
    "participants:decide_several": lambda w: {"deed": "offer", "interest": w.interest.pk},
    "participants:set_composition": lambda w: {w.workgroup.eligible_roles[0]: "1"},
    "participants:set_waiting_list": (
        lambda w: {"moves": "itself", "answer_days": "3", "order": "turn"}
    ),
    "participants:waiting_list_default": lambda w: {"moves": "itself", "answer_days": "2"},
    "participants:priority_weights": (
        lambda w: {
            **{"pupil_premium": "1", "never_reached": "4", "raised_need": "3"},
            **{"new_to_mastery": "2", "first_come": "3"},
        }
    ),
    "participants:offer_one": lambda w: {"override_reason": ""},
    "participants:move_to_group": lambda w: {"then": "keep", "reason": "No Tuesdays"},
    "participants:decline": lambda w: {"reason": "It is full"},
    "participants:record_approval": (
        lambda w: {"decision": "approved", "name": "Hari Head", "channel": "phone"}
    ),
    "participants:change_approval": (
        lambda w: {"decision": "refused", "name": "Hope Head", "channel": "phone"}
    ),
    "participants:register": lambda w: {f"mark-{w.participant.pk}": "present"},
    "participants:online_list": online_list,
    "participants:listed_people": listed_people,
    "participants:call_off": lambda w: {"reason": "Snow"},
    "participants:call_off_workgroup": lambda w: {"reason": "Too few people have asked"},
    "participants:withdraw_for": lambda w: by_phone(w) | {"reason": "Left the school"},
    "participants:cancel_for": by_phone,
    "participants:substitute_for": lambda w: {"name": "Col League"},
}
