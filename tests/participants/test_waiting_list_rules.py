"""When a list that moves itself offers a place, until when, and what a score is made of."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from participants.choices import InterestState, OfferOutcome
from participants.rules.allocation import IN_DOUBT, Turn, order_of_turns, outcomes_in_turn
from participants.rules.priority import Merits, Weights, score_of
from participants.rules.waiting_list import (
    KEPT_BACK,
    NO_DATES,
    TOO_LATE,
    TOO_NEAR,
    Session,
    answer_until,
    outcome_by_itself,
    why_none_by_itself,
)
from tests.factories import london
from tests.participants.test_in_turn import READY

MONDAY = london(2022, 1, 10, 12)
FRIDAY = london(2022, 1, 14, 16)
HALF_TERM = london(2022, 2, 2, 13)


def sessions(*starts: datetime, minutes: int = 300) -> list[Session]:
    return [Session(start, minutes) for start in starts]


@pytest.mark.parametrize(
    ("now", "next_at", "because"),
    [
        pytest.param(MONDAY, london(2022, 1, 12, 9), "", id="Tuesday lies between"),
        pytest.param(MONDAY, london(2022, 1, 11, 23), TOO_NEAR, id="tomorrow"),
        pytest.param(MONDAY, london(2022, 1, 10, 13), TOO_NEAR, id="today"),
        pytest.param(FRIDAY, london(2022, 1, 17, 9), TOO_NEAR, id="only a weekend between"),
        pytest.param(FRIDAY, london(2022, 1, 18, 9), "", id="Monday lies between"),
        pytest.param(
            london(2022, 4, 14, 12), london(2022, 4, 19, 9), TOO_NEAR, id="only Easter between"
        ),
        pytest.param(MONDAY, MONDAY, NO_DATES, id="it has begun"),
        pytest.param(MONDAY, MONDAY + timedelta(days=30), "", id="a month away"),
    ],
)
def test_a_whole_working_day_lies_between_an_offer_and_the_next_workshop(now, next_at, because):
    assert why_none_by_itself(now, sessions(next_at), 75) == because


def test_nothing_is_offered_while_no_date_is_set():
    assert why_none_by_itself(MONDAY, [], 75) == NO_DATES


@pytest.mark.parametrize(
    ("begun", "ahead", "least", "because"),
    [
        pytest.param(1, 3, 75, "", id="exactly the share"),
        pytest.param(1, 3, 76, TOO_LATE, id="one percent more"),
        pytest.param(1, 2, 75, TOO_LATE, id="two of three"),
        pytest.param(0, 1, 100, "", id="not begun"),
        pytest.param(1, 1, 0, "", id="nothing is asked"),
    ],
)
def test_nothing_is_offered_to_whoever_could_no_longer_complete_it(begun, ahead, least, because):
    week = timedelta(weeks=1)
    held = [MONDAY - (n + 1) * week for n in range(begun)]
    to_come = [MONDAY + (n + 1) * week for n in range(ahead)]

    assert why_none_by_itself(MONDAY, sessions(*held, *to_come), least) == because


def test_minutes_count_and_not_the_number_of_workshops():
    short = [Session(MONDAY - timedelta(days=n), 30) for n in (7, 14)]
    long = sessions(MONDAY + timedelta(days=7))

    assert why_none_by_itself(MONDAY, [*short, *long], 75) == ""


@pytest.mark.parametrize(
    ("now", "days", "starts", "until"),
    [
        pytest.param(MONDAY, 3, [], london(2022, 1, 13, 23, 59), id="no dates"),
        pytest.param(MONDAY, 1, [HALF_TERM], london(2022, 1, 11, 23, 59), id="one day"),
        pytest.param(FRIDAY, 3, [HALF_TERM], london(2022, 1, 19, 23, 59), id="over a weekend"),
        pytest.param(
            MONDAY, 3, [HALF_TERM, FRIDAY], london(2022, 1, 13, 23, 59), id="the first one counts"
        ),
        pytest.param(FRIDAY, 10, [HALF_TERM], london(2022, 1, 28, 23, 59), id="ten days"),
        pytest.param(
            london(2022, 1, 31, 9), 3, [HALF_TERM], HALF_TERM, id="the workshop comes first"
        ),
        pytest.param(
            MONDAY, 3, [MONDAY - timedelta(days=3)], london(2022, 1, 13, 23, 59), id="past"
        ),
    ],
)
def test_until_when_an_offer_of_the_list_is_open(now, days, starts, until):
    assert answer_until(now, days, sessions(*starts)) == until


def waits(person: int, school: int = 0, *, kept_back: bool = False, **changes) -> Turn:
    case = replace(READY, places_left=1, places_per_school=9, **changes)
    return Turn(person, school or person, InterestState.WAITING, case, is_kept_back=kept_back)


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(waits(1, head_approved=None), id="the head has not answered"),
        pytest.param(waits(1, head_approved=False), id="the head said no"),
        pytest.param(waits(1, not_eligible="Not for you."), id="only with a reason"),
        pytest.param(waits(1, in_area=False, takes_other_areas=False), id="outside the area"),
        pytest.param(waits(1, others=("A", "B")), id="the school is in much else"),
        pytest.param(waits(1, in_doubt=True), id="who it is is not said"),
        pytest.param(waits(1, kept_back=True), id="an offer was taken back"),
        pytest.param(waits(1, school_places=9), id="their school is full"),
        pytest.param(waits(1, school_is_open=False), id="their school is closed"),
    ],
)
def test_the_list_passes_over_whoever_needs_a_decision_and_goes_on(first):
    outcomes = outcomes_in_turn([first, waits(2), waits(3)], outcome_by_itself)

    assert [one.follows for one in outcomes] == [
        OfferOutcome.LEAVE,
        OfferOutcome.OFFER,
        OfferOutcome.LEAVE,
    ]
    assert any(reason.needs_somebody for reason in outcomes[0].against)


def test_what_only_has_to_be_weighed_up_stops_no_list():
    [outcome] = outcomes_in_turn([waits(1, clashes=("Maths day",))], outcome_by_itself)

    assert outcome.follows == OfferOutcome.OFFER


def test_whoever_offers_by_hand_may_do_what_the_list_does_not():
    doubtful = waits(1, in_doubt=True, kept_back=True)

    [by_hand] = outcomes_in_turn([doubtful])
    [by_itself] = outcomes_in_turn([doubtful], outcome_by_itself)

    assert by_hand.follows == OfferOutcome.OFFER
    assert [reason.text for reason in by_itself.against] == [IN_DOUBT, KEPT_BACK.text]


WEIGHTS = Weights(pupil_premium=2, never_reached=4, raised_need=3, new_to_mastery=1, first_come=3)


@pytest.mark.parametrize(
    ("merits", "words"),
    [
        (Merits(asked_before=9), "0"),
        (Merits(), "3 = 3 (first come)"),
        (Merits(asked_before=2), "1 = 1 (first come)"),
        (Merits(asked_before=3), "0"),
        (Merits(pupil_premium=Decimal("29.9"), asked_before=3), "4 = 4 (pupil premium 29%)"),
        (Merits(pupil_premium=Decimal("30.0"), asked_before=3), "6 = 6 (pupil premium 30%)"),
        (Merits(pupil_premium=Decimal("9.9"), asked_before=3), "0"),
        (
            Merits(Decimal("34.0"), never_reached=True, raised_need=True, new_to_mastery=True),
            "17 = 6 (pupil premium 34%) + 4 (never reached) + 3 (raised the need)"
            " + 1 (new to Teaching for Mastery) + 3 (first come)",
        ),
    ],
)
def test_a_score_names_its_parts(merits, words):
    assert score_of(merits, WEIGHTS).words == words


def test_what_a_hub_gives_no_points_is_no_part():
    everything = Merits(Decimal(100), never_reached=True, raised_need=True, new_to_mastery=True)

    assert score_of(everything, Weights(0, 0, 0, 0, 0)).parts == ()


def test_a_score_comes_before_the_time_on_the_list_but_not_before_the_list():
    waiting, new = InterestState.WAITING, InterestState.NEW
    early, late = MONDAY, MONDAY + timedelta(hours=1)
    rows = {
        "new, most points": order_of_turns(new, None, early, 1, 90),
        "late, few": order_of_turns(waiting, late, early, 2, 1),
        "late, many": order_of_turns(waiting, late, early, 3, 5),
        "early, few": order_of_turns(waiting, early, early, 4, 1),
    }

    assert sorted(rows, key=rows.__getitem__) == [
        "late, many",
        "early, few",
        "late, few",
        "new, most points",
    ]
