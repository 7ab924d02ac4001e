"""Expressions of interest of several Work Groups, decided in one step: each by itself."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from access.roles import Role
from outbox.models import Message
from participants.actions.place import offer_place
from participants.choices import Deed, InterestState
from participants.models import ExpressionOfInterest, Offer
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    approved,
    member,
)
from tests.journeys.people import text_of

pytestmark = pytest.mark.django_db

S = InterestState
PAGE = "/manage/interests/decide/"


@pytest.fixture
def full():
    """A Work Group whose only place is taken."""
    workgroup = WorkGroupFactory(capacity=1)
    ParticipantFactory(workgroup=workgroup)
    return workgroup


@pytest.fixture
def spacious(full):
    return WorkGroupFactory(hub=full.hub, capacity=5)


@pytest.fixture
def admin(full):
    return member(full.hub, Role.ADMINISTRATOR)


@pytest.fixture
def staff(client, admin):
    client.force_login(admin)
    return client


def states(*rows) -> list[str]:
    return [ExpressionOfInterest.objects.get(pk=row.pk).state for row in rows]


def chosen(deed: str, *rows, **more) -> dict:
    return {"deed": deed, "interest": [row.pk for row in rows], **more}


def said(answer) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


def test_places_are_offered_in_several_work_groups_as_the_page_said(staff, full, spacious):
    ready = approved(InterestFactory(workgroup=spacious))
    late = approved(InterestFactory(workgroup=full))
    unanswered = InterestFactory(workgroup=spacious)

    shown = staff.get(PAGE, chosen(Deed.OFFER, ready, late, unanswered))
    answer = staff.post(PAGE, chosen(Deed.OFFER, ready, late, unanswered))

    rows = [row for group in shown.context["groups"] for row in group.rows]
    assert {row.interest: (row.will, row.because) for row in rows} == {
        ready: ("Is offered a place", ""),
        late: ("Goes on the waiting list", ""),
        unanswered: ("", "The head has not approved yet."),
    }
    assert "2 of 3 people" in text_of(shown)
    assert states(ready, late, unanswered) == [S.OFFERED, S.WAITING, S.NEW]
    assert said(answer) == [
        f"{unanswered} stays as it is: The head has not approved yet.",
        "1 offered a place; 1 put on the waiting list.",
    ]
    assert Message.objects.filter(kind__in=["place-offered", "waiting-list"]).count() == 2


def test_whoever_asks_for_a_reason_is_left_for_their_own_page(staff, spacious):
    row = approved(InterestFactory(workgroup=spacious))
    for _ in range(2):
        ParticipantFactory(
            workgroup=WorkGroupFactory(hub=spacious.hub, school_year=spacious.school_year),
            interest__school=row.school,
            school=row.school,
        )

    answer = staff.post(PAGE, chosen(Deed.OFFER, row))

    assert states(row) == [S.NEW]
    assert "stays as it is: The school is in 2 other projects" in said(answer)[0]


def test_one_that_cannot_be_put_on_the_list_holds_up_nobody(staff, admin, full, spacious):
    new, waiting = InterestFactory(workgroup=full), InterestFactory(workgroup=spacious)
    offered = approved(InterestFactory(workgroup=spacious))
    offer_place(interest=offered, by=admin)

    shown = staff.get(PAGE, chosen(Deed.WAIT, new, waiting, offered))
    answer = staff.post(PAGE, chosen(Deed.WAIT, new, waiting, offered))

    assert shown.context["will"] == 2
    assert states(new, waiting, offered) == [S.WAITING, S.WAITING, S.OFFERED]
    assert said(answer)[1] == "2 put on the waiting list."
    assert Offer.objects.open().count() == 1


def test_all_declined_read_the_reason(staff, full, spacious):
    rows = InterestFactory(workgroup=full), InterestFactory(workgroup=spacious)

    assert staff.post(PAGE, chosen(Deed.DECLINE, *rows, reason="")).status_code == 422
    assert states(*rows) == [S.NEW, S.NEW]
    answer = staff.post(PAGE, chosen(Deed.DECLINE, *rows, reason="It is for primary schools"))

    assert states(*rows) == [S.DECLINED, S.DECLINED]
    assert said(answer)[-1] == "2 declined."
    letters = Message.objects.filter(kind="interest-declined")
    assert letters.count() == 2
    assert all("It is for primary schools" in letter.text for letter in letters)


def test_nobody_of_another_hub_is_decided_about(staff, spacious):
    stranger = approved(InterestFactory())

    shown = staff.get(PAGE, chosen(Deed.OFFER, stranger))
    staff.post(PAGE, chosen(Deed.OFFER, stranger))

    assert stranger.name not in text_of(shown)
    assert states(stranger) == [S.NEW]


def test_the_list_leads_there_only_whoever_may(staff, client, spacious):
    InterestFactory(workgroup=spacious)
    path = reverse("participants:interests")
    assert "Offer places to those chosen" in text_of(staff.get(path))

    lead = UserFactory()
    spacious.leads.add(lead)
    client.force_login(lead)

    assert "Offer places to those chosen" not in text_of(client.get(path))


@pytest.mark.parametrize("deed", ["", "delete", "offer"])
def test_nobody_chosen_is_said(staff, deed):
    assert "Nobody was chosen" in text_of(staff.get(PAGE, {"deed": deed, "interest": "x"}))
