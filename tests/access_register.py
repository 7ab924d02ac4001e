"""Who may open what about the register of a workshop, and who came without a place."""

from participants import links
from tests.access_kinds import GUEST, REGISTER, ByLink, one
from tests.access_links import place


def today_of(world):
    return place(world) | {"workshop": world.today.pk}


def on_the_wall(world):
    return {"token": links.CHECK_IN.token(world.today)}


REGISTERS = {
    "participants:own_needs": ByLink(place),
    "participants:register": one("today", REGISTER | GUEST),
    "participants:online_list": one("today", REGISTER | GUEST),
    "participants:check_in": ByLink(on_the_wall),
    "participants:i_am_here": ByLink(today_of),
    "participants:check_in_poster": one("today", REGISTER | GUEST),
    "participants:register_sheet": one("today", REGISTER | GUEST),
    "participants:add_walk_in": one("today", REGISTER | GUEST),
    "participants:leave_as_guest": one("walk_in", REGISTER | GUEST),
    "participants:take_off_walk_in": one("walk_in", REGISTER | GUEST),
    "participants:close_register": one("today", REGISTER | GUEST),
    "participants:reopen_register": one("today", {"admin"}),
}
