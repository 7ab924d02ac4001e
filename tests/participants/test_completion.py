"""What completing a Work Group is: three quarters of its minutes."""

import pytest

from participants.rules.completion import has_completed, minutes_there

HALF_HOUR, FIVE_HOURS = 30, 300


@pytest.mark.parametrize(
    ("attended", "held", "completed"),
    [
        (0, 0, False),
        (0, 400, False),
        (299, 400, False),
        (300, 400, True),
        (301, 400, True),
        (400, 400, True),
        # Three quarters of 90 minutes are 67 and a half.
        (67, 90, False),
        (68, 90, True),
        # Of four workshops, the long one and one more are enough; the three short ones are not.
        (FIVE_HOURS + HALF_HOUR, FIVE_HOURS + 3 * HALF_HOUR, True),
        (3 * HALF_HOUR, FIVE_HOURS + 3 * HALF_HOUR, False),
    ],
)
def test_completing_is_three_quarters_of_the_minutes(attended, held, completed):
    assert has_completed(attended=attended, held=held) == completed


@pytest.mark.parametrize(("part", "there"), [(None, 300), (0, 0), (200, 200), (301, 300)])
def test_nobody_is_there_for_longer_than_the_workshop_lasts(part, there):
    assert minutes_there(FIVE_HOURS, part) == there
