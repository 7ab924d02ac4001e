from datetime import timedelta

import pytest
from django.utils import timezone

from access.roles import Role
from participants.actions.attendance_register import close_register
from participants.choices import InterestState
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    member,
)

pytestmark = pytest.mark.django_db


def test_home_counts_what_needs_an_administrator_in_their_own_hub_only(client):
    workgroup = WorkGroupFactory()
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))
    InterestFactory(workgroup=workgroup)
    InterestFactory(workgroup=workgroup, state=InterestState.DECLINED)
    InterestFactory()

    [(hub, figures, _)] = client.get("/home/").context["hubs"]

    assert hub == workgroup.hub
    assert {figure["words"]: figure["number"] for figure in figures} == {
        "expression of interest to decide": 1,
        "head who has not answered": 1,
        "people waiting while a place is free": 0,
        "offers not answered yet": 0,
        "registers missing": 0,
        "visits to write up": 0,
        "actions agreed on visits that are late": 0,
        "fees to decide": 0,
        "confirmed fees to invoice": 0,
        "emails that could not be sent": 0,
        "enquiries to answer": 0,
        "messages set aside as possible spam": 0,
        "people whose schools have closed": 0,
    }


def test_each_number_leads_to_as_many_rows(client):
    workgroup = WorkGroupFactory()
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))
    for _ in range(2):
        InterestFactory(workgroup=workgroup)
    WorkshopFactory(workgroup=workgroup, starts_at=timezone.now() - timedelta(days=1))

    [(_, figures, _)] = client.get("/home/").context["hubs"]

    for figure in figures:
        rows = client.get(figure["url"]).context["page_obj"].paginator.count
        assert rows == figure["number"], figure["words"]


def test_the_week_shows_who_is_coming_and_who_has_cancelled(client):
    workshop = WorkshopFactory(starts_at=timezone.now() + timedelta(days=3))
    client.force_login(member(workshop.workgroup.hub, Role.ADMINISTRATOR))
    ParticipantFactory(workgroup=workshop.workgroup)
    ParticipantFactory(workgroup=workshop.workgroup, withdrawn_at=timezone.now())

    [row] = client.get("/home/").context["week"]

    assert (row.coming, row.cancelled) == (1, 0)


def test_the_week_begins_with_the_next_workshop(client):
    now = timezone.now()
    workgroup = WorkGroupFactory()
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))
    for days in (5, 2):
        WorkshopFactory(workgroup=workgroup, starts_at=now + timedelta(days=days))
    other = WorkGroupFactory(hub=workgroup.hub)
    for days in (6, 1):
        WorkshopFactory(workgroup=other, starts_at=now + timedelta(days=days))

    week = client.get("/home/").context["week"]

    assert [(row.starts_at - now).days for row in week] == [1, 2, 5, 6]


def test_a_teacher_finds_their_own_place(client):
    place = ParticipantFactory()
    place.person.user = UserFactory()
    place.person.save()
    client.force_login(place.person.user)

    page = client.get("/home/").content.decode()

    assert place.workgroup.title in page
    assert "/place/" in page


def test_somebody_with_nothing_is_shown_the_way(client):
    client.force_login(UserFactory())

    assert "Find a Work Group" in client.get("/home/").content.decode()


def waiting_on(workgroup):
    return InterestFactory(
        workgroup=workgroup, state=InterestState.WAITING, waiting_since=timezone.now()
    )


@pytest.mark.parametrize(("capacity", "number"), [(1, 0), (2, 1)])
def test_home_tells_of_people_who_wait_while_a_place_is_free(client, capacity, number):
    workgroup = WorkGroupFactory(capacity=capacity)
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))
    WorkshopFactory(workgroup=workgroup, starts_at=timezone.now() + timedelta(days=9))
    ParticipantFactory(workgroup=workgroup)
    waiting_on(workgroup)

    figure = figure_to(client, "?place=free")

    assert figure["number"] == number
    assert client.get(figure["url"]).context["page_obj"].paginator.count == number


def test_nobody_waits_for_a_place_where_nothing_is_to_come(client):
    workgroup = WorkGroupFactory()
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))
    WorkshopFactory(workgroup=workgroup, starts_at=timezone.now() - timedelta(days=9))
    waiting_on(workgroup)

    assert figure_to(client, "?place=free")["number"] == 0


def figure_to(client, query):
    [(_, figures, _)] = client.get("/home/").context["hubs"]
    [figure] = [figure for figure in figures if figure["url"].endswith(query)]
    return figure


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
    assert f'href="{address}">Take the register of' in client.get("/home/").content.decode()
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
