"""Since when something must have waited to be late: one answer for every page that calls it so.

What waits since a day before the one that a rule gives is late. A test compares the pages.
"""

from datetime import date, timedelta

# Percent of those who were asked: below that, few have answered a survey.
ENOUGH_ANSWERS = 60


def register_late_before(on: date) -> date:
    """Of the day of the workshop."""
    return on - timedelta(days=2)


def write_up_late_before(on: date) -> date:
    """Of the day of the visit."""
    return on - timedelta(days=3)


def report_late_before(on: date) -> date:
    """Of the day of the last workshop, after which its survey takes answers for four weeks."""
    return on - timedelta(days=42)


def people_late_before(on: date) -> date:
    """Of the day on which a Work Group begins that is not half full."""
    return on + timedelta(days=14)


def answers_late_before(on: date) -> date:
    """Of the last day to answer a survey that few have answered."""
    return on + timedelta(days=7)


def certificates_late_before(on: date) -> date:
    """Of the day of the last workshop, after which people ask for theirs."""
    return on - timedelta(days=28)
