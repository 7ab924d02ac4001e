"""Who leads a Work Group is chosen from the hub's local leaders, or named."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from outbox.models import Message
from tests.factories import (
    HubFactory,
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    member,
)
from tests.journeys.people import text_of
from tests.workgroups.factories import LocalLeaderFactory
from workgroups.actions.plan import add_lead

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def draft(hub):
    return WorkGroupFactory(hub=hub, published_at=None)


@pytest.fixture
def staff(client, hub):
    client.force_login(member(hub, Role.ADMINISTRATOR))
    return client


@pytest.fixture
def lewis(hub):
    return LocalLeaderFactory(hub=hub, user__name="Lewis Lindqvist")


def page(group):
    return reverse("workgroups:edit_leads", args=[group.pk])


def errors(answer):
    assert answer.status_code == 422
    return {name: list(said) for name, said in answer.context["form"].errors.items()}


def test_a_local_leader_is_chosen_without_a_word_typed(staff, draft, lewis):
    answer = staff.post(page(draft), {"leader": lewis.pk, "name": "", "email": ""}, follow=True)

    assert list(draft.leads.all()) == [lewis.user]
    assert "Lewis Lindqvist leads it and is told when it is published" in text_of(answer)


def test_only_who_leads_for_the_hub_today_and_not_here_already_is_there_to_choose(
    staff, draft, hub, lewis
):
    LocalLeaderFactory(user__name="Of Another Hub")
    LocalLeaderFactory(hub=hub, user__name="Gone", until_on=date(2021, 1, 1))
    leading = LocalLeaderFactory(hub=hub, user__name="Leads It")
    draft.leads.add(leading.user)

    choices = staff.get(page(draft)).context["form"].fields["leader"].queryset

    assert list(choices) == [lewis]


def test_where_a_hub_has_none_the_form_asks_for_a_name_as_ever(staff, draft):
    shown = staff.get(page(draft))
    missing = staff.post(page(draft), {"name": "", "email": ""})

    assert "leader" not in shown.context["form"].fields
    assert errors(missing) == {
        "name": ["Enter the lead's name"],
        "email": ["Enter the lead's email address"],
    }


@pytest.mark.usefixtures("lewis")
@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, {"leader": "Choose a local leader, or enter the name and email address of "}),
        ({"name": "Lee"}, {"email": "Enter the lead's email address"}),
        ({"email": "lee@example.org"}, {"name": "Enter the lead's name"}),
        ({"leader": "0"}, {"leader": "Choose one of the answers on the list"}),
    ],
)
def test_somebody_is_named_whole(staff, draft, sent, said):
    found = errors(staff.post(page(draft), sent))

    assert found.keys() == said.keys()
    for name, words in said.items():
        assert found[name][0].startswith(words)


def test_one_is_added_at_a_time(staff, draft, lewis):
    sent = {"leader": lewis.pk, "name": "Lee", "email": "lee@example.org"}

    found = errors(staff.post(page(draft), sent))

    assert found == {"leader": ["Choose a local leader or name somebody else, and not both"]}
    assert not draft.leads.exists()


def test_a_leader_who_takes_part_is_refused_beside_the_choice(staff, draft, lewis):
    place = ParticipantFactory(workgroup=draft)
    place.person.user = lewis.user
    place.person.save()

    found = errors(staff.post(page(draft), {"leader": lewis.pk}))

    assert list(found) == ["leader"]
    assert UserFactory._meta.model.objects.filter(led_workgroups=draft).count() == 0


def test_a_lead_of_what_is_over_is_not_told_that_dates_are_still_to_be_set(hub):
    over = WorkGroupFactory(hub=hub)
    WorkshopFactory(workgroup=over, starts_at=timezone.now() - timedelta(days=9))

    add_lead(workgroup=over, name="Lee", email="lee@example.org", by=UserFactory())

    assert "None is to come" in Message.objects.get(kind="lead-named").text
