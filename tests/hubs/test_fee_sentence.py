"""The terms on missed and late-cancelled workshops, in the one sentence that everybody reads."""

import pytest

from hubs.choices import NoticeUnit
from hubs.models import FeePolicy


def said(**changes) -> str:
    return FeePolicy(**{"amount": 75, "allows_substitute": False} | changes).terms_words


@pytest.mark.parametrize(
    ("changes", "charged"),
    [
        ({}, "missed or cancelled with less than 7 days' notice"),
        ({"charges_late_cancellation": False}, "missed"),
        ({"charges_no_show": False, "notice_days": 1}, "cancelled with less than 1 day's notice"),
        (
            {"notice_unit": NoticeUnit.WORKING_DAYS},
            "missed or cancelled with less than 7 working days' notice",
        ),
        (
            {"notice_unit": NoticeUnit.CLOCK_DAYS},
            "missed or cancelled with less than 7 days' notice, to the hour",
        ),
        ({"notice_unit": NoticeUnit.NONE}, "missed or cancelled after it has started"),
        ({"notice_days": 0}, "missed or cancelled after its day"),
        (
            {"notice_days": 0, "notice_unit": NoticeUnit.CLOCK_DAYS},
            "missed or cancelled after it has started",
        ),
    ],
)
def test_the_sentence_names_the_amount_what_counts_and_the_notice(changes, charged):
    assert said(**changes) == (
        f"The hub may charge your school £75.00 for each workshop {charged}. Nobody is charged "
        "without a person at the hub looking at it first."
    )


def test_a_colleague_instead_is_named_where_the_terms_take_one():
    assert "There is no fee if a colleague from your school comes in your place." in said(
        allows_substitute=True
    )
