"""Who may open what about conversations, emails to many and lessons, and all that was said."""

from participants import links
from tests.access_kinds import PEOPLE, STAFF, ByLink, Pages, one
from tests.access_lessons import LESSONS


def news(world):
    return {"token": links.NEWS.token(world.circular_copy)}


WRITING = LESSONS | {
    "participants:conversation": one("workgroup", PEOPLE),
    "participants:begin_topic": one("workgroup", PEOPLE),
    "participants:topic": one("topic", PEOPLE),
    "participants:hide_post": one("post", PEOPLE),
    "participants:show_post": one("hidden_post", PEOPLE),
    "participants:write_to_participants": one("workgroup", PEOPLE),
    "participants:write_to_waiting": one("workgroup", STAFF),
    "participants:write_to_interested": one("workgroup", STAFF),
    "participants:write_to_leads": one("workgroup", STAFF),
    "participants:write_to_search": Pages(STAFF),
    "participants:write_to_leaders": Pages(STAFF),
    "participants:write_to_school": one("school", STAFF),
    "participants:circulars": Pages(PEOPLE),
    "participants:circular": one("circular", PEOPLE),
    "participants:workgroup_messages": one("workgroup", STAFF),
    "participants:interest_messages": one("interest", STAFF),
    "participants:place_messages": one("participant", STAFF),
    "participants:school_messages": one("school", STAFF),
    "participants:stop_news": ByLink(news),
}
