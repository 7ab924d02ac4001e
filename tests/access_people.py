"""Who may open the pages about the people whom a hub keeps."""

from tests.access_kinds import STAFF, ByLink, Pages, one
from tests.access_links import place


def the_double(world):
    return {"other": world.double.pk}


PEOPLE_KEPT = {
    "participants:persons": Pages(STAFF),
    "participants:likely_doubles": Pages(STAFF),
    "participants:missing_details": Pages(STAFF),
    # Nobody is asked in the last two weeks, and somebody lacks a telephone number.
    "participants:ask_for_details": Pages(STAFF, found=(200, 302)),
    "participants:person": one("person", STAFF),
    "participants:person_history": one("person", STAFF),
    "participants:rename_person": one("person", STAFF),
    "participants:change_school": one("person", STAFF),
    "participants:add_person_school": one("person", STAFF),
    "participants:end_person_school": one("person_school", STAFF),
    "participants:edit_trn": one("person", STAFF),
    "participants:look_at_trn": one("person", STAFF),
    "participants:national_returns": Pages(STAFF),
    "participants:make_return": Pages(STAFF),
    "participants:open_return": one("national_return", STAFF),
    "participants:return_file": one("national_return", STAFF),
    # For whoever looked, and nobody else.
    "participants:trn_shown": one("trn_look", {"admin"}),
    "participants:choose_double": one("person", STAFF),
    "participants:merge_people": one("person", STAFF, extra=the_double),
    "participants:keep_apart": one("person", STAFF, extra=the_double),
    "participants:undo_merge": one("person_merge", STAFF),
    "participants:own_details": ByLink(place),
    "participants:own_workgroups": ByLink(place),
    "participants:own_data": ByLink(place),
}
