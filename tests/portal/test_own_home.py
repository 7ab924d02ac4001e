from datetime import timedelta

import pytest
from django.utils import timezone

from evaluations.choices import Wave
from evaluations.models import Invitation
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
