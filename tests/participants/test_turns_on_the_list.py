"""Whose turn it is: the waiting list keeps its order, whoever is ticked first."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from outbox.models import Message
from participants.actions.place import (
    lapse_offers,
    offer_place,
    offer_places,
    put_on_waiting_list,
    take_back_offer,
    turn_down_offer,
)
from participants.choices import InterestState, OfferOutcome
from participants.models import ExpressionOfInterest, Offer
from participants.queries.interest import offer_outcomes
from participants.queries.place import held_places
from participants.rules.moves import waits_since
from tests.factories import (
    InterestFactory,
    WorkGroupFactory,
    WorkshopFactory,
    approved,
    london,
    member,
)
from tests.journeys.people import text_of

pytestmark = pytest.mark.django_db

NOW = london(2022, 1, 10, 12)
HOUR = timedelta(hours=1)
S = InterestState


@pytest.fixture(autouse=True)
def _in_january(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def workgroup():
    return WorkGroupFactory(capacity=1)


@pytest.fixture
def admin(workgroup):
    return member(workgroup.hub, Role.ADMINISTRATOR)


@pytest.fixture
def staff(client, admin):
    client.force_login(admin)
    return client


def waiting(workgroup, since, **fields):
    row = InterestFactory(
        workgroup=workgroup, state=S.WAITING, waiting_since=since, sent_at=NOW - 9 * HOUR, **fields
    )
    return approved(row)


def ready(workgroup):
    return approved(InterestFactory(workgroup=workgroup))


def turns(workgroup) -> list[ExpressionOfInterest]:
    return list(workgroup.interests.waiting())


def test_of_several_ticked_the_first_on_the_list_is_offered_the_place(workgroup, admin):
    # The later on the list asked first.
    second = waiting(workgroup, NOW - HOUR)
    first = waiting(workgroup, NOW - 2 * HOUR)

    done = offer_places(workgroup=workgroup, interests=[second, first], by=admin)

    assert done.offered == [first]
    assert [row for row, _ in done.left_alone] == [second]


def test_the_page_shows_the_same_order_as_is_kept(staff, workgroup):
    second = waiting(workgroup, NOW - HOUR, person__name="Bea Second")
    first = waiting(workgroup, NOW - 2 * HOUR, person__name="Ann First")
    chosen = {"interest": [second.pk, first.pk]}
    path = reverse("participants:offer_chosen", args=[workgroup.pk])

    shown = staff.get(path, chosen)
    staff.post(path, chosen)

    assert [(str(row["interest"].person), row["follows"]) for row in shown.context["chosen"]] == [
        ("Ann First", OfferOutcome.OFFER),
        ("Bea Second", OfferOutcome.LEAVE),
    ]
    assert Offer.objects.get().interest == first


def test_the_list_comes_before_those_who_only_asked(workgroup):
    new = ready(workgroup)
    listed = waiting(workgroup, NOW)

    found = offer_outcomes(workgroup, [new, listed], held_places(workgroup))

    assert [row for row, _ in found] == [listed, new]


@pytest.mark.parametrize(
    ("before", "since", "keeps_turn", "turn"),
    [
        (S.OFFERED, "since", False, "since"),
        (S.OFFERED, None, False, "offered_at"),
        (S.DECLINED, "since", False, "since"),
        (S.DECLINED, None, False, "now"),
        (S.NEW, None, False, "now"),
        (S.REFUSED, "since", False, "now"),
        (S.REFUSED, "since", True, "now"),
        (S.LAPSED, "since", False, "now"),
        (S.LAPSED, "since", True, "since"),
        (S.LAPSED, None, True, "offered_at"),
    ],
)
def test_only_whoever_gave_it_up_loses_the_turn(before, since, keeps_turn, turn):
    at = {"since": NOW - 3 * HOUR, "offered_at": NOW - HOUR, "now": NOW}
    offered_at = None if before in (S.NEW, S.DECLINED) else at["offered_at"]

    found = waits_since(
        before,
        since=at["since"] if since else None,
        offered_at=offered_at,
        now=NOW,
        keeps_turn=keeps_turn,
    )

    assert found == at[turn]


def test_an_offer_taken_back_leads_to_the_earlier_turn(workgroup, admin, time_machine):
    first = waiting(workgroup, NOW - 2 * HOUR)
    second = waiting(workgroup, NOW - HOUR)
    offer = offer_place(interest=first, by=admin)
    time_machine.move_to(NOW + HOUR, tick=False)

    take_back_offer(offer=offer, by=admin)

    assert turns(workgroup) == [first, second]


def test_whoever_never_waited_comes_before_those_listed_since_the_offer(
    workgroup, admin, time_machine
):
    offer = offer_place(interest=ready(workgroup), by=admin)
    time_machine.move_to(NOW + HOUR, tick=False)
    later = ready(workgroup)
    put_on_waiting_list(interest=later, by=admin)

    take_back_offer(offer=offer, by=admin)

    assert turns(workgroup) == [offer.interest, later]


def test_whoever_turned_a_place_down_has_given_up_the_turn_for_good(workgroup, admin, time_machine):
    first = waiting(workgroup, NOW - 2 * HOUR)
    second = waiting(workgroup, NOW - HOUR)
    turn_down_offer(offer=offer_place(interest=first, by=admin))
    time_machine.move_to(NOW + HOUR, tick=False)

    take_back_offer(offer=offer_place(interest=first, by=admin), by=admin)

    assert turns(workgroup) == [second, first]


@pytest.mark.parametrize("keeps_turn", [False, True])
def test_the_hub_says_whether_an_offer_ran_out_by_its_own_doing(
    staff, workgroup, admin, time_machine, keeps_turn
):
    first = waiting(workgroup, NOW - 2 * HOUR)
    second = waiting(workgroup, NOW - HOUR)
    offer = offer_place(interest=first, by=admin)
    time_machine.move_to(offer.expires_at + HOUR, tick=False)
    lapse_offers(now=timezone.now())
    # Nobody stays signed in that long.
    staff.force_login(admin)
    path = reverse("participants:wait", args=[first.pk])

    assert "They keep the turn they had before" in text_of(staff.get(path))
    staff.post(path, {"keeps_turn": "on"} if keeps_turn else {})

    assert turns(workgroup) == ([first, second] if keeps_turn else [second, first])


def test_whoever_keeps_the_turn_is_told_again_that_they_wait(workgroup, admin, time_machine):
    interest = ready(workgroup)
    put_on_waiting_list(interest=interest, by=admin)
    offer = offer_place(interest=interest, by=admin)
    time_machine.move_to(offer.expires_at + HOUR, tick=False)
    lapse_offers(now=timezone.now())

    put_on_waiting_list(interest=interest, by=admin, keeps_turn=True)

    assert Message.objects.filter(kind="waiting-list").count() == 2


# What the page says before


def test_where_the_workshops_are_over_the_page_says_so_before(
    staff, workgroup, admin, time_machine
):
    workshop = WorkshopFactory(workgroup=workgroup)
    interest = ready(workgroup)
    time_machine.move_to(workshop.starts_at + HOUR, tick=False)
    staff.force_login(admin)
    chosen = {"interest": [interest.pk]}
    path = reverse("participants:offer_chosen", args=[workgroup.pk])

    shown = staff.get(path, chosen)
    staff.post(path, chosen)

    [row] = shown.context["chosen"]
    assert row["follows"] == OfferOutcome.LEAVE
    assert "No workshop of this Work Group is still to come." in text_of(shown)
    assert "Offer the places" not in text_of(shown)
    assert Offer.objects.count() == 0


def test_no_answer_is_promised_where_no_place_can_be_offered(staff, workgroup):
    interest = InterestFactory(workgroup=workgroup)

    answer = staff.get(reverse("participants:offer_one", args=[interest.pk]), follow=True)

    page = text_of(answer)
    assert "No place can be offered, for a reason that nobody can set aside." in page
    assert "The head has not approved yet" in page
    # No form that could only be refused.
    assert answer.redirect_chain[-1][0] == reverse("participants:interest", args=[interest.pk])


def test_whoever_holds_the_last_place_does_not_read_that_none_is_left(staff, workgroup, admin):
    interest = ready(workgroup)
    offer_place(interest=interest, by=admin)
    other = ready(workgroup)

    own, others = (
        text_of(staff.get(reverse("participants:interest", args=[row.pk])))
        for row in (interest, other)
    )

    assert "No place is left." not in own
    assert "No place is left." in others
