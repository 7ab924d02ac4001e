import pytest

from outbox.actions import queue
from outbox.models import Message
from outbox.queries import not_yet_queued

pytestmark = pytest.mark.django_db


def test_what_has_no_message_yet_comes_in_the_order_given(django_assert_num_queries):
    words = {"kind": "other", "to_email": "tara@example.org", "subject": "x", "text": "x"}
    queue([Message(key="told", **words)])

    with django_assert_num_queries(1):
        assert not_yet_queued({"late": 1, "told": 2, "early": 3}) == [1, 3]


def test_where_nothing_is_due_nothing_is_asked(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert not_yet_queued({}) == []
