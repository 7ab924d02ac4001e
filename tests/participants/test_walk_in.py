"""Whoever comes to a workshop without a place."""

import pytest
from django.urls import reverse

from access.refusal import OwnMatter, Refused
from access.roles import Role
from fees.actions.fee import propose_fees
from fees.models import Fee
from outbox.models import Message
from participants.actions.attendance_register import close_register, take_register
from participants.actions.walk_in import (
    add_walk_in,
    leave_as_guest,
    take_off_walk_in,
)
from participants.choices import InterestState, Mark, WalkInSettled
from participants.models import Attendance, ExpressionOfInterest, Participant, WalkIn
from tests.factories import (
    FeePolicyFactory,
    HubFactory,
    InterestFactory,
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
    school_in,
)

pytestmark = pytest.mark.django_db
DAY = london(2021, 11, 17, 9, 30)


@pytest.fixture
def workshop(time_machine):
    time_machine.move_to(london(2021, 11, 17, 10))
    hub = HubFactory()
    group = WorkGroupFactory(hub=hub, fee_policy=FeePolicyFactory(hub=hub), capacity=1)
    row = WorkshopFactory(workgroup=group, starts_at=DAY)
    WorkshopFactory(workgroup=group, starts_at=london(2022, 2, 3, 9, 30))
    return row


@pytest.fixture
def lead(workshop):
    user = UserFactory()
    workshop.workgroup.leads.add(user)
    return user


@pytest.fixture
def admin(workshop):
    return member(workshop.workgroup.hub, Role.ADMINISTRATOR)


def add(workshop, by, **fields):
    return add_walk_in(workshop=workshop, by=by, **{"name": "Wanda Walk"} | fields)


def test_who_came_without_a_place_is_counted_and_has_none(workshop, lead, client):
    ParticipantFactory(workgroup=workshop.workgroup)  # the only place there is
    client.force_login(lead)

    add(workshop, lead, email="wanda@example.org", school=school_in(workshop.workgroup.hub))

    assert Participant.objects.count() == 1
    assert not Message.objects.exists()
    page = client.get(reverse("participants:register", args=[workshop.pk])).content.decode()
    assert "Came without a place (1)" in page
    registers = client.get(reverse("participants:registers", args=[workshop.workgroup_id]))
    assert [row.walk_ins for row in registers.context["registers"]] == [1, 0]


def test_nothing_is_ever_charged_for_them(workshop, lead, time_machine):
    add(workshop, lead, email="wanda@example.org")
    place = ParticipantFactory(workgroup=workshop.workgroup)
    take_register(workshop=workshop, marks={place.pk: Mark.PRESENT}, by=lead)
    close_register(workshop=workshop, by=lead)
    time_machine.move_to(london(2021, 11, 25, 9))

    propose_fees(now=london(2021, 11, 25, 9))

    assert not Fee.objects.exists()


def test_whoever_has_a_place_is_marked_on_their_own_line(workshop, lead):
    place = ParticipantFactory(workgroup=workshop.workgroup)

    known = add(workshop, lead, email=place.person.email.upper())

    assert known.participant == place
    assert not WalkIn.objects.exists()
    assert Attendance.objects.get().mark == Mark.PRESENT


def test_the_lead_of_the_door_does_not_mark_their_own_line(workshop):
    place = ParticipantFactory(workgroup=workshop.workgroup)
    own = UserFactory(email=place.person.email)

    with pytest.raises(OwnMatter):
        add(workshop, own, email=place.person.email)


def test_of_an_address_that_two_share_nobody_is_marked(workshop, lead):
    first, second = ParticipantFactory.create_batch(2, workgroup=workshop.workgroup)
    second.person.email = first.person.email
    second.person.save()

    with pytest.raises(Refused, match="Several people"):
        add(workshop, lead, email=first.person.email)

    assert not Attendance.objects.exists()


def test_whoever_has_asked_for_a_place_is_recognised(workshop, lead):
    waiting = InterestFactory(workgroup=workshop.workgroup)
    InterestFactory(workgroup=workshop.workgroup, person__email="no@example.org", state="withdrawn")

    walk_in = add(workshop, lead, email=waiting.email).walk_in
    other = add(workshop, lead, email="no@example.org").walk_in

    assert (walk_in.settled_as, walk_in.interest) == (WalkInSettled.ASKED, waiting)
    assert (other.settled_as, other.interest) == ("", None)
    waiting.refresh_from_db()
    assert waiting.state == InterestState.NEW


def test_noted_twice_they_came_once(workshop, lead):
    add(workshop, lead, email="wanda@example.org")
    add(workshop, lead, name="W. Walk", email="Wanda@example.org")
    add(workshop, lead, name="Noel Nomail")
    add(workshop, lead, name="Noel Nomail")

    assert sorted(WalkIn.objects.values_list("name", flat=True)) == ["Noel Nomail", "Wanda Walk"]


def test_whoever_leads_it_is_no_guest(workshop, lead, admin):
    with pytest.raises(Refused, match="They lead"):
        add(workshop, admin, email=lead.email)


def test_none_before_the_day_and_none_once_it_is_closed(workshop, lead, time_machine):
    time_machine.move_to(london(2021, 11, 16, 23, 59))
    with pytest.raises(Refused, match="day of the workshop"):
        add(workshop, lead)

    time_machine.move_to(london(2021, 11, 17, 9, 30))
    close_register(workshop=workshop, by=lead)
    with pytest.raises(Refused, match="closed"):
        add(workshop, lead)

    assert not WalkIn.objects.exists()


def test_a_guest_stays_and_a_mistake_goes(workshop, lead):
    guest, mistake = add(workshop, lead).walk_in, add(workshop, lead, name="Wrong One").walk_in

    leave_as_guest(walk_in=guest, by=lead)
    take_off_walk_in(walk_in=mistake, by=lead)

    assert list(WalkIn.objects.who_came()) == [guest]
    with pytest.raises(Refused, match="settled already"):
        leave_as_guest(walk_in=guest, by=lead)
    with pytest.raises(Refused, match="settled already"):
        take_off_walk_in(walk_in=mistake, by=lead)


def enter_on_behalf(client, walk_in, **answers):
    group, school = walk_in.workshop.workgroup, walk_in.school_id
    path = reverse("participants:enter_on_behalf", args=[group.pk])
    address = f"{path}?walk_in={walk_in.pk}&school={school}"
    page = client.get(address)
    given = {name: page.context["form"][name].value() or "" for name in page.context["form"].fields}
    return client.post(address, given | {"job_role": "teacher"} | answers)


def test_the_head_is_asked_afterwards_and_the_place_offered_by_the_rules(
    workshop, lead, admin, client
):
    ParticipantFactory(workgroup=workshop.workgroup)  # the only place there is
    school = school_in(workshop.workgroup.hub)
    walk_in = add(workshop, lead, email="wanda@example.org", school=school).walk_in
    client.force_login(admin)
    people = client.get(reverse("participants:people", args=[workshop.workgroup_id]))
    assert f"walk_in={walk_in.pk}&amp;school={school.pk}" in people.content.decode()

    head = {"head_name": "Hari Head", "head_email": "head@example.org"}
    assert enter_on_behalf(client, walk_in, **head).status_code == 302

    interest = ExpressionOfInterest.objects.get(email="wanda@example.org")
    walk_in.refresh_from_db()
    assert (interest.name, interest.school, interest.state) == ("Wanda Walk", school, "new")
    assert (walk_in.settled_as, walk_in.interest) == (WalkInSettled.ASKED, interest)
    assert Message.objects.filter(kind="approval-asked", to_email="head@example.org").exists()
    # It is full, and coming to the door changes nothing about that.
    offer = client.post(reverse("participants:offer_one", args=[interest.pk]), {})
    assert offer.status_code == 422
    assert Participant.objects.count() == 1


def test_one_without_an_address_is_the_one_that_was_named(workshop, lead, admin, client):
    school = school_in(workshop.workgroup.hub)
    one = add(workshop, lead, school=school).walk_in
    other = add(workshop, lead, name="Olga Other", school=school).walk_in
    client.force_login(admin)

    head = {"head_name": "Hari Head", "head_email": "head@example.org"}
    enter_on_behalf(client, one, email="wanda@example.org", **head)

    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.settled_as, other.settled_as) == (WalkInSettled.ASKED, "")


def test_the_door_in_three_pages(workshop, lead, client):
    school = school_in(workshop.workgroup.hub, name="Birchwood Primary School")
    client.force_login(lead)
    path = reverse("participants:add_walk_in", args=[workshop.pk])

    found = client.get(path, {"q": "birchwood"})
    assert f"school={school.pk}" in found.content.decode()
    answer = client.post(f"{path}?school={school.pk}", {"name": "Wanda Walk"}, follow=True)

    assert "Wanda Walk is added:" in answer.content.decode()
    assert WalkIn.objects.get().school == school


def test_nobody_is_added_before_the_school_is_said(workshop, lead, client):
    client.force_login(lead)
    path = reverse("participants:add_walk_in", args=[workshop.pk])

    assert client.post(path, {"name": "Wanda Walk"}).status_code == 404
    assert client.post(f"{path}?school=none", {"name": ""}).status_code == 422
    assert client.post(f"{path}?school=none", {"name": "Wanda Walk"}).status_code == 302
    assert WalkIn.objects.get().school is None
