"""What becomes of several people who are offered places: what the page says, the action does."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participants.actions.place import offer_places
from participants.choices import Decision, InterestState, OfferOutcome
from participants.models import Offer
from participants.queries.interest import interests_of, offer_outcomes
from participants.queries.place import held_places
from participants.rules.allocation import (
    ASKED_AGAIN,
    Case,
    Turn,
    outcome_of_turn,
    outcomes_in_turn,
)
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    approved,
    school_in,
)
from workgroups.models import WorkGroup

OFFER, WAIT, LEAVE = OfferOutcome.OFFER, OfferOutcome.WAIT, OfferOutcome.LEAVE
READY = Case(
    not_eligible="",
    head_approved=True,
    places_left=2,
    school_places=0,
    places_per_school=1,
    school_is_open=True,
    in_area=True,
    takes_other_areas=True,
)
CASES = st.builds(
    replace,
    st.just(READY),
    not_eligible=st.sampled_from(["", "", "Not for you."]),
    head_approved=st.sampled_from([True, True, True, None, False]),
    in_area=st.booleans(),
    takes_other_areas=st.booleans(),
)
TURNS = st.builds(
    Turn,
    person=st.integers(1, 8),
    school=st.integers(1, 3),
    state=st.sampled_from(InterestState.values),
    case=CASES,
    asked_again=st.sampled_from([False, False, True]),
)


@st.composite
def chosen(draw) -> list[Turn]:
    """Turns in one Work Group, with so many places left there and held by each school."""
    left, per_school = draw(st.integers(0, 4)), draw(st.integers(1, 3))
    held = [draw(st.integers(0, per_school)) for _ in range(4)]
    return [
        replace(
            turn,
            case=replace(
                turn.case,
                places_left=left,
                places_per_school=per_school,
                school_places=held[turn.school],
            ),
        )
        for turn in draw(st.lists(TURNS, max_size=12))
    ]


@given(chosen())
def test_all_at_once_come_to_what_one_after_the_other_does(turns):
    offered: Counter[int] = Counter()
    decided = set()
    for turn, outcome in zip(turns, outcomes_in_turn(turns), strict=True):
        left = max(0, turn.case.places_left - offered.total())
        held = turn.case.school_places + offered[turn.school]
        alone = outcome_of_turn(
            replace(
                turn,
                case=replace(
                    turn.case,
                    places_left=left,
                    school_places=held,
                    school_roles=("",) * offered[turn.school],
                    school_years=("",) * offered[turn.school],
                ),
                asked_again=turn.asked_again or turn.person in decided,
            )
        )

        assert outcome == alone
        offered[turn.school] += outcome.follows == OFFER
        decided |= {turn.person} if outcome.follows != LEAVE else set()


@given(chosen())
def test_no_more_is_offered_than_there_is_and_nobody_is_passed_over(turns):
    outcomes = outcomes_in_turn(turns)

    offered = Counter(
        turn.school for turn, one in zip(turns, outcomes, strict=True) if one.follows == OFFER
    )
    for turn, one in zip(turns, outcomes, strict=True):
        case = turn.case
        assert offered.total() <= case.places_left
        assert case.school_places + offered[turn.school] <= case.places_per_school or (
            not offered[turn.school]
        )
        # Whoever waits finds the places of the Work Group or of their school gone in the end.
        if one.follows == WAIT:
            gone = case.places_left == offered.total()
            school_full = case.school_places + offered[turn.school] == case.places_per_school
            assert gone or school_full


@given(chosen())
def test_only_whoever_gets_no_offer_reads_a_reason(turns):
    for turn, one in zip(turns, outcomes_in_turn(turns), strict=True):
        assert (one.because == "") == (one.follows == OFFER)
        if one.follows == OFFER:
            assert turn.case.head_approved
            assert not turn.case.not_eligible
        if one.follows == WAIT:
            assert turn.state != InterestState.WAITING
            assert all(reason.full for reason in one.against if reason.blocks)


@given(chosen(), st.integers(0, 12))
def test_those_behind_change_nothing_for_those_before(turns, count):
    assert outcomes_in_turn(turns)[:count] == outcomes_in_turn(turns[:count])


def turn(person: int, school: int, state=InterestState.NEW, **changes) -> Turn:
    return Turn(person=person, school=school, state=state, case=replace(READY, **changes))


@pytest.mark.parametrize(
    ("turns", "follows"),
    [
        pytest.param([turn(1, 1), turn(2, 1)], [OFFER, WAIT], id="school full"),
        pytest.param([turn(1, 1), turn(2, 2), turn(3, 3)], [OFFER, OFFER, WAIT], id="all full"),
        pytest.param(
            [turn(1, 1), turn(2, 1, InterestState.WAITING)], [OFFER, LEAVE], id="waits already"
        ),
        pytest.param(
            [turn(1, 1, head_approved=None), turn(2, 1)], [LEAVE, OFFER], id="no answer yet"
        ),
        pytest.param(
            [turn(1, 1, InterestState.OFFERED), turn(2, 1)], [LEAVE, OFFER], id="offered already"
        ),
        pytest.param(
            [turn(1, 1, InterestState.LAPSED), turn(1, 2, InterestState.LAPSED)],
            [OFFER, LEAVE],
            id="one person twice",
        ),
    ],
)
def test_each_has_their_turn(turns, follows):
    assert [outcome.follows for outcome in outcomes_in_turn(turns)] == follows


# What the page says, and what the action then does


@pytest.fixture
def workgroup():
    return WorkGroupFactory(capacity=5, places_per_school=2)


@pytest.fixture
def interests(workgroup):
    """Three places are left: one is taken, and one is on offer to somebody who is chosen again."""
    ParticipantFactory(workgroup=workgroup)
    offered = approved(InterestFactory(workgroup=workgroup))
    offer_places(workgroup=workgroup, interests=[offered], by=UserFactory())
    school = school_in(workgroup.hub)
    lapsed = InterestFactory(workgroup=workgroup, state=InterestState.LAPSED)
    rows = [
        offered,
        *(approved(InterestFactory(workgroup=workgroup, school=school)) for _ in range(3)),
        InterestFactory(workgroup=workgroup),
        approved(InterestFactory(workgroup=workgroup), Decision.REFUSED),
        approved(lapsed),
        approved(InterestFactory(workgroup=workgroup, person=lapsed.person)),
        *(approved(InterestFactory(workgroup=workgroup)) for _ in range(2)),
    ]
    return [type(row).objects.get(pk=row.pk) for row in rows]


MOVED_TO = {OFFER: InterestState.OFFERED, WAIT: InterestState.WAITING}


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [None, 1, 2, 3])
def test_what_is_shown_first_is_what_is_done(workgroup, interests, seed):
    if seed is not None:
        Random(seed).shuffle(interests)
    before = {row.pk: row.state for row in interests}
    open_before = Offer.objects.open().count()

    shown = dict(offer_outcomes(workgroup, interests, held_places(workgroup)))
    done = offer_places(workgroup=workgroup, interests=interests, by=UserFactory())

    assert done.offered == [row for row in shown if shown[row].follows == OFFER]
    assert done.waiting == [row for row in shown if shown[row].follows == WAIT]
    assert done.left_alone == [
        (row, shown[row].because) for row in shown if shown[row].follows == LEAVE
    ]
    assert (
        dict(workgroup.interests.values_list("pk", "state")).items()
        >= {row.pk: MOVED_TO.get(shown[row].follows, before[row.pk]) for row in interests}.items()
    )
    assert Offer.objects.open().count() == open_before + 3
    assert list(workgroup.interests.waiting()) == done.waiting


@pytest.mark.django_db
def test_each_is_left_alone_for_a_reason_of_their_own(workgroup, interests):
    found = dict(offer_outcomes(workgroup, interests, held_places(workgroup)))

    full = "No place is left."
    assert [(found[row].follows, found[row].because) for row in interests] == [
        (LEAVE, "Offered a place."),
        (OFFER, ""),
        (OFFER, ""),
        (WAIT, "The school already has 2 of at most 2 places."),
        (LEAVE, "The head has not approved yet."),
        (LEAVE, "The head did not approve."),
        (LEAVE, ASKED_AGAIN),
        (OFFER, ""),
        (WAIT, full),
        (WAIT, full),
    ]


@pytest.mark.django_db
@pytest.mark.usefixtures("interests")
def test_more_people_take_no_more_queries(workgroup, django_assert_num_queries):
    joined = WorkGroup.objects.select_related("waiting_list", "hub", "project")
    workgroup = joined.get(pk=workgroup.pk)
    rows, held = interests_of(workgroup), held_places(workgroup)
    lapsed = [row for row in rows if row.state == InterestState.LAPSED]

    for chosen_rows in (lapsed, rows):
        with django_assert_num_queries(8):
            offer_outcomes(workgroup, chosen_rows, held)
