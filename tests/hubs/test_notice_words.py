"""What a period of notice means, in a sentence."""

import pytest

from hubs.choices import NoticeUnit
from hubs.rules.notice_words import notice_words


@pytest.mark.parametrize(
    ("days", "unit", "words"),
    [
        (
            0,
            NoticeUnit.CALENDAR_DAYS,
            "0 calendar days: cancelling is free until 23:59 on the day of the workshop itself, so "
            "nobody is ever charged for cancelling late",
        ),
        (
            7,
            NoticeUnit.CALENDAR_DAYS,
            "7 calendar days: cancelling is free until 7 calendar days before the workshop, at "
            "23:59",
        ),
        (
            1,
            NoticeUnit.WORKING_DAYS,
            "1 working day: cancelling is free until 1 working day before the workshop, at 23:59",
        ),
        (
            0,
            NoticeUnit.CLOCK_DAYS,
            "0 days to the hour: cancelling is free until the workshop begins",
        ),
        (
            2,
            NoticeUnit.CLOCK_DAYS,
            "2 days to the hour: cancelling is free until 2 days before the workshop, at the time "
            "at which it begins",
        ),
        (
            5,
            NoticeUnit.NONE,
            "No notice period: cancelling is free until the workshop begins",
        ),
    ],
)
def test_notice_is_told_in_a_sentence(days, unit, words):
    assert notice_words(days, unit) == words
