"""A whole country's teachers in the same minute, through gunicorn on PostgreSQL and Redis."""

from collections import Counter

import pytest
from django.conf import settings
from django.db import connection

from outbox.models import Message
from participants.choices import InterestState
from participants.models import ExpressionOfInterest, InterestDraft, Offer, Participant
from tests.real.crowd import (
    ADMINISTRATORS,
    ANSWERING,
    APPROVED,
    ASKING,
    LEFT,
    PLACES_OF_SCHOOL,
    Crowd,
    gather,
    send_all,
    served,
)
from tests.sweeps import is_full, part

pytestmark = [
    pytest.mark.services,
    pytest.mark.slow,
    pytest.mark.skipif(not settings.REDIS_URL, reason="REDIS_URL names no server."),
    pytest.mark.django_db(transaction=True),
]

GROUPS, ALLOCATIONS = (50, 10) if is_full else (8, 4)
SEEDS = range(10)


def deadlocks() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        return cursor.fetchone()[0]


def places_too_many(crowd: Crowd) -> int:
    taken = Counter(Participant.objects.taking_part().values_list("workgroup", flat=True))
    held = Counter(Offer.objects.open().values_list("interest__workgroup", flat=True))
    over = [taken[row.pk] - LEFT for row in crowd.asked]
    over += [held[row.pk] - row.capacity for row in crowd.allocated]
    return sum(max(0, number) for number in over)


def schools_over_their_limit(crowd: Crowd) -> int:
    held = Offer.objects.open().filter(interest__workgroup__in=crowd.allocated)
    schools = Counter(held.values_list("interest__workgroup", "interest__school"))
    return sum(number > PLACES_OF_SCHOOL for number in schools.values())


@pytest.mark.parametrize("seed", part(SEEDS, always=[0]))
def test_a_crowd_gets_as_many_places_as_there_are_and_nobody_is_lost(seed, tmp_path):
    crowd = gather(GROUPS, allocations=ALLOCATIONS)
    before = deadlocks()

    with served(tmp_path) as port:
        told, _ = send_all(port, crowd.sends, seed=seed)

    placed, offered = GROUPS * LEFT, sum(row.capacity for row in crowd.allocated)
    late = GROUPS * ANSWERING - placed
    # An administrator who comes too late reads that nothing is left to do.
    assert {status for kind, status in told if kind == "offer"} <= {302, 422}
    # A teacher is led on, to a page that says what became of it.
    assert told["ask", 302] == GROUPS * ASKING
    assert told["answer", 302] == GROUPS * ANSWERING
    assert (places_too_many(crowd), schools_over_their_limit(crowd)) == (0, 0)
    assert Offer.objects.open().filter(interest__workgroup__in=crowd.allocated).count() == offered
    assert deadlocks() == before
    assert states_of(crowd.asked) == {
        InterestState.NEW: GROUPS * ASKING,
        InterestState.PLACED: placed,
        InterestState.WAITING: late,
    }
    assert sum(states_of(crowd.allocated).values()) == ALLOCATIONS * APPROVED
    assert InterestDraft.objects.filter(sent_at=None).count() == 0
    letters = Counter(Message.objects.values_list("kind", flat=True))
    assert letters["interest-received"] == GROUPS * ASKING
    assert letters["place-confirmed"] == placed
    assert letters["place-lost"] == letters["place-lost-for-hub"] == late
    assert letters["place-offered"] == GROUPS * ANSWERING + offered
    assert (
        told.total()
        == len(crowd.sends)
        == GROUPS * (ASKING + ANSWERING) + (ALLOCATIONS * ADMINISTRATORS)
    )


def states_of(workgroups) -> dict[str, int]:
    rows = ExpressionOfInterest.objects.filter(workgroup__in=workgroups)
    return dict(Counter(rows.values_list("state", flat=True)))


def test_without_the_lock_the_same_crowd_gets_more_places_than_there_are(tmp_path):
    crowd = gather(GROUPS, allocations=ALLOCATIONS)

    with served(tmp_path, application="tests.real.unlocked") as port:
        send_all(port, crowd.sends, seed=0)

    assert places_too_many(crowd) + schools_over_their_limit(crowd) > 0
