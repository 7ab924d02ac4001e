"""Who may open what is about whose turn it is, written by hand as the rest of the policy."""

from tests.access_kinds import PEOPLE, STAFF, Pages, one

ALLOCATION = {
    "participants:people": one("workgroup", PEOPLE),
    "participants:offer_chosen": one("workgroup", STAFF),
    "participants:interests": Pages(PEOPLE),
    "participants:offer_one": one("interest", STAFF),
    "participants:wait": one("interest", STAFF),
    "participants:decline": one("interest", STAFF),
    "participants:end_unnamed": one("unnamed", STAFF),
    "participants:choose_group": one("interest", STAFF),
    "participants:move_to_group": one("interest", STAFF, extra=lambda w: {"to": w.parallel.pk}),
    "participants:waiting_list": one("workgroup", PEOPLE),
    "participants:set_waiting_list": one("workgroup", STAFF),
    "participants:set_composition": one("workgroup", STAFF),
    "participants:priority_weights": one("hub", STAFF),
    "participants:waiting_list_default": one("hub", STAFF),
    "participants:decide_several": Pages(STAFF),
}
