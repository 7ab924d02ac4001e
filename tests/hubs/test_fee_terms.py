"""A new version of the terms on missed workshops is read back before it is kept."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError

from access.roles import Role
from hubs.models import FeePolicy
from tests.factories import (
    FeePolicyFactory,
    HubFactory,
    ParticipantFactory,
    WorkGroupFactory,
    london,
    member,
)
from tests.journeys.people import day, text_of
from tests.robust.reading import assert_refused_beside

pytestmark = pytest.mark.django_db

SAME = {
    "amount": "75",
    "notice_days": "7",
    "notice_unit": "calendar_days",
    "charges_no_show": "on",
    "charges_late_cancellation": "on",
    "allows_substitute": "on",
}


@pytest.fixture
def hub(time_machine):
    time_machine.move_to(london(2021, 9, 1, 9), tick=False)
    return HubFactory()


@pytest.fixture
def path(client, hub):
    client.force_login(member(hub, Role.ADMINISTRATOR))
    return f"/manage/hubs/{hub.pk}/terms/add/"


def terms(on=date(2021, 9, 1), **changes) -> dict:
    return SAME | day("effective_from", on) | changes


def carried(page) -> dict:
    form = page.context["form"]
    return {name: form[name].value() for name in form.fields}


def test_new_terms_are_read_back_and_then_kept(client, hub, path):
    first = FeePolicyFactory(hub=hub, version=1)
    workgroup = WorkGroupFactory(hub=hub, fee_policy=first)
    ParticipantFactory(workgroup=workgroup, fee_policy=first)
    ParticipantFactory(fee_policy=FeePolicyFactory())

    page = client.post(path, terms(date(2021, 10, 1), amount="80", allows_substitute=""))

    said = text_of(page)
    assert FeePolicy.objects.filter(hub=hub).count() == 1
    assert "Make these the terms from Friday 1 October 2021?" in said
    assert "They are for places accepted from Friday 1 October 2021, and for those alone." in said
    assert "The 1 person who has a place already keeps the terms they accepted." in said
    assert "£80.00 until then: £75.00" in said
    assert "A colleague instead not taken until then: without a fee" in said

    done = client.post(path, carried(page))

    assert done.status_code == 302
    kept = FeePolicy.objects.get(hub=hub, version=2)
    assert (kept.amount, kept.effective_from, kept.allows_substitute) == (
        Decimal("80.00"),
        date(2021, 10, 1),
        False,
    )


def test_something_can_be_changed_on_the_way(client, hub, path):
    page = client.post(path, terms(amount="80", notice_days="5"))

    form = client.post(path, carried(page) | {"back": "back"})

    assert form.status_code == 200
    assert form.context["form"]["notice_days"].value() == "5"
    assert form.context["form"]["effective_from"].value() == ["1", "9", "2021"]
    assert not FeePolicy.objects.exists()


def test_the_first_terms_stand_beside_nothing(client, hub, path):
    said = text_of(client.post(path, terms()))

    assert "Nobody has a place on earlier terms yet." in said
    assert "until then" not in said


@pytest.mark.parametrize("confirmed", [{}, {"confirmed": "yes"}])
def test_terms_that_charge_for_nothing_are_refused_beside_the_box(client, path, confirmed):
    answer = client.post(path, terms(charges_no_show="", charges_late_cancellation="") | confirmed)

    assert_refused_beside(
        answer,
        charges_no_show="Tick for what a fee may follow. Where none ever does, choose “No fee is "
        "ever charged” under “Places and terms” of each Work Group instead",
    )
    assert not FeePolicy.objects.exists()


def test_the_database_holds_no_terms_that_charge_for_nothing(hub):
    with pytest.raises(IntegrityError, match="policy_charges_for_something"):
        FeePolicyFactory(hub=hub, charges_no_show=False, charges_late_cancellation=False)


@pytest.mark.parametrize("confirmed", [{}, {"confirmed": "yes"}])
@pytest.mark.parametrize("on", [date(2021, 9, 1), date(2021, 10, 1)])
def test_terms_that_change_nothing_are_refused_kindly(client, hub, path, confirmed, on):
    FeePolicyFactory(hub=hub, version=1, effective_from=date(2021, 1, 1))

    answer = client.post(path, terms(on) | confirmed)

    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == [
        "Version 1 says just this from Friday 1 January 2021, so there is nothing new to keep. "
        "Change something, or leave the terms as they are."
    ]
    assert FeePolicy.objects.count() == 1


def test_terms_to_come_may_be_brought_forward(client, hub, path):
    FeePolicyFactory(hub=hub, version=1, effective_from=date(2021, 1, 1))
    FeePolicyFactory(hub=hub, version=2, effective_from=date(2022, 1, 1), amount="80.00")

    client.post(path, terms(date(2021, 9, 1), amount="80") | {"confirmed": "yes"})

    assert FeePolicy.objects.in_force(hub, date(2021, 9, 1)).version == 3


def test_wrong_terms_are_not_read_back(client, hub, path):
    assert client.post(path, terms(amount="0")).status_code == 422
    assert client.post(path, terms(amount="0") | {"confirmed": "yes"}).status_code == 422
