"""The same answer sent several times at the same moment does what it does once."""

from collections import Counter

import pytest
from django.core.cache import cache
from django.db import transaction

from access.roles import Role
from tests.factories import UserFactory, member
from tests.robust.acts import ACTS, actor, path_of, post
from tests.robust.at_once import at_once
from tests.robust.rows import row_counts
from tests.sweeps import part
from tests.world import World, build_world

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

CLICKS = 3
# A draft is nobody's data, and each press of the button may begin one. Every look at a teacher
# reference number is noted.
ONE_FOR_EACH_CLICK = {"participants:begin", "participants:look_at_trn", "participants:open_return"}
FORMS = [name for name in ACTS if name not in ONE_FOR_EACH_CLICK]
# Where a second row would be a second fee, place, letter or answer.
DEAREST = [
    name
    for name in FORMS
    if name.startswith(("fees:", "evaluations:", "outbox:"))
    or name.endswith((":offer", ":offer_one", ":offer_chosen", ":approve", ":record_approval"))
    or name.endswith((":interest_check", ":close_register", ":enter_on_behalf", ":substitute"))
]


@pytest.fixture(autouse=True)
def _no_counts_left():
    """What the cache counts of forms sent would outlive a test that commits."""
    cache.clear()
    yield
    cache.clear()


def change_from(before: Counter) -> dict[str, int]:
    """How many rows more, or less, each table has."""
    after = row_counts()
    return {table: after[table] - before[table] for table in after if after[table] != before[table]}


def effect_of_one(name: str, world: World) -> dict[str, int]:
    before = row_counts()
    with transaction.atomic():
        assert post(name, world).status_code == 302
        found = change_from(before)
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("name", part(FORMS, one_in=48, always=part(DEAREST, one_in=6)))
def test_clicks_at_once_have_the_effect_of_one(name):
    world = build_world()
    world.people |= {
        "national": member(None, Role.NATIONAL),
        "system": UserFactory(is_superuser=True),
    }
    ACTS[name].prepare(world)
    once = effect_of_one(name, world)
    clients = [actor(name, world) for _ in range(CLICKS)]
    path, answers = path_of(name, world), ACTS[name].answers(world)
    before = row_counts()

    told = at_once([lambda c=client: c.post(path, answers).status_code for client in clients])

    assert change_from(before) == once
    assert 302 in told
    # The others are told what happened, or led to the same page.
    assert set(told) <= {302, 404, 422}
