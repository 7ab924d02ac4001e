"""What opens something stands in a kept letter no longer than it opens it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from access.links import RUN_OUT
from access.refusal import Refused
from outbox.actions import queue
from outbox.again import letter_again
from outbox.blanking import blank_expired_codes, blank_expired_links, blank_used_code
from outbox.models import Message
from participants.links import DRAFT, PLACE
from tests.outbox.test_delivery import letter

pytestmark = pytest.mark.django_db


def code_letter(key, code, **fields):
    row = letter(key, wanted_until=timezone.now() + timedelta(minutes=10), **fields)
    row.kind, row.text, row.html = "sign-in-code", f"Type {code}", f"<p>{code}</p>"
    return row


def texts() -> list[tuple[str, str]]:
    return list(Message.objects.order_by("key").values_list("text", "html"))


def test_a_code_is_blanked_once_it_is_used_and_only_that_one():
    now = timezone.now()
    rows = [
        code_letter("a", "BCDF-GHJK", sent_at=now),
        code_letter("b", "BCDF-GHJK", sent_at=now, to="other@example.org"),
        code_letter("c", "LMNP-QRST", sent_at=now),
        code_letter("d", "BCDF-GHJK"),
    ]
    queue(rows)

    blank_used_code(email="tara@example.org", code="BCDF-GHJK")

    assert texts() == [("", ""), *[(row.text, row.html) for row in rows[1:]]]


@pytest.mark.parametrize(("seconds", "blanked"), [(-1, 0), (0, 1)])
def test_a_code_is_blanked_once_it_has_run_out(seconds, blanked):
    queue([code_letter("a", "BCDF-GHJK"), letter("b")])

    now = Message.objects.get(key="a").wanted_until + timedelta(seconds=seconds)

    assert blank_expired_codes(now=now) == blanked
    assert (texts()[0] == ("", "")) is bool(blanked)
    assert texts()[1] == ("Hello", "<p>Hello</p>")
    assert blank_expired_codes(now=now) == 0


def test_a_link_is_blanked_once_it_has_run_out_and_others_stay(time_machine):
    row = letter()
    short, long = DRAFT.sign(7), PLACE.sign(8, "tara@example.org")
    row.text, row.html = f"{short}/ and {long}/", f'<a href="{short}/"></a>'
    queue([row])

    time_machine.move_to(timezone.now() + DRAFT.lasts - timedelta(seconds=5))
    assert blank_expired_links() == 0
    time_machine.shift(timedelta(seconds=10))
    assert blank_expired_links() == 1
    assert texts() == [(f"{RUN_OUT}/ and {long}/", f'<a href="{RUN_OUT}/"></a>')]
    assert blank_expired_links() == 0


def test_a_letter_whose_link_was_blanked_is_not_sent_again():
    row = letter(sent_at=timezone.now())
    row.text = f"https://example.org/place/{RUN_OUT}/"

    with pytest.raises(Refused, match="no longer holds"):
        letter_again(row)
