"""A national return: what is missing first, then a file that stays as it was made."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.db import InternalError, transaction
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from pages.rules.school_year import school_year_of
from participants.actions.national_return import make_return
from participants.models import NationalReturn, Person, TeacherReference, TrnLook
from participants.queries.teacher_reference import MINUTES
from tests.factories import HubFactory, ParticipantFactory, WorkGroupFactory, member
from tests.journeys.people import text_of

pytestmark = pytest.mark.django_db

NUMBER = "0012345"


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def place(hub):
    group = WorkGroupFactory(hub=hub, school_year=school_year_of(timezone.localdate()))
    place = ParticipantFactory(workgroup=group)
    TeacherReference.objects.create(person=place.person, number=NUMBER)
    Person.objects.filter(pk=place.person_id).update(name="=Zoë")
    return place


@pytest.fixture
def admin(hub):
    return member(hub, Role.ADMINISTRATOR)


@pytest.fixture
def staff(client, admin):
    client.force_login(admin)
    return client


def url(name, *args):
    return reverse(f"participants:{name}", args=args)


def make(staff, hub, *columns, reason=""):
    answers = {"hub": hub.pk, "columns": columns, "trn_reason": reason}
    return staff.post(url("make_return"), answers)


def test_the_gaps_stand_above_the_form_and_lead_to_who_lacks_it(staff, place):
    page = staff.get(url("make_return"))

    assert "No telephone number: 1" in text_of(page)
    assert "No TRN" not in text_of(page)
    assert f"{url('missing_details')}?kind=telephone" in page.content.decode()


def test_the_file_has_the_chosen_columns_and_stays_as_it_was_made(staff, hub, place):
    make(staff, hub, "place", "name", "urn")
    Person.objects.filter(pk=place.person_id).update(name="Somebody Else")

    made = NationalReturn.objects.get()
    file = staff.get(url("return_file", made.pk)).content

    assert file.decode("utf-8-sig") == f"Name,URN,Place\r\n'=Zoë,{place.school.urn},Has it\r\n"
    assert sha256(file).hexdigest() == made.sha256
    assert not TrnLook.objects.exists()
    with pytest.raises(InternalError, match="made_return_stays"), transaction.atomic():
        NationalReturn.objects.update(content=b"another")


def test_with_numbers_it_asks_why_and_each_is_a_look(staff, client, hub, place, time_machine):
    assert make(staff, hub, "trn").status_code == 422
    make(staff, hub, "trn", reason="The return of the year")
    made = NationalReturn.objects.get()
    path = url("return_file", made.pk)

    assert NUMBER.encode() in staff.get(path).content
    look = TrnLook.objects.get()
    assert (look.person, look.reason) == (place.person, "The return of the year")
    client.force_login(member(hub, Role.HUB_LEAD))
    assert client.get(path)["Location"] == url("open_return", made.pk)
    client.post(url("open_return", made.pk), {"reason": "To check it"})
    assert client.get(path).status_code == 200
    assert [one.reason for one in TrnLook.objects.all()] == ["To check it", look.reason]
    TrnLook.objects.update(looked_at=timezone.now() - timedelta(minutes=MINUTES))
    assert client.get(path).status_code == 302


def test_another_hubs_places_are_not_in_it_and_returns_are_numbered(
    hub, place, admin, time_machine
):
    ParticipantFactory(
        workgroup=WorkGroupFactory(hub=HubFactory(), school_year=place.workgroup.school_year)
    )
    asked = {"hub": hub, "year": place.workgroup.school_year, "trn_reason": "", "by": admin}

    asked["columns"] = ["completed", "attended"]

    first, clicked_again = make_return(**asked), make_return(**asked)
    time_machine.move_to(timezone.now() + timedelta(minutes=2))
    second = make_return(**asked)

    assert clicked_again == first
    assert (first.number, second.number) == (1, 2)
    assert bytes(second.content).decode("utf-8-sig") == ("Workshops attended,Completed\r\n0,No\r\n")
