"""Who may open what of a school's own page."""

from tests.access_kinds import STAFF, ByLink, Everybody, one
from tests.access_links import own_contact, school_page


def new_contact(world):
    return school_page(world) | {"role": "finance"}


OWN_SCHOOL = {
    "participants:ask_for_school_page": Everybody(),
    "participants:own_school": ByLink(school_page),
    "participants:add_own_contact": ByLink(new_contact),
    "participants:correct_own_contact": ByLink(own_contact),
    "participants:own_contact_gone": ByLink(own_contact),
    "participants:send_school_page": one("school", STAFF),
}
