"""A page opens only while its deed can be done: else it leads to where one sees why."""

import pytest

from tests.robust.acts import ACTS, actor, path_of
from tests.sweeps import part

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# Each time something else can be said in them, which is not refused for having been done.
ASK_ANEW = {
    "evaluations:make_board_pack",
    "evaluations:own_checkpoint",
    "hubs:add_contact",
    "hubs:add_policy",
    "hubs:invite",
    "hubs:write_agreement",
    "needs:add_need_survey",
    "outbox:send_again",
    "participants:add_walk_in",
    "participants:ask_for_school_page",
    "participants:change_approval",
    "participants:look_at_trn",
    "participants:make_return",
    "participants:open_return",
    "participants:edit_action_plan",
    "participants:listed_people",
    "participants:check_in",
    "participants:i_am_here",
    "participants:move_workshop",
    "participants:online_list",
    "participants:own_action_plan",
    "participants:own_needs",
    "participants:send_school_page",
    "workgroups:add_credential",
    "workgroups:add_deployment",
    "workgroups:add_resource",
    "workgroups:add_training",
    "workgroups:plan_dates",
    "workgroups:write_up_visit",
}
DEEDS = [name for name in ACTS if name not in ASK_ANEW]


@pytest.mark.parametrize("name", part(DEEDS, one_in=9))
def test_a_page_whose_deed_is_done_does_not_ask_for_it_again(name, world):
    ACTS[name].prepare(world)
    client = actor(name, world)
    path, answers = path_of(name, world), ACTS[name].answers(world)
    assert client.post(path, answers).status_code == 302

    opened = client.get(path)

    if opened.status_code == 200 and b'method="post"' in opened.content.partition(b"<main")[2]:
        again = client.post(path, answers)
        # What is asked for can be given again, or a field says why not.
        assert again.status_code != 422 or "__all__" not in again.context["form"].errors
