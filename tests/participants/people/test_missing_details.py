"""Of whom something is missing, and asking them for it once in two weeks."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from outbox.kinds import unwanted
from outbox.models import Message
from pages.rules.school_year import school_year_of
from participants.choices import MissingDetail
from participants.models import TeacherReference
from participants.rules.missing_details import can_be_asked
from tests.factories import HubFactory, ParticipantFactory, WorkGroupFactory, member
from tests.journeys.people import text_of

TODAY = date(2026, 11, 29)
LACKS = frozenset({MissingDetail.TRN})


@pytest.mark.parametrize(
    ("missing", "asked_on", "asks"),
    [
        (LACKS, None, True),
        (LACKS, TODAY - timedelta(days=13), False),
        (LACKS, TODAY - timedelta(days=14), True),
        (frozenset(), None, False),
        (frozenset({MissingDetail.SCHOOL}), None, False),
    ],
)
def test_who_is_asked(missing, asked_on, asks):
    assert can_be_asked(missing, asked_on=asked_on, on=TODAY) is asks


@pytest.fixture
def hub(db):
    return HubFactory()


@pytest.fixture
def group(hub):
    return WorkGroupFactory(hub=hub, school_year=school_year_of(timezone.localdate()))


@pytest.fixture
def staff(client, hub):
    client.force_login(member(hub, Role.ADMINISTRATOR))
    return client


def page(staff, **query) -> str:
    return text_of(staff.get(reverse("participants:missing_details"), query))


def ask(staff):
    return staff.post(reverse("participants:ask_for_details"))


def asked():
    return Message.objects.filter(kind="details-asked")


def test_each_is_asked_once_in_two_weeks_by_the_link_to_their_own_page(staff, client, group):
    place = ParticipantFactory(workgroup=group)
    assert "No telephone number: 1" in page(staff)

    ask(staff)
    assert ask(staff).status_code == 422

    [letter] = asked()
    assert letter.to_email == place.person.email
    assert "/details/" in letter.text
    assert "Not yet" not in page(staff)
    asked().update(created_at=timezone.now() - timedelta(days=14))
    asked().update(key="before")
    ask(staff)
    assert asked().count() == 2


def test_whoever_has_said_it_since_is_not_written_to(staff, group):
    place = ParticipantFactory(workgroup=group)
    ask(staff)
    letter = asked().get()
    assert unwanted([letter], timezone.now()) == set()

    TeacherReference.objects.create(person=place.person, none_because="assistant")
    type(place.person).objects.filter(pk=place.person_id).update(telephone="01632 960222")

    assert unwanted([letter], timezone.now()) == {letter.pk}
    assert "Nothing is missing" in page(staff)


def test_of_each_kind_the_people_are_listed(staff, group):
    with_number, without = (ParticipantFactory(workgroup=group) for _ in range(2))
    TeacherReference.objects.create(person=with_number.person, number="0012345")

    listed = page(staff, kind="trn")

    assert without.person.name in listed
    assert with_number.person.name not in listed


def test_another_year_and_another_hub_are_left_out(staff, hub):
    year = school_year_of(timezone.localdate())
    ParticipantFactory(workgroup=WorkGroupFactory(hub=hub, school_year=year - 1))
    ParticipantFactory(workgroup=WorkGroupFactory(hub=HubFactory(), school_year=year))

    assert "Nothing is missing" in page(staff)
