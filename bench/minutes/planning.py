"""The administrator copies last year's Work Group to this year and publishes it."""

from datetime import date

from bench.minutes.keystrokes import boxes_of
from bench.minutes.walk import Walk
from pages.wording import day_words
from portal.demo import cast
from portal.demo.workgroups import TIMES_TABLES
from workgroups.models import WorkGroup

TITLE = TIMES_TABLES["title"]
LAST_YEAR = "2024/25"
LEAD_EMAIL = cast.LEAD[0]
# The same weekdays a year on, none of which is in a holiday.
DAYS = [date(2025, 11, 12), date(2026, 1, 21), date(2026, 3, 11), date(2026, 5, 13)]
ONLINE = DAYS[1::2]


def copy_and_publish(walk: Walk) -> None:
    """As far as anybody can find it: the dates are proposed, and looked at once."""
    walk.goes_home()
    walk.follows("Work Groups")
    walk.follows("Copy", beside=LAST_YEAR)
    walk.finds(
        **{f"day_{number}": as_typed(day) for number, day in enumerate(DAYS, start=1)},
    )
    walk.chooses("leads", WorkGroup.objects.get().leads.get(email=LEAD_EMAIL).pk)
    walk.presses("Make the draft")
    walk.follows("Publish")
    walk.presses("Publish the Work Group")
    walk.reads("anybody can find it now.")


def as_typed(day: date) -> str:
    of_month, month, year = boxes_of(day)
    return f"{of_month:02}/{month:02}/{year}"


def say_where_to_join(walk: Walk) -> None:
    """Last year's links to join do not go along."""
    walk.follows("Cycle")
    for day in ONLINE:
        walk.follows(f"Change the workshop on {day_words(day)}")
        walk.fills(join_link="https://meet.example.org/maths")
        walk.presses("Save the workshop")
