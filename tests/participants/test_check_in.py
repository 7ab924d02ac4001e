"""Whoever comes marks themselves as here; the lead sees it and may say otherwise."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse

from participants import links
from participants.actions.attendance_register import close_register, take_register
from participants.choices import Mark, MarkSource
from participants.models import Attendance, Substitution
from tests.factories import (
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
)

pytestmark = pytest.mark.django_db
STARTS, ENDS = london(2021, 11, 17, 9, 30), london(2021, 11, 17, 14, 30)
SECOND = timedelta(seconds=1)


@pytest.fixture
def workshop(time_machine):
    cache.clear()
    time_machine.move_to(london(2021, 11, 17, 9, 25), tick=False)
    return WorkshopFactory(workgroup=WorkGroupFactory(), starts_at=STARTS)


@pytest.fixture
def place(workshop):
    return ParticipantFactory(workgroup=workshop.workgroup)


@pytest.fixture
def lead(workshop):
    user = UserFactory()
    workshop.workgroup.leads.add(user)
    return user


def on_the_wall(client, workshop, email):
    return client.post(links.CHECK_IN.path(workshop), {"email": email}, follow=True)


def own_page(place, workshop):
    return reverse("participants:i_am_here", args=[links.PLACE.token(place), workshop.pk])


def lines():
    return list(Attendance.objects.values_list("mark", "source", "marked_by"))


def main_of(answer, email) -> str:
    """What the page says, but for the address that was typed and the mark of its form."""
    return (
        answer.content.decode()
        .partition("<main")[2]
        .partition("csrfmiddleware")[0]
        .replace(email, "…")
    )


def test_whoever_has_a_place_is_marked_and_the_lead_sees_by_whom(client, workshop, place, lead):
    on_the_wall(client, workshop, place.person.email.upper())

    assert lines() == [(Mark.PRESENT, MarkSource.LINK, None)]
    client.force_login(lead)
    page = client.get(reverse("participants:register", args=[workshop.pk])).content.decode()
    assert "Checked in by the code at 9:25am." in page


def test_the_answer_says_nothing_of_who_has_a_place(client, workshop, place):
    with_place = on_the_wall(client, workshop, place.person.email)
    without = on_the_wall(client, workshop, "nobody@example.org")

    assert main_of(with_place, place.person.email) == main_of(without, "nobody@example.org")
    assert "has a place at this workshop, it is marked as here" in without.content.decode()
    assert place.person.name not in with_place.content.decode()
    assert Attendance.objects.count() == 1


def test_a_place_in_another_work_group_is_not_marked(client, workshop):
    elsewhere = ParticipantFactory()
    WorkshopFactory(workgroup=elsewhere.workgroup, starts_at=STARTS)

    on_the_wall(client, workshop, elsewhere.person.email)

    assert lines() == []


def test_the_colleague_who_comes_instead_checks_in_as_such(client, workshop, place):
    Substitution.objects.create(
        participant=place, workshop=workshop, name="Col League", email="col@example.org"
    )

    on_the_wall(client, workshop, "col@example.org")

    assert lines() == [(Mark.SUBSTITUTE, MarkSource.LINK, None)]


def test_of_a_shared_address_nobody_is_marked(client, workshop, place):
    other = ParticipantFactory(workgroup=workshop.workgroup)
    type(place.person).objects.filter(pk=other.person_id).update(email=place.person.email)

    on_the_wall(client, workshop, place.person.email)

    assert lines() == []


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        (STARTS - timedelta(minutes=30) - SECOND, False),
        (STARTS - timedelta(minutes=30), True),
        (ENDS, True),
        (ENDS + SECOND, False),
    ],
    ids=["before the door opens", "as it opens", "at the end", "after it"],
)
def test_the_door_is_open_from_half_an_hour_before(
    client, workshop, place, time_machine, at, is_open
):
    time_machine.move_to(at, tick=False)
    word = {"word": links.day_word(workshop)}

    page = client.get(links.CHECK_IN.path(workshop)).content.decode()
    assert ("Your email address" in page) is is_open
    on_the_wall(client, workshop, place.person.email)
    assert Attendance.objects.exists() is is_open
    Attendance.objects.all().delete()
    client.post(own_page(place, workshop), word)
    assert Attendance.objects.exists() is is_open


def test_a_closed_register_takes_nobody(client, workshop, place, lead, time_machine):
    take_register(workshop=workshop, marks={place.pk: Mark.ABSENT}, by=lead)
    time_machine.move_to(STARTS)
    close_register(workshop=workshop, by=lead)
    late = ParticipantFactory(workgroup=workshop.workgroup)

    answer = on_the_wall(client, workshop, late.person.email)

    assert "The register is closed already." in answer.content.decode()
    assert lines() == [(Mark.ABSENT, MarkSource.REGISTER, lead.pk)]


def test_the_lead_has_the_last_word(client, workshop, place, lead):
    take_register(workshop=workshop, marks={place.pk: Mark.ABSENT}, by=lead)
    on_the_wall(client, workshop, place.person.email)
    assert lines() == [(Mark.ABSENT, MarkSource.REGISTER, lead.pk)]

    Attendance.objects.all().delete()
    on_the_wall(client, workshop, place.person.email)
    take_register(workshop=workshop, marks={place.pk: Mark.ABSENT}, by=lead)
    assert lines() == [(Mark.ABSENT, MarkSource.REGISTER, lead.pk)]


def test_on_the_own_page_the_four_digits_of_the_room_mark(client, workshop, place, lead):
    client.force_login(lead)
    room = client.get(reverse("participants:check_in_poster", args=[workshop.pk]))
    word = room.context["word"]
    client.logout()
    assert "I am here" in client.get(links.PLACE.path(place)).content.decode()
    wrong = f"{(int(word) + 1) % 10_000:04}"

    for typed in (wrong, "12", "12345", "four", ""):
        assert client.post(own_page(place, workshop), {"word": typed}).status_code == 422
    assert lines() == []
    answer = client.post(own_page(place, workshop), {"word": word}, follow=True)

    assert lines() == [(Mark.PRESENT, MarkSource.OWN_PAGE, None)]
    assert "You are on the register" in answer.content.decode()


def test_the_four_digits_cannot_be_tried_out(client, workshop, place):
    word = links.day_word(workshop)
    others = [f"{number:04}" for number in range(11) if f"{number:04}" != word]
    for typed in others[:10]:
        client.post(own_page(place, workshop), {"word": typed})

    answer = client.post(own_page(place, workshop), {"word": word})

    assert "tried very often" in answer.content.decode()
    assert lines() == []


def test_each_workshop_has_digits_of_its_own(workshop):
    others = [
        WorkshopFactory(workgroup=workshop.workgroup, starts_at=STARTS + timedelta(days=day))
        for day in range(1, 5)
    ]

    words = {links.day_word(one) for one in [workshop, *others]}

    assert len(words) > 1
    assert all(len(word) == 4 and word.isdigit() for word in words)


def test_the_link_of_one_workshop_opens_no_other_and_none_that_is_called_off(
    client, workshop, place
):
    token = links.CHECK_IN.token(workshop)
    other = WorkshopFactory(workgroup=workshop.workgroup, starts_at=STARTS + timedelta(days=7))
    assert links.CHECK_IN.token(other).split(":")[0] != token.split(":")[0]
    type(workshop).objects.filter(pk=workshop.pk).update(cancelled_at=STARTS)

    answer = on_the_wall(client, workshop, place.person.email)

    assert "The hub cancelled this workshop." in answer.content.decode()
    assert lines() == []


def test_the_sheet_names_who_comes_and_needs_stand_apart(client, workshop, place, lead):
    place.food_needs = "No nuts"
    place.save()
    client.force_login(lead)

    sheet = client.get(reverse("participants:register_sheet", args=[workshop.pk]))

    page = sheet.content.decode()
    signed, apart, alone = page.partition("portal-sheet__apart")
    assert apart
    assert place.person.name in signed
    assert "No nuts" not in signed
    assert "No nuts" in alone
