"""The log of contact with schools."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from hubs.models import ContactNote
from hubs.rules.contact_note import reason_not_to_contact
from tests.factories import HubFactory, member, school_in
from tests.journeys.people import day, text_of
from tests.school_factories import ContactNoteFactory

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def school(hub):
    return school_in(hub)


@pytest.fixture
def administrator(hub, client):
    user = member(hub, Role.ADMINISTRATOR)
    client.force_login(user)
    return user


def add(client, school, *, on=None, next_on=None, **answers):
    given = {"way": "phone", "said": "They asked for a flyer"} | answers
    given |= day("day", on or TODAY())
    if next_on:
        given |= day("next_on", next_on)
    return client.post(reverse("hubs:add_contact", args=[school.pk]), given, follow=True)


def test_a_note_is_kept_and_shown_with_the_day_of_the_next(client, administrator, school, hub):
    next_on = TODAY() + timedelta(days=14)

    page = text_of(add(client, school, next_on=next_on))

    note = ContactNote.objects.get()
    assert (note.hub, note.school, note.day, note.next_on) == (hub, school, TODAY(), next_on)
    assert note.written_by == administrator
    assert "They asked for a flyer" in page
    assert "Be in touch again on" in page


def test_a_note_cannot_be_of_a_day_to_come_nor_the_next_of_a_day_gone(
    client, administrator, school
):
    late = add(client, school, on=TODAY() + timedelta(days=1))
    back = add(client, school, next_on=TODAY())

    assert (late.status_code, back.status_code) == (422, 422)
    assert "The day must be today or in the past" in text_of(late)
    assert "The next contact must be after this one" in text_of(back)
    assert not ContactNote.objects.exists()


def test_a_school_that_asked_not_to_be_contacted_is_left_alone_until_it_writes(
    client, administrator, school
):
    before = TODAY() - timedelta(days=3)
    add(client, school, on=before, refuses_contact="on", next_on=TODAY() + timedelta(days=9))
    assert ContactNote.objects.get().next_on is None

    refused = add(client, school)
    begun_by_school = add(client, school, by_school="on")
    again = add(client, school, said="We sent the flyer")

    assert refused.status_code == 422
    assert "not to be contacted" in text_of(refused)
    assert (begun_by_school.status_code, again.status_code) == (200, 200)
    assert ContactNote.objects.count() == 3


def test_a_note_is_corrected_and_taken_away(client, administrator, school, hub):
    note = ContactNoteFactory(hub=hub, school=school, said="Rang twise")

    client.post(
        reverse("hubs:edit_contact", args=[note.pk]),
        day("day", note.day) | {"way": "email", "said": "Rang twice"},
    )
    note.refresh_from_db()
    assert (note.said, note.way) == ("Rang twice", "email")

    client.post(reverse("hubs:remove_contact", args=[note.pk]))
    assert not ContactNote.objects.exists()


def test_the_same_note_is_kept_once(school, hub):
    note = ContactNoteFactory(hub=hub, school=school)

    with pytest.raises(IntegrityError), transaction.atomic():
        ContactNoteFactory(hub=hub, school=school, day=note.day, said=note.said)


def test_another_hub_reads_no_note_even_of_a_school_it_shares(client, administrator, school):
    ContactNoteFactory(school=school, said="A secret of another hub")

    page = client.get(reverse("schools:school", args=[school.pk]))
    told = client.get(reverse("schools:school_timeline", args=[school.pk]))

    assert "A secret" not in text_of(page) + text_of(told)


@pytest.mark.parametrize(
    ("refused_on", "by_school", "refused"),
    [
        (None, False, False),
        (None, True, False),
        (date(2026, 5, 3), False, True),
        (date(2026, 5, 3), True, False),
    ],
)
def test_only_the_school_ends_its_refusal(refused_on, by_school, refused):
    reason = reason_not_to_contact(refused_on, by_school=by_school)

    assert bool(reason) == refused
    assert not refused or "3 May 2026" in reason
