"""Places, answers and dates at the same moment, on connections of their own."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from access.refusal import Refused
from hubs.models import User
from outbox.models import Message
from participants.actions.attendance import cancel_workshop_place, name_substitute
from participants.actions.attendance_register import close_register, take_register
from participants.actions.interest import record_interest
from participants.actions.place import (
    WorkGroupFull,
    accept_offer,
    give_up_place,
    lapse_offers,
    offer_place,
    offer_places,
    put_on_waiting_list,
    take_back_offer,
)
from participants.choices import AttendanceOutcome, InterestState, Mark, OfferAnswer
from participants.models import (
    Attendance,
    Cancellation,
    ExpressionOfInterest,
    Offer,
    Participant,
    Person,
    Substitution,
)
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    PersonFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    approved,
    school_in,
)
from tests.participants.drafts import answers_of
from tests.robust.at_once import at_once, refusals
from workgroups.models import WorkGroup

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def ready(workgroup, **fields) -> ExpressionOfInterest:
    return approved(InterestFactory(workgroup=workgroup, **fields))


def offers_in(workgroup, count: int) -> list[Offer]:
    admin = UserFactory()
    return [offer_place(interest=ready(workgroup), by=admin) for _ in range(count)]


def accept(offer: Offer, policy_id: int):
    return accept_offer(offer=Offer.objects.get(pk=offer.pk), policy_id=policy_id)


def states(workgroup) -> Counter:
    return Counter(workgroup.interests.values_list("state", flat=True))


def test_forty_accept_at_once_while_the_places_shrink_to_fewer():
    workgroup = WorkGroupFactory(capacity=40)
    offers = offers_in(workgroup, 40)
    WorkGroup.objects.filter(pk=workgroup.pk).update(capacity=25)

    works = [lambda o=offer: accept(o, workgroup.fee_policy_id) for offer in offers]
    results = at_once(works, threads=20)

    assert [type(refusal) for refusal in refusals(results)] == [WorkGroupFull] * 15
    assert Participant.objects.taking_part().filter(workgroup=workgroup).count() == 25
    # Nobody is lost: whoever came too late waits, and knows of it as the hub does.
    assert states(workgroup) == {InterestState.PLACED: 25, InterestState.WAITING: 15}
    for kind in ("place-lost", "place-lost-for-hub"):
        assert Message.objects.filter(kind=kind).count() == 15
    assert not Offer.objects.open().exists()
    assert Message.objects.filter(kind="place-confirmed").count() == 25


def test_forty_clicks_on_one_offer_make_one_place():
    workgroup = WorkGroupFactory()
    [offer] = offers_in(workgroup, 1)

    results = at_once([lambda: accept(offer, workgroup.fee_policy_id)] * 40, threads=20)

    assert len(refusals(results)) == 39
    assert Participant.objects.count() == 1
    assert Message.objects.filter(kind="place-confirmed").count() == 1


def test_one_person_accepts_in_ten_work_groups_at_once_and_gets_one_account():
    person = PersonFactory()
    admin = UserFactory()
    groups = [WorkGroupFactory() for _ in range(10)]
    offers = [offer_place(interest=ready(group, person=person), by=admin) for group in groups]

    works = [
        lambda o=offer, g=group: accept(o, g.fee_policy_id)
        for offer, group in zip(offers, groups, strict=True)
    ]
    results = at_once(works)

    assert refusals(results) == []
    assert User.objects.get(email=person.email).people.get() == person
    assert Participant.objects.filter(person=person).count() == 10


@pytest.mark.parametrize("turn", [1, -1], ids=["same order", "each from the other end"])
def test_two_administrators_at_once_never_give_out_too_many_places(turn):
    workgroup = WorkGroupFactory(capacity=10, places_per_school=2)
    schools = [school_in(workgroup.hub) for _ in range(8)]
    interests = [ready(workgroup, school=schools[n % 8]) for n in range(30)]
    works = [
        lambda rows=rows: offer_places(workgroup=workgroup, interests=rows, by=UserFactory())
        # Each has read the page before the other one acted.
        for rows in (read_again(interests), read_again(interests[::turn]))
    ]

    first, second = at_once(works)

    held = Counter(Offer.objects.open().values_list("interest__school", flat=True))
    assert held.total() == 10
    assert max(held.values()) <= 2
    # Nobody is lost, and nobody both waits and holds an offer.
    assert states(workgroup) == {InterestState.OFFERED: 10, InterestState.WAITING: 20}
    assert set(Offer.objects.open().values_list("interest__state", flat=True)) == {
        InterestState.OFFERED
    }
    assert len(first.offered) + len(second.offered) == 10
    assert Message.objects.filter(kind="place-offered").count() == 10
    assert Message.objects.filter(kind="waiting-list").count() == 20


def test_the_waiting_list_keeps_the_order_in_which_it_was_filled():
    workgroup = WorkGroupFactory(capacity=1)
    interests = [ready(workgroup) for _ in range(10)]
    works = [
        lambda rows=rows: offer_places(workgroup=workgroup, interests=rows, by=UserFactory())
        for rows in (interests[:5], interests[5:])
    ]

    results = at_once(works)

    waiting = list(workgroup.interests.waiting())
    for result in results:
        assert [row for row in waiting if row in result.waiting] == result.waiting


def test_offering_a_place_and_putting_on_the_waiting_list_at_once_does_one_of_the_two():
    admin = UserFactory()
    interests = [ready(WorkGroupFactory()) for _ in range(8)]
    works = [
        work
        for interest in interests
        for work in (
            lambda i=interest: offer_place(interest=fresh(i), by=admin),
            lambda i=interest: put_on_waiting_list(interest=fresh(i), by=admin),
        )
    ]

    at_once(works)

    for interest in interests:
        interest.refresh_from_db()
        is_open = interest.offers.open().exists()
        assert (interest.state, is_open) in [
            (InterestState.OFFERED, True),
            (InterestState.WAITING, False),
        ]


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def read_again(rows: list) -> list:
    return [fresh(row) for row in rows]


def test_an_offer_is_accepted_or_runs_out_or_is_taken_back_but_only_one_of_them():
    workgroup = WorkGroupFactory(capacity=12)
    offers = offers_in(workgroup, 12)
    in_time = offers[0].expires_at - timedelta(seconds=1)
    too_late = offers[-1].expires_at + timedelta(seconds=1)
    assert in_time > timezone.now()
    works = [lambda: lapse_offers(now=too_late)] * 2
    for offer in offers:
        works.append(lambda o=offer: accept(o, workgroup.fee_policy_id))
        works.append(lambda o=offer: take_back_offer(offer=fresh(o), by=UserFactory()))

    at_once(works, threads=13)

    answers = Counter(Offer.objects.values_list("answer", flat=True))
    assert answers.total() == 12
    assert "" not in answers
    assert states(workgroup) == {
        state: answers[answer]
        for answer, state in {
            OfferAnswer.ACCEPTED: InterestState.PLACED,
            OfferAnswer.LAPSED: InterestState.LAPSED,
            OfferAnswer.TAKEN_BACK: InterestState.WAITING,
        }.items()
        if answers[answer]
    }
    assert Participant.objects.count() == answers[OfferAnswer.ACCEPTED]


def test_thirty_expressions_of_interest_at_once_from_one_address_are_one():
    workgroup = WorkGroupFactory()
    school = school_in(workgroup.hub)

    def send(number: int):
        return record_interest(
            workgroup=workgroup,
            school=school,
            answers=answers_of(email="Tara@example.org" if number % 2 else "tara@EXAMPLE.org"),
        )

    results = at_once([lambda n=n: send(n) for n in range(30)], threads=15)

    assert [refusal.field for refusal in refusals(results)] == ["email"] * 29
    assert ExpressionOfInterest.objects.get().person == Person.objects.get()
    assert Message.objects.filter(kind="approval-asked").count() == 1


@pytest.fixture
def the_day():
    """A workshop that has begun, with eight people on its register."""
    workshop = WorkshopFactory(starts_at=timezone.now() - timedelta(hours=2))
    long_ago = timezone.now() - timedelta(days=60)
    for _ in range(8):
        ParticipantFactory(workgroup=workshop.workgroup, accepted_at=long_ago)
    return workshop


def test_eight_phones_mark_the_same_register_at_once(the_day):
    lead = UserFactory()
    people = list(the_day.workgroup.participants.values_list("pk", flat=True))
    works = [
        lambda order=order: take_register(
            workshop=the_day, marks=dict.fromkeys(order, Mark.PRESENT), by=lead
        )
        for order in (people, people[::-1]) * 4
    ]

    assert refusals(at_once(works)) == []
    assert Attendance.objects.filter(mark=Mark.PRESENT).count() == 8


def test_a_register_is_closed_once(the_day):
    lead = UserFactory()
    people = the_day.workgroup.participants.values_list("pk", flat=True)
    take_register(workshop=the_day, marks=dict.fromkeys(people, Mark.ABSENT), by=lead)

    results = at_once([lambda: close_register(workshop=the_day, by=lead)] * 8)

    assert len(refusals(results)) == 7
    assert Attendance.objects.filter(outcome=AttendanceOutcome.NO_SHOW).count() == 8


def test_word_of_a_cancellation_counts_in_the_register_or_comes_too_late(the_day):
    """Whoever closes the register settles it with every cancellation that was taken, or none is."""
    lead, admin = UserFactory(), UserFactory()
    people = list(the_day.workgroup.participants.all())
    marks = {participant.pk: Mark.ABSENT for participant in people}
    take_register(workshop=the_day, marks=marks, by=lead)
    a_month_ago = timezone.now() - timedelta(days=30)
    works = [lambda: close_register(workshop=the_day, by=lead)]
    for participant in people:
        works.append(
            lambda p=participant: cancel_workshop_place(
                participant=p,
                workshop=the_day,
                channel="phone",
                notified_at=a_month_ago,
                recorded_by=admin,
            )
        )

    at_once(works)

    told = set(Cancellation.objects.values_list("participant", flat=True))
    in_time = Attendance.objects.filter(outcome=AttendanceOutcome.CANCELLED_IN_TIME)
    assert set(in_time.values_list("participant", flat=True)) == told
    assert Attendance.objects.settled().count() == 8


def test_closing_a_register_and_naming_colleagues_at_once_never_wait_for_each_other(the_day):
    """Whoever has cancelled gets a new row at the close; that must not wait for their place."""
    lead, admin = UserFactory(), UserFactory()
    people = list(the_day.workgroup.participants.all())
    for participant in people:
        cancel_workshop_place(participant=participant, workshop=the_day, recorded_by=admin)
    works = [lambda: close_register(workshop=the_day, by=lead)]
    for participant in people:
        works.append(
            lambda p=participant: name_substitute(
                participant=p, workshop=the_day, name="Col League", recorded_by=admin
            )
        )

    results = at_once(works)

    # Whoever is named before the close has a mark to be made first.
    is_closed = not refusals(results[:1])
    assert Attendance.objects.settled().count() == (8 if is_closed else 0)
    assert Substitution.objects.count() == 8 - len(refusals(results[1:]))
    assert is_closed == (Substitution.objects.count() == 0)


@pytest.fixture
def place():
    workshop = WorkshopFactory()
    return ParticipantFactory(workgroup=workshop.workgroup), workshop


def test_a_date_is_cancelled_once(place):
    participant, workshop = place

    results = at_once(
        [lambda: cancel_workshop_place(participant=participant, workshop=workshop)] * 8
    )

    assert len(refusals(results)) == 7
    assert Cancellation.objects.count() == 1
    assert Message.objects.filter(kind="place-cancelled").count() == 1


def test_one_colleague_is_named_once_and_of_two_one_stands(place):
    participant, workshop = place

    def name(email):
        name_substitute(participant=participant, workshop=workshop, name="Col", email=email)

    at_once([lambda: name("col@example.org")] * 8)
    assert Substitution.objects.count() == 1
    assert Message.objects.filter(kind="substitute-named").count() == 1

    at_once([lambda: name("bea@example.org"), lambda: name("cem@example.org")] * 4)
    assert Substitution.objects.standing().count() == 1


def test_giving_up_a_place_and_cancelling_a_date_of_it_at_once(place):
    participant, workshop = place
    works = [
        lambda: give_up_place(participant=fresh(participant), reason="New job"),
        lambda: cancel_workshop_place(participant=fresh(participant), workshop=workshop),
        lambda: name_substitute(
            participant=fresh(participant), workshop=workshop, name="Col League"
        ),
    ]

    results = at_once(works * 4)

    assert Cancellation.objects.standing().count() == 1
    assert Substitution.objects.standing().count() <= 1
    withdrawn = [result for result in results[::3] if not isinstance(result, Refused)]
    assert len(withdrawn) == 1
    assert fresh(participant).interest.state == InterestState.WITHDRAWN
