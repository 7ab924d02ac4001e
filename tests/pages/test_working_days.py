from datetime import date

import pytest

from needs.rules.enquiry import days_left_words
from pages.rules.spam import links_in
from pages.rules.working_days import working_days_after, working_days_before, working_days_between

WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("last", "days"),
    [
        (WEDNESDAY, 0),
        (date(2026, 11, 26), 1),
        (date(2026, 11, 28), 2),  # a Saturday
        (date(2026, 11, 30), 3),
        (date(2026, 11, 23), -2),
        (date(2026, 11, 22), -3),  # from a Sunday: Monday, Tuesday and Wednesday
    ],
)
def test_working_days_between_two_days(last, days):
    assert working_days_between(WEDNESDAY, last) == days


def test_counting_on_and_counting_between_agree():
    for count in range(1, 30):
        assert working_days_between(WEDNESDAY, working_days_after(WEDNESDAY, count)) == count


@pytest.mark.parametrize(
    ("day", "count", "before", "after"),
    [
        (WEDNESDAY, 0, WEDNESDAY, WEDNESDAY),
        (date(2026, 11, 28), 0, date(2026, 11, 28), date(2026, 11, 28)),  # a Saturday stays itself
        (date(2026, 11, 28), 1, date(2026, 11, 27), date(2026, 11, 30)),
        # Boxing Day is a Saturday in 2026, so its bank holiday is the Monday.
        (date(2026, 12, 24), 1, date(2026, 12, 23), date(2026, 12, 29)),
        # Christmas Day and Boxing Day are a weekend in 2027: Monday and Tuesday stand in.
        (date(2027, 12, 29), 1, date(2027, 12, 24), date(2027, 12, 30)),
    ],
)
def test_counting_passes_over_weekends_and_bank_holidays(day, count, before, after):
    assert working_days_before(day, count) == before
    assert working_days_after(day, count) == after


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 11, 24), "1 day left"),
        (date(2026, 11, 20), "3 days left"),
        (WEDNESDAY, "Due today"),
        (date(2026, 11, 26), "1 day late"),
        (date(2026, 11, 30), "3 days late"),
    ],
)
def test_the_days_left_are_said_in_working_days(today, words):
    assert days_left_words(today, WEDNESDAY) == words


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("no link, only name@example.org", 0),
        ("https://a.example and HTTP://b.example", 2),
        ("www.a.example", 1),
        ('<a href="//x">', 1),
        ("[url=x]", 1),
    ],
)
def test_links_are_counted(text, links):
    assert links_in(text) == links
