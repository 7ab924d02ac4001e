"""Arriving late and leaving early, in minutes, on the register."""

import pytest
from django.urls import reverse

from participants.choices import Mark
from participants.models import Attendance
from participants.rules.missed_minutes import minutes_kept, minutes_missed
from tests.factories import (
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
)

pytestmark = pytest.mark.django_db
MORNING = london(2021, 11, 17, 9, 30)  # until 14:30, 300 minutes


@pytest.fixture
def workshop(client, time_machine):
    time_machine.move_to(london(2021, 11, 17, 11))
    row = WorkshopFactory(workgroup=WorkGroupFactory(), starts_at=MORNING)
    lead = UserFactory()
    row.workgroup.leads.add(lead)
    client.force_login(lead)
    return row


@pytest.fixture
def place(workshop):
    return ParticipantFactory(workgroup=workshop.workgroup)


def send(client, workshop, answers):
    return client.post(reverse("participants:register", args=[workshop.pk]), answers)


def kept():
    return list(Attendance.objects.values_list("mark", "minutes"))


@pytest.mark.parametrize(
    ("missed", "there"), [(None, None), (0, None), (1, 299), (299, 1)], ids=str
)
def test_minutes_missed_are_kept_as_minutes_there(missed, there):
    assert minutes_kept(300, missed) == there
    assert minutes_missed(300, there) == (missed or None)


def test_nothing_is_missed_of_a_workshop_shortened_since():
    assert minutes_missed(200, 200) is None
    assert minutes_missed(200, 199) == 1


def test_whoever_came_late_is_there_for_the_rest(client, workshop, place):
    answers = {f"mark-{place.pk}": "present", f"missed-{place.pk}": "20"}

    assert send(client, workshop, answers).status_code == 302

    assert kept() == [(Mark.PRESENT, 280)]
    page = client.get(reverse("participants:register", args=[workshop.pk])).content.decode()
    assert "here for 280 minutes" in page
    assert 'value="20"' in page


def test_minutes_without_a_mark_are_somebodys_who_came(client, workshop, place):
    send(client, workshop, {f"missed-{place.pk}": "20"})

    assert kept() == [(Mark.PRESENT, 280)]


def test_everybody_else_is_here_and_who_was_late_keeps_the_minutes(client, workshop, place):
    other = ParticipantFactory(workgroup=workshop.workgroup)

    send(client, workshop, {f"missed-{place.pk}": "20", "everybody": "here"})

    rows = Attendance.objects.values_list("participant", "mark", "minutes")
    assert set(rows) == {(place.pk, Mark.PRESENT, 280), (other.pk, Mark.PRESENT, None)}


def test_whoever_is_not_here_after_all_loses_the_minutes(client, workshop, place):
    send(client, workshop, {f"mark-{place.pk}": "present", f"missed-{place.pk}": "20"})

    # The box still holds what the page came with.
    send(client, workshop, {f"mark-{place.pk}": "absent", f"missed-{place.pk}": "20"})

    assert kept() == [(Mark.ABSENT, None)]


def test_taking_the_minutes_out_means_all_of_it(client, workshop, place):
    send(client, workshop, {f"mark-{place.pk}": "present", f"missed-{place.pk}": "20"})

    send(client, workshop, {f"mark-{place.pk}": "present", f"missed-{place.pk}": ""})

    assert kept() == [(Mark.PRESENT, None)]


@pytest.mark.parametrize(
    ("mark", "missed", "said"),
    [
        ("present", "300", "Enter fewer minutes than the 300 that the workshop lasts"),
        ("present", "-1", "Enter the minutes missed as a whole number"),
        ("present", "half", "Enter the minutes missed as a whole number"),
        ("absent", "20", "Mark them as here, or take the minutes out"),
    ],
)
def test_minutes_that_cannot_be_are_said_beside_the_box(
    client, workshop, place, mark, missed, said
):
    answer = send(client, workshop, {f"mark-{place.pk}": mark, f"missed-{place.pk}": missed})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert page.count(said) == 2  # beside the box and in the summary
    assert f'value="{missed}"' in page
    assert kept() == []


@pytest.mark.parametrize(
    ("sent", "status", "line"),
    [
        ({"mark": "present", "missed": "20"}, 200, [(Mark.PRESENT, 280)]),
        ({"mark": "absent", "missed": "20"}, 200, [(Mark.ABSENT, None)]),
        ({"mark": "present", "missed": "300"}, 422, []),
    ],
)
def test_a_tap_brings_its_minutes(client, workshop, place, sent, status, line):
    answer = send(client, workshop, {"participant": place.pk} | sent)

    assert answer.status_code == status
    assert kept() == line
