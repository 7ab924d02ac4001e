from datetime import timedelta

import pytest
from django.utils import timezone

from evaluations.choices import Wave
from evaluations.models import Invitation
from participants import links
from participants.actions.attendance import (
    cancel_workshop_place,
    come_after_all,
    name_substitute,
)
from participants.actions.attendance_register import close_register
from participants.choices import Channel, InterestState
from participants.models import Cancellation, Offer
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    PersonFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
)
from tests.journeys.people import text_of
from workgroups.models import Workshop

pytestmark = pytest.mark.django_db


def test_a_teacher_finds_their_own_place(client):
    place = ParticipantFactory()
    place.person.user = UserFactory()
    place.person.save()
    client.force_login(place.person.user)

    page = client.get("/home/").content.decode()

    assert place.workgroup.title in page
    assert "/place/" in page


def test_work_groups_of_one_title_are_told_apart(client):
    ada = UserFactory()
    client.force_login(ada)
    for year, day in ((2026, london(2027, 3, 3, 9)), (2027, london(2028, 3, 1, 9))):
        led, joined = (
            WorkshopFactory(
                workgroup=WorkGroupFactory(title=title, school_year=year), starts_at=day
            ).workgroup
            for title in ("Led", "Joined")
        )
        led.leads.add(ada)
        person = ParticipantFactory(workgroup=joined).person
        person.user = ada
        person.save()

    page = client.get("/home/").text

    for title in ("Led", "Joined"):
        assert f">{title}, 2026/27, from 3 Mar 2027</a>" in page
        assert f">{title}, 2027/28, from 1 Mar 2028</a>" in page


def test_somebody_with_nothing_is_shown_the_way(client):
    client.force_login(UserFactory())

    assert "Find a Work Group" in client.get("/home/").content.decode()


def invitation_to(participant) -> Invitation:
    return Invitation.objects.create(
        participant=participant,
        wave=Wave.END,
        version=1,
        closes_at=timezone.now() + timedelta(days=9),
    )


def offer_to(person) -> Offer:
    interest = InterestFactory(person=person, state=InterestState.OFFERED)
    now = timezone.now()
    return Offer.objects.create(
        interest=interest,
        offered_by=UserFactory(),
        offered_at=now,
        expires_at=now + timedelta(days=7),
    )


def lead_of(workgroup):
    lead = UserFactory()
    workgroup.leads.add(lead)
    return lead


def test_a_lead_is_shown_the_first_register_to_take(client, time_machine):
    # At noon, as five minutes before a workshop of just after midnight are another day.
    now = timezone.now().replace(hour=12)
    workgroup = WorkGroupFactory()
    first = WorkshopFactory(workgroup=workgroup, starts_at=now + timedelta(days=3))
    lead = lead_of(workgroup)
    WorkshopFactory(workgroup=workgroup, starts_at=now + timedelta(days=30))
    client.force_login(lead)
    address = f"/manage/workshops/{first.pk}/register/"

    assert address not in client.get("/home/").content.decode()
    time_machine.move_to(first.starts_at - timedelta(minutes=5), tick=False)
    client.force_login(lead)
    assert f'href="{address}">Take the register<' in client.get("/home/").content.decode()
    time_machine.move_to(first.ends_at, tick=False)
    close_register(workshop=first, by=lead)
    client.force_login(lead)
    assert address not in client.get("/home/").content.decode()


def test_a_lead_is_asked_for_the_report_once_all_is_over(client):
    workgroup = WorkGroupFactory()
    WorkshopFactory(workgroup=workgroup, starts_at=timezone.now() - timedelta(days=1))
    client.force_login(lead_of(workgroup))
    asked = f"/manage/work-groups/{workgroup.pk}/report/write/"

    assert asked in client.get("/home/").content.decode()
    WorkshopFactory(workgroup=workgroup, starts_at=timezone.now() + timedelta(days=1))
    assert asked not in client.get("/home/").content.decode()


def test_home_of_a_shared_mailbox_says_whose_each_place_is(client):
    office = UserFactory()
    for name in ("Tess Tremaine", "Terry Tremaine"):
        person = PersonFactory(name=name, user=office)
        row = InterestFactory(person=person, state=InterestState.PLACED)
        ParticipantFactory(person=person, workgroup=row.workgroup, interest=row)
    client.force_login(office)

    page = text_of(client.get("/home/"))

    assert "Tess Tremaine:" in page
    assert "Terry Tremaine:" in page


def test_a_lead_begins_with_the_next_date_and_who_comes(client):
    workgroup = WorkGroupFactory()
    now = timezone.now()
    for days in (20, 3, -5):
        WorkshopFactory(workgroup=workgroup, starts_at=now + timedelta(days=days))
    ParticipantFactory(workgroup=workgroup)
    client.force_login(lead_of(workgroup))

    found = client.get("/home/").context["next_led"]

    assert (found.workshop.starts_at - now).days == 3
    assert (found.coming, found.url) == (1, f"/manage/work-groups/{workgroup.pk}/registers/")


def test_a_teacher_begins_with_their_next_date_unless_they_cancelled_it(client):
    place = ParticipantFactory()
    now = timezone.now()
    first, second = (
        WorkshopFactory(workgroup=place.workgroup, starts_at=now + timedelta(days=days))
        for days in (3, 20)
    )
    place.person.user = UserFactory()
    place.person.save()
    client.force_login(place.person.user)

    assert client.get("/home/").context["next_own"].workshop == first
    Cancellation.objects.create(
        participant=place, workshop=first, notified_at=now, channel=Channel.LINK
    )
    assert client.get("/home/").context["next_own"].workshop == second


def test_a_date_to_which_a_colleague_comes_is_not_ones_own(client):
    place = with_account(ParticipantFactory())
    first, second = dates_of(place.workgroup, 3, 20)
    name_substitute(participant=place, workshop=first, name="Col League")
    client.force_login(place.person.user)

    assert client.get("/home/").context["next_own"].workshop == second


def test_of_two_places_behind_one_mailbox_the_one_that_comes_is_led_to(client):
    office, workgroup = UserFactory(), WorkGroupFactory()
    [workshop] = dates_of(workgroup, 3)
    places = []
    for name in ("Tess Tremaine", "Terry Tremaine"):
        person = PersonFactory(name=name, user=office)
        row = InterestFactory(person=person, workgroup=workgroup, state=InterestState.PLACED)
        places.append(ParticipantFactory(person=person, workgroup=workgroup, interest=row))
    client.force_login(office)

    for absent, comes in (places, places[::-1]):
        cancel_workshop_place(participant=absent, workshop=workshop)
        assert client.get("/home/").context["next_own"].url == links.PLACE.path(comes)
        come_after_all(participant=absent, workshop=workshop)


def test_whoever_comes_for_a_colleague_begins_with_that_date(client):
    user, place = UserFactory(), ParticipantFactory()
    workshop, later = dates_of(place.workgroup, 3, 20)
    instead = {"name": "Col League", "email": user.email}
    name_substitute(participant=place, workshop=workshop, **instead)
    client.force_login(user)

    page = client.get("/home/")

    found = page.context["next_own"]
    assert (found.workshop, found.url) == (workshop, place.workgroup.get_absolute_url())
    assert f"In place of {place.person}." in text_of(page)
    assert "You have no places" not in text_of(page)
    assert client.get(found.url).status_code == 200

    come_after_all(participant=place, workshop=workshop)
    assert client.get("/home/").context["next_own"] is None
    name_substitute(participant=place, workshop=later, **instead)
    Workshop.objects.filter(pk=later.pk).update(cancelled_at=timezone.now())
    assert client.get("/home/").context["next_own"] is None


@pytest.mark.parametrize("is_own_first", [True, False])
def test_the_sooner_of_ones_own_date_and_a_colleagues_is_shown(client, is_own_first):
    own = with_account(ParticipantFactory())
    other = ParticipantFactory()
    [mine], [theirs] = (
        dates_of(place.workgroup, 3 if is_first else 4)
        for place, is_first in ((own, is_own_first), (other, not is_own_first))
    )
    name_substitute(
        participant=other, workshop=theirs, name="Col League", email=own.person.user.email
    )
    client.force_login(own.person.user)

    found = client.get("/home/").context["next_own"]

    assert found.workshop == (mine if is_own_first else theirs)


def with_account(place):
    place.person.user = UserFactory()
    place.person.save()
    return place


def dates_of(workgroup, *days: int) -> list[Workshop]:
    now = timezone.now()
    return [
        WorkshopFactory(workgroup=workgroup, starts_at=now + timedelta(days=day)) for day in days
    ]


def test_a_teacher_is_asked_to_answer_their_offer_and_their_survey(client):
    user = UserFactory()
    offer = offer_to(PersonFactory(user=user))
    invitation = invitation_to(ParticipantFactory(person=PersonFactory(user=user)))
    offer_to(PersonFactory())
    invitation_to(ParticipantFactory())
    client.force_login(user)

    lines = client.get("/home/").context["own_lines"]

    assert {line.thing for line in lines} == {
        f"You are offered a place in {offer.interest.workgroup}",
        f"Tell us how {invitation.participant.workgroup} went",
    }
    for line in lines:
        assert client.get(line.url).status_code == 200
