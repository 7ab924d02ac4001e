"""Letters that anybody may have written go at a pace, and none is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from outbox.actions import claim_messages, queue
from outbox.models import Message
from outbox.pace import FROM_ONE_NETWORK, HOUR, IN_ALL, TO_ONE_ADDRESS
from outbox.queries import waits_until
from tests.robust.at_once import at_once

pytestmark = pytest.mark.django_db

NOW = "2026-11-23T10:00:00Z"
written = iter(range(10_000))


def ask(to="ena@example.org", *, asked_from="here", about=None) -> Message:
    key = f"letter:{next(written)}"
    words = {"subject": "x", "text": "x", "html": ""}
    queue(
        [Message(key=key, kind="interest-saved", to_email=to, about_id=about, **words)],
        asked_from=asked_from,
    )
    return Message.objects.get(key=key)


@pytest.fixture
def now(time_machine):
    time_machine.move_to(NOW, tick=False)
    return timezone.now()


def test_a_mailbox_is_sent_ten_in_an_hour_and_the_rest_in_the_hours_after(now):
    times = [ask(asked_from=str(number)).due_at - now for number in range(2 * TO_ONE_ADDRESS + 1)]

    assert times == [timedelta(0)] * TO_ONE_ADDRESS + [HOUR] * TO_ONE_ADDRESS + [2 * HOUR]


def test_a_mailbox_is_one_however_it_is_spelt(now):
    for number in range(TO_ONE_ADDRESS):
        ask(asked_from=str(number))

    assert ask("Ena@Example.org").due_at == now + HOUR
    assert ask("bo@example.org").due_at == now


def test_one_network_has_sixty_written_in_an_hour(now):
    for number in range(FROM_ONE_NETWORK):
        ask(f"{number}@example.org")

    assert ask("one-more@example.org").due_at == now + HOUR
    assert ask("one-more@example.org", asked_from="there").due_at == now


@pytest.mark.slow
def test_everybody_together_has_six_hundred_written_in_an_hour(now):
    Message.objects.bulk_create(
        Message(key=f"k{n}", kind="x", to_email=f"{n}@example.org", asked_from=f"{n}")
        for n in range(IN_ALL)
    )

    assert ask("one-more@example.org", asked_from="there").due_at == now + HOUR


def test_an_hour_later_they_go_at_once_again(now, time_machine):
    for _ in range(TO_ONE_ADDRESS):
        ask()
    time_machine.move_to(now + HOUR, tick=False)

    assert ask().due_at == now + HOUR


def test_what_waits_is_a_row_that_goes_when_its_turn_comes(now):
    for _ in range(TO_ONE_ADDRESS):
        ask()
    waiting = ask(about=7)

    assert waits_until(7, "interest-saved") == now + HOUR
    assert waiting not in claim_messages(now)
    assert waiting in claim_messages(now + HOUR)


def test_letters_of_those_whom_the_portal_knows_do_not_wait(now):
    for _ in range(TO_ONE_ADDRESS):
        ask()

    assert ask(asked_from="").due_at == now


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_no_more_go_than_one_after_another():
    at_once([lambda n=number: ask(asked_from=str(n)) for number in range(TO_ONE_ADDRESS + 5)])

    later = timezone.now() + timedelta(minutes=30)
    assert Message.objects.filter(due_at__lt=later).count() == TO_ONE_ADDRESS
