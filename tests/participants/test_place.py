from datetime import timedelta

import pytest
from django.utils import timezone

from access.refusal import Refused
from hubs.models import User
from outbox.models import Message
from participants.actions.place import (
    accept_offer,
    give_up_place,
    lapse_offers,
    offer_place,
    offer_places,
    turn_down_offer,
)
from participants.choices import Channel, Decision, InterestState, OfferAnswer
from participants.models import Cancellation, Participant
from tests.factories import (
    FeePolicyFactory,
    InterestFactory,
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    approved,
    school_in,
)
from workgroups.choices import JobRole

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return UserFactory()


def ready(workgroup, **fields):
    return approved(InterestFactory(workgroup=workgroup, **fields))


def state_of(interest):
    interest.refresh_from_db()
    return interest.state


def test_accepting_an_offer_makes_a_participant_on_the_terms_shown(admin):
    workgroup = WorkGroupFactory()
    interest = ready(workgroup)
    offer = offer_place(interest=interest, by=admin)

    participant = accept_offer(offer=offer, policy_id=workgroup.fee_policy_id)

    assert participant.fee_policy == workgroup.fee_policy
    assert state_of(interest) == InterestState.PLACED
    assert User.objects.get(email=interest.person.email).people.get() == interest.person
    assert list(Message.objects.order_by("pk").values_list("kind", flat=True)) == [
        "place-offered",
        "place-confirmed",
    ]


@pytest.mark.parametrize(
    ("workshops", "said"),
    [
        (0, "On your own page you can tell us if you have to give up your place:"),
        (1, "If you cannot come, tell us by your own page"),
        (2, "If you cannot come to one of them, tell us by your own page"),
    ],
)
def test_the_email_of_a_place_speaks_of_as_many_dates_as_there_are(workshops, said, admin):
    workgroup = WorkGroupFactory()
    WorkshopFactory.create_batch(workshops, workgroup=workgroup)

    accept_offer(
        offer=offer_place(interest=ready(workgroup), by=admin), policy_id=workgroup.fee_policy_id
    )

    assert said in Message.objects.get(kind="place-confirmed").text


def test_terms_that_changed_meanwhile_must_be_read_again(admin):
    workgroup = WorkGroupFactory()
    offer = offer_place(interest=ready(workgroup), by=admin)
    seen = workgroup.fee_policy_id
    workgroup.fee_policy = FeePolicyFactory(hub=workgroup.hub)
    workgroup.save()

    with pytest.raises(Refused, match="terms have changed"):
        accept_offer(offer=offer, policy_id=seen)

    offer.refresh_from_db()
    assert offer.answered_at is None


def test_the_third_of_a_school_and_the_one_past_capacity_go_on_the_waiting_list(admin):
    workgroup = WorkGroupFactory(capacity=3, places_per_school=2)
    school = school_in(workgroup.hub)
    same_school = [ready(workgroup, school=school) for _ in range(3)]
    others = [ready(workgroup) for _ in range(2)]

    result = offer_places(workgroup=workgroup, interests=[*same_school, *others], by=admin)

    assert result.offered == [*same_school[:2], others[0]]
    assert result.waiting == [same_school[2], others[1]]
    assert result.left_alone == []


def test_whose_head_refused_is_not_told_that_all_places_are_taken(admin):
    workgroup = WorkGroupFactory(capacity=1)
    ParticipantFactory(workgroup=workgroup)
    refused = approved(InterestFactory(workgroup=workgroup), decision=Decision.REFUSED)

    result = offer_places(workgroup=workgroup, interests=[refused], by=admin)

    assert (result.waiting, state_of(refused)) == ([], InterestState.NEW)
    assert Message.objects.count() == 0


def test_no_place_is_offered_where_every_workshop_is_over(admin, time_machine):
    workshop = WorkshopFactory()
    interest = ready(workshop.workgroup)
    time_machine.move_to(workshop.starts_at, tick=False)

    with pytest.raises(Refused, match="No workshop of this Work Group is still to come."):
        offer_place(interest=interest, by=admin)


def test_a_place_given_up_by_word_of_last_week_is_judged_by_that_day(admin, time_machine):
    workshop = WorkshopFactory()
    place = ParticipantFactory(workgroup=workshop.workgroup)
    time_machine.move_to(workshop.starts_at + timedelta(days=1), tick=False)
    reached = workshop.starts_at - timedelta(days=8)

    give_up_place(
        participant=place, reason="Left", channel=Channel.EMAIL, notified_at=reached, by=admin
    )

    cancellation = Cancellation.objects.get()
    assert (cancellation.workshop, cancellation.notified_at) == (workshop, reached)


@pytest.mark.parametrize("days", [-1, 1])
def test_word_of_giving_up_came_neither_before_the_place_nor_tomorrow(admin, days, time_machine):
    workshop = WorkshopFactory()
    place = ParticipantFactory(workgroup=workshop.workgroup)
    moment = place.accepted_at if days < 0 else timezone.now()

    with pytest.raises(Refused) as refusal:
        give_up_place(
            participant=place, reason="Left", notified_at=moment + timedelta(days=days), by=admin
        )

    assert refusal.value.field == "notified_on"


def test_without_the_heads_approval_nothing_is_offered(admin):
    interest = InterestFactory()

    result = offer_places(workgroup=interest.workgroup, interests=[interest], by=admin)

    assert result.left_alone == [(interest, "The head has not approved yet.")]
    assert state_of(interest) == InterestState.NEW
    with pytest.raises(Refused, match="not approved yet"):
        offer_place(interest=interest, by=admin, override_reason="They will.")


def test_a_third_from_one_school_needs_a_reason_that_is_kept(admin):
    workgroup = WorkGroupFactory(places_per_school=1)
    first = ParticipantFactory(workgroup=workgroup)
    interest = ready(workgroup, school=first.school)

    with pytest.raises(Refused) as refusal:
        offer_place(interest=interest, by=admin)
    offer = offer_place(interest=interest, by=admin, override_reason="A very large department")

    assert refusal.value.field == "override_reason"
    assert offer.override_reason == "A very large department"


def test_capacity_is_never_overridden(admin):
    workgroup = WorkGroupFactory(capacity=1)
    ParticipantFactory(workgroup=workgroup)

    with pytest.raises(Refused, match="No place is left"):
        offer_place(interest=ready(workgroup), by=admin, override_reason="Please")


def test_an_acting_head_of_department_is_eligible(admin):
    interest = ready(WorkGroupFactory(), job_role=JobRole.ACTING_SUBJECT_LEAD)

    offer_place(interest=interest, by=admin)

    assert state_of(interest) == InterestState.OFFERED


def test_an_offer_is_answered_once(admin):
    workgroup = WorkGroupFactory()
    offer = offer_place(interest=ready(workgroup), by=admin)
    accept_offer(offer=offer, policy_id=workgroup.fee_policy_id)

    with pytest.raises(Refused, match="answered already: accepted"):
        accept_offer(offer=offer, policy_id=workgroup.fee_policy_id)
    with pytest.raises(Refused, match="answered already: accepted"):
        turn_down_offer(offer=offer)

    assert Participant.objects.count() == 1


def test_an_offer_cannot_be_accepted_once_it_has_run_out(admin, time_machine):
    workgroup = WorkGroupFactory()
    offer = offer_place(interest=ready(workgroup), by=admin)
    time_machine.move_to(offer.expires_at, tick=False)

    with pytest.raises(Refused, match="has run out"):
        accept_offer(offer=offer, policy_id=workgroup.fee_policy_id)


def test_lapsed_offers_free_their_places_once(admin):
    workgroup = WorkGroupFactory(capacity=1)
    interest = ready(workgroup)
    offer = offer_place(interest=interest, by=admin)

    assert lapse_offers(now=offer.expires_at - timedelta(seconds=1)) == 0
    assert lapse_offers(now=offer.expires_at) == 1
    assert lapse_offers(now=offer.expires_at) == 0

    offer.refresh_from_db()
    assert offer.answer == OfferAnswer.LAPSED
    assert state_of(interest) == InterestState.LAPSED
    assert Message.objects.filter(kind="offer-lapsed").count() == 1
    offer_place(interest=ready(workgroup), by=admin)


def test_giving_up_a_place_cancels_only_the_dates_to_come():
    workgroup = WorkGroupFactory()
    now = timezone.now()
    WorkshopFactory(workgroup=workgroup, starts_at=now - timedelta(days=1))
    to_come = WorkshopFactory(workgroup=workgroup, starts_at=now + timedelta(days=1))
    WorkshopFactory(workgroup=workgroup, starts_at=now + timedelta(days=2), cancelled_at=now)
    participant = ParticipantFactory(workgroup=workgroup)

    give_up_place(participant=participant, reason="New job")

    assert [row.workshop for row in Cancellation.objects.all()] == [to_come]
    assert state_of(participant.interest) == InterestState.WITHDRAWN
    with pytest.raises(Refused):
        give_up_place(participant=participant, reason="Again")
