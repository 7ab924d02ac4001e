"""Several people are offered places at once: who gets one, who waits and who stays."""

import pytest
from django.urls import reverse

from access.roles import Role
from participants.choices import InterestState
from participants.models import Offer
from tests.factories import (
    InterestFactory,
    WorkGroupFactory,
    approved,
    member,
    school_in,
)
from tests.journeys.people import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def workgroup():
    return WorkGroupFactory(capacity=3, places_per_school=1)


@pytest.fixture
def staff(client, workgroup):
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))
    return client


@pytest.fixture
def interest(workgroup):
    return approved(InterestFactory(workgroup=workgroup))


def url(name: str, *rows) -> str:
    return reverse(f"participants:{name}", args=[row.pk for row in rows])


def test_those_chosen_are_offered_places_in_order_and_the_rest_wait(staff, workgroup):
    school = school_in(workgroup.hub)
    pair = [approved(InterestFactory(workgroup=workgroup, school=school)) for _ in range(2)]
    silent = InterestFactory(workgroup=workgroup)
    path = url("offer_chosen", workgroup)
    chosen = {"interest": [row.pk for row in (*pair, silent)]}

    shown = staff.get(path, chosen)
    answer = staff.post(path, chosen, follow=True)

    assert "Offer places to 3 people?" in text_of(shown)
    assert (
        "1 offered a place; 1 put on the waiting list; 1 left as they were, as something stands "
        "in the way."
    ) in text_of(answer)
    for row, state in zip(
        (*pair, silent),
        (InterestState.OFFERED, InterestState.WAITING, InterestState.NEW),
        strict=True,
    ):
        row.refresh_from_db()
        assert row.state == state


def test_the_page_says_first_what_becomes_of_each_of_those_chosen(staff, workgroup):
    school = school_in(workgroup.hub)
    for name in ("Ann First", "Bea Second"):
        interest = InterestFactory(workgroup=workgroup, school=school, person__name=name)
        approved(interest)
    InterestFactory(workgroup=workgroup, person__name="Cat Third")
    chosen = {"interest": list(workgroup.interests.values_list("pk", flat=True))}

    shown = staff.get(url("offer_chosen", workgroup), chosen)

    chosen = shown.context["chosen"]
    followed = {str(row["interest"].person): row["follows"].label for row in chosen}
    assert followed == {
        "Ann First": "Is offered a place",
        "Bea Second": "Goes on the waiting list",
        "Cat Third": "Stays as they are",
    }
    assert all(words in text_of(shown) for words in followed.values())


@pytest.mark.usefixtures("interest")
def test_nobody_chosen_is_said_and_changes_nothing(staff, workgroup):
    path = url("offer_chosen", workgroup)

    assert "Nobody was chosen. Tick one or more people first." in text_of(staff.get(path))
    staff.post(path, {"interest": ["x", "", "9" * 30, str(2**62)]})
    assert Offer.objects.count() == 0


def test_those_of_another_work_group_are_not_offered_places_here(staff, workgroup):
    other = approved(InterestFactory(workgroup=WorkGroupFactory(hub=workgroup.hub)))

    staff.post(url("offer_chosen", workgroup), {"interest": [other.pk]})

    assert Offer.objects.count() == 0
