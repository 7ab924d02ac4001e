"""Somebody's own Work Groups over the years, and the file of what is held of them."""

import pytest
from django.urls import reverse

from participants import links
from participants.models import TeacherReference
from tests.factories import (
    HubFactory,
    InterestFactory,
    ParticipantFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
)
from tests.journeys.people import text_of
from tests.participants.factories import CertificateFactory
from tests.robust.reading import links as links_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return ParticipantFactory(workgroup=WorkGroupFactory(title="Subject Leadership"))


def url(name, place):
    return reverse(f"participants:{name}", args=[links.PLACE.token(place)])


def another_place(person, **of_group):
    group = WorkGroupFactory(**of_group)
    asked = InterestFactory(workgroup=group, person=person, state="placed")
    return ParticipantFactory(workgroup=group, interest=asked)


def test_all_places_of_one_person_are_on_one_page_with_the_next_date(client, place, time_machine):
    time_machine.move_to(london(2021, 9, 20, 12))
    other = another_place(place.person, title="Reception", hub=HubFactory(name="Estuary Hub"))
    WorkshopFactory(workgroup=other.workgroup, starts_at=london(2021, 11, 17, 9))
    stranger = ParticipantFactory(workgroup=WorkGroupFactory(title="Somebody else's"))

    CertificateFactory(place=other, facts={"title": "Early years", "dates": []})
    over = another_place(place.person, title="Over and done")
    WorkshopFactory(workgroup=over.workgroup, starts_at=london(2021, 9, 16, 9))

    page = client.get(url("own_workgroups", place))
    own = text_of(client.get(url("place", place)))

    assert f"Reception , {other.school} Next: Wednesday 17 November 2021" in own
    assert "Over and done" not in own
    said = text_of(page)
    assert "Subject Leadership" in said
    assert "17 November 2021" in said
    assert "Over and done" in said
    assert "Certificate of completion: Early years" in said
    assert str(stranger.workgroup) not in said
    path = links_on(page)[str(other.workgroup)]
    assert client.get(path).status_code == 200


def test_the_file_holds_what_is_kept_of_them_and_nobody_elses(client, place):
    TeacherReference.objects.create(person=place.person, number="0012367")
    stranger = ParticipantFactory(workgroup=place.workgroup).person

    lines = b"".join(client.get(url("own_data", place))).decode()

    assert f"About you,Name,{place.person.name}" in lines
    assert "About you,TRN,•••••67" in lines
    assert "Subject Leadership" in lines
    assert stranger.name not in lines
    assert stranger.email not in lines
