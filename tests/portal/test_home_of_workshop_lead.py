"""What home shows to whoever leads a single workshop, and how their calendar follows it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from participants.actions.attendance_register import close_register
from tests.factories import (
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.journeys.people import text_of
from workgroups.links import LED_CALENDAR

pytestmark = pytest.mark.django_db

THE_DAY = london(2022, 2, 3, 9, 30)


@pytest.fixture
def gita():
    return UserFactory(name="Gita Ghosh")


@pytest.fixture
def workshop(gita, time_machine):
    time_machine.move_to(THE_DAY - timedelta(days=5), tick=False)
    row = WorkshopFactory(starts_at=THE_DAY, workgroup__title="Times Tables")
    row.leads.add(gita)
    WorkshopFactory(workgroup=row.workgroup, starts_at=THE_DAY - timedelta(days=1))
    return row


def home(client, user):
    client.force_login(user)
    return client.get("/home/")


def test_it_shows_the_next_date_who_comes_and_the_way_to_its_page(client, gita, workshop):
    ParticipantFactory.create_batch(2, workgroup=workshop.workgroup)

    answer = home(client, gita)

    said, html = text_of(answer), answer.content.decode()
    assert "The next date you lead Thursday 3 February 2022, 9:30am to 2:30pm" in said
    assert "2 coming" in said
    assert "Workshops you lead Times Tables" in said
    assert reverse("workgroups:led_workshop", args=[workshop.pk]) in html
    assert "Work Groups you lead" not in said
    assert reverse("workgroups:detail", args=[workshop.workgroup_id]) not in html
    assert "You have no places" not in said


def test_on_the_day_it_leads_to_the_register_and_chases_until_that_is_closed(
    client, gita, workshop, time_machine
):
    register = reverse("participants:register", args=[workshop.pk])
    assert register not in home(client, gita).content.decode()
    time_machine.move_to(THE_DAY + timedelta(minutes=5), tick=False)

    answer = home(client, gita)

    assert "Take the register" in text_of(answer)
    assert register in answer.content.decode()
    time_machine.move_to(THE_DAY + timedelta(days=3), tick=False)
    assert "Register of Times Tables, Thursday 3 February 2022" in text_of(home(client, gita))
    close_register(workshop=workshop, by=gita)
    assert register not in home(client, gita).content.decode()


def test_a_draft_what_is_called_off_and_what_is_long_over_is_not_shown(client, gita, workshop):
    draft = WorkGroupFactory(published_at=None, published_by=None, title="Draft")
    ended = WorkGroupFactory(cancelled_at=timezone.now(), title="Ended")
    for group in (draft, ended):
        WorkshopFactory(workgroup=group).leads.add(gita)
    WorkshopFactory(cancelled_at=timezone.now(), workgroup__title="Off").leads.add(gita)
    long_ago = THE_DAY - timedelta(days=300)
    WorkshopFactory(starts_at=long_ago, workgroup__title="Long ago").leads.add(gita)

    said = text_of(home(client, gita))

    assert [word for word in ("Draft", "Ended", "Off", "Long ago") if f" {word}," in said] == []
    assert "Times Tables" in said


@pytest.mark.parametrize("whole", [False, True])
def test_it_offers_the_dates_to_a_calendar(client, gita, workshop, whole, settings):
    if whole:
        workshop.leads.clear()
        workshop.workgroup.leads.add(gita)
    address = LED_CALENDAR.url(gita)

    html = home(client, gita).content.decode()

    assert f'href="{address}"' in html
    assert client.get(address.removeprefix(settings.SITE_URL)).status_code == 200


def test_somebody_who_leads_nothing_is_offered_no_calendar(client):
    assert "in your own calendar" not in text_of(home(client, UserFactory()))


def test_the_hub_reads_whose_turn_a_missing_register_is(client, gita, workshop, time_machine):
    lead = UserFactory(name="Lena Lead")
    workshop.workgroup.leads.add(lead)
    time_machine.move_to(THE_DAY + timedelta(days=1), tick=False)

    answer = home(client, member(workshop.workgroup.hub, Role.ADMINISTRATOR))

    lines = [one for one in answer.context["lines"] if one.kind == "registers_missing"]
    assert [line.whose for line in lines] == ["Lena Lead", "Gita Ghosh"]
