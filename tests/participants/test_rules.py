from datetime import UTC, date, datetime

import pytest

from access.refusal import Refused
from participants.choices import AttendanceOutcome, InterestState, Mark
from participants.rules.allocation import (
    Capacity,
    Case,
    Reason,
    reasons_against,
    waits_for_a_place,
)
from participants.rules.eligibility import NOT_YET_IN_POST, reason_not_eligible
from participants.rules.moves import MOVES, check_interest_move
from participants.rules.outcome import outcome_of
from participants.rules.reminders import reminder_due
from workgroups.choices import JobRole


@pytest.mark.parametrize(
    ("role", "reason"),
    [
        (JobRole.SUBJECT_LEAD, ""),
        (JobRole.ACTING_SUBJECT_LEAD, ""),
        (JobRole.PROSPECTIVE_SUBJECT_LEAD, NOT_YET_IN_POST),
        (
            JobRole.TEACHER,
            "This Work Group is for: head of maths or maths subject leader.",
        ),
    ],
)
def test_only_those_who_lead_maths_are_eligible(role, reason):
    assert reason_not_eligible(role, [JobRole.SUBJECT_LEAD]) == reason


@pytest.mark.parametrize(("taken", "offered", "left"), [(0, 0, 3), (1, 1, 1), (2, 1, 0), (3, 1, 0)])
def test_an_open_offer_holds_its_place(taken, offered, left):
    assert Capacity(places=3, taken=taken, offered=offered).left == left


def case(**changes):
    facts = {
        "not_eligible": "",
        "head_approved": True,
        "places_left": 1,
        "school_places": 0,
        "places_per_school": 2,
        "school_is_open": True,
        "in_area": True,
        "takes_other_areas": True,
    }
    return Case(**(facts | changes))


def test_nothing_speaks_against_an_approved_eligible_teacher_of_the_area():
    assert reasons_against(case()) == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"places_left": 0}, Reason("No place is left.", full=True)),
        ({"head_approved": None}, Reason("The head has not approved yet.")),
        ({"head_approved": False}, Reason("The head did not approve.")),
        ({"school_is_open": False}, Reason("The school is closed.")),
        ({"not_eligible": "Not for you."}, Reason("Not for you.", can_be_overridden=True)),
        (
            {"school_places": 2},
            Reason(
                "The school already has 2 of at most 2 places.", can_be_overridden=True, full=True
            ),
        ),
        (
            {"in_area": False, "takes_other_areas": False},
            Reason(
                "The school is outside the hub's area, and this Work Group is for the area only.",
                can_be_overridden=True,
            ),
        ),
        ({"in_area": False}, Reason("The school is outside the hub's area.", blocks=False)),
        ({"clashes": ("Mastery",)}, Reason("Same day as Mastery.", blocks=False)),
        (
            {"others": ("Reading", "Times Tables")},
            Reason(
                "The school is in 2 other projects this year: Reading; Times Tables.",
                blocks=False,
                asks_why=True,
            ),
        ),
    ],
)
def test_each_reason_against_is_named(changes, reason):
    assert reasons_against(case(**changes)) == [reason]


@pytest.mark.parametrize(
    ("approved", "reasons"),
    [(None, []), (True, []), (False, [Reason("The head did not approve.")])],
)
def test_where_no_head_is_asked_only_a_refusal_counts(approved, reasons):
    assert reasons_against(case(head_approved=approved, needs_approval=False)) == reasons


def test_one_other_project_is_no_overload():
    assert reasons_against(case(others=("Reading",))) == []


@pytest.mark.parametrize(
    ("changes", "full"),
    [
        ({}, False),
        ({"places_left": 0}, True),
        ({"school_places": 2}, True),
        ({"school_places": 1}, False),
        ({"places_left": 0, "head_approved": False}, False),
        ({"school_places": 2, "head_approved": None}, False),
        ({"places_left": 0, "in_area": False}, True),
    ],
)
def test_only_those_for_whom_all_that_is_missing_is_a_place_wait(changes, full):
    assert waits_for_a_place(reasons_against(case(**changes))) == full


def test_every_state_has_its_moves_and_no_way_leads_back_from_withdrawing():
    assert set(MOVES) == set(InterestState)
    check_interest_move(InterestState.NEW, InterestState.OFFERED)
    with pytest.raises(Refused):
        check_interest_move(InterestState.WITHDRAWN, InterestState.OFFERED)


FREE_UNTIL = datetime(2022, 1, 27, 23, 59, 59, tzinfo=UTC)
IN_TIME = FREE_UNTIL
LATE = datetime(2022, 1, 28, tzinfo=UTC)


@pytest.mark.parametrize(
    ("mark", "notified_at", "free_until", "outcome"),
    [
        (Mark.PRESENT, None, FREE_UNTIL, AttendanceOutcome.PRESENT),
        (Mark.PRESENT, LATE, FREE_UNTIL, AttendanceOutcome.PRESENT),
        (Mark.SUBSTITUTE, None, FREE_UNTIL, AttendanceOutcome.SUBSTITUTED),
        (Mark.EXCUSED, None, FREE_UNTIL, AttendanceOutcome.EXCUSED),
        (Mark.ABSENT, None, FREE_UNTIL, AttendanceOutcome.NO_SHOW),
        (Mark.ABSENT, None, None, AttendanceOutcome.NO_SHOW),
        (Mark.ABSENT, IN_TIME, FREE_UNTIL, AttendanceOutcome.CANCELLED_IN_TIME),
        (Mark.ABSENT, LATE, FREE_UNTIL, AttendanceOutcome.CANCELLED_LATE),
        (Mark.ABSENT, LATE, None, AttendanceOutcome.CANCELLED_IN_TIME),
    ],
)
def test_outcome_follows_from_the_mark_and_the_notice(mark, notified_at, free_until, outcome):
    assert outcome_of(mark, notified_at, free_until) == outcome


WORKSHOP_ON = date(2022, 2, 3)
LONG_KNOWN = date(2021, 12, 1)
FREE_UNTIL_ON = date(2022, 1, 27)


@pytest.mark.parametrize(
    ("on", "days"),
    [
        (date(2022, 1, 23), None),
        (date(2022, 1, 24), 10),
        (date(2022, 1, 25), 10),
        (date(2022, 1, 26), 8),
        (date(2022, 1, 31), 8),
        (date(2022, 2, 1), 2),
        (date(2022, 2, 2), 2),
        (date(2022, 2, 3), None),
    ],
)
def test_reminders_are_due_10_8_and_2_days_before(on, days):
    assert reminder(on, FREE_UNTIL_ON) == days


def reminder(on, free_until_on=None, known_on=LONG_KNOWN):
    return reminder_due(on, workshop_on=WORKSHOP_ON, free_until_on=free_until_on, known_on=known_on)


@pytest.mark.parametrize(
    ("known_on", "on", "days"),
    [
        (date(2022, 1, 25), date(2022, 1, 25), None),
        (date(2022, 1, 25), date(2022, 1, 26), 8),
        (date(2022, 1, 26), date(2022, 1, 27), None),
        (date(2022, 1, 26), date(2022, 2, 1), 2),
        (date(2022, 2, 1), date(2022, 2, 1), None),
        (date(2022, 2, 2), date(2022, 2, 2), None),
    ],
)
def test_no_reminder_is_for_a_day_by_which_the_date_was_not_known(known_on, on, days):
    assert reminder(on, FREE_UNTIL_ON, known_on) == days


def test_without_a_fee_policy_only_the_workshop_itself_is_reminded_of():
    assert reminder(date(2022, 1, 26)) is None
    assert reminder(date(2022, 2, 1)) == 2
