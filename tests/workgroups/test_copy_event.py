"""A network that meets again and again: the next meeting is a copy of the last."""

from datetime import date

import pytest
from django.utils import timezone

from access.roles import Role
from outbox.models import Message
from tests.factories import (
    EventFactory,
    HubFactory,
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.journeys.people import day, text_of
from tests.needs.factories import PriorityFactory
from workgroups.models import WorkGroup

pytestmark = pytest.mark.django_db

IN_SUMMER = date(2022, 6, 8)


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def event(hub):
    event = WorkGroupFactory(
        hub=hub, project=EventFactory(), fee_policy=None, for_leaders=True, cohort="North"
    )
    WorkshopFactory(
        workgroup=event,
        starts_at=london(2021, 11, 10, 16),
        ends_at=london(2021, 11, 10, 17, 30),
        join_link="https://meet.example.org/last-time",
    )
    event.leads.add(UserFactory())
    return event


@pytest.fixture
def staff(client, hub):
    client.force_login(member(hub, Role.ADMINISTRATOR))
    return client


def path(event):
    return f"/manage/work-groups/{event.pk}/copy/"


def copy_of(event):
    return WorkGroup.objects.exclude(pk=event.pk).get()


def test_the_copy_is_a_draft_with_the_same_leads_place_and_hours_by_the_clock(staff, event):
    ParticipantFactory(workgroup=event)
    event.priorities.add(PriorityFactory(hub=event.hub))
    WorkGroup.objects.update(spent="120.00")

    staff.post(path(event), day("day", IN_SUMMER))

    copy, old = copy_of(event), event.workshops.get()
    new = copy.workshops.get()
    assert (copy.published_at, copy.published_by, copy.interest_closes_at) == (None, None, None)
    assert copy.spent is None
    same = ("project", "title", "cohort", "outline", "capacity", "eligible_roles", "for_leaders")
    assert [getattr(copy, name) for name in same] == [getattr(event, name) for name in same]
    assert list(copy.leads.all()) == list(event.leads.all())
    assert list(copy.priorities.all()) == list(event.priorities.all())
    assert (new.starts_at, new.ends_at) == (london(2022, 6, 8, 16), london(2022, 6, 8, 17, 30))
    assert (new.venue, new.mode, new.join_link) == (old.venue, old.mode, "")
    assert not copy.participants.exists()
    assert event.participants.count() == 1


def test_nobody_is_told_of_the_draft(staff, event):
    staff.post(path(event), day("day", IN_SUMMER))

    assert copy_of(event).leads.get() == event.leads.get()
    assert not Message.objects.exists()


def test_several_dates_keep_their_distance_and_cancelled_ones_stay_behind(staff, event):
    WorkshopFactory(workgroup=event, starts_at=london(2021, 11, 12, 9))
    WorkshopFactory(workgroup=event, starts_at=london(2021, 11, 11, 9), cancelled_at=timezone.now())

    staff.post(path(event), day("day", IN_SUMMER))

    starts = [row.starts_at for row in copy_of(event).workshops.all()]
    assert starts == [london(2022, 6, 8, 16), london(2022, 6, 10, 9)]


def test_a_venue_that_is_no_longer_offered_is_not_copied(staff, event):
    venue = event.workshops.get().venue
    venue.retired_on = date(2022, 1, 1)
    venue.save()

    staff.post(path(event), day("day", IN_SUMMER))

    assert copy_of(event).workshops.get().venue is None


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (IN_SUMMER, "This event is planned for that day already"),
        (date(2021, 11, 10), "This event is planned for that day already"),
        (date(2024, 1, 1), "The date must lie between"),
    ],
)
def test_a_day_that_cannot_be_is_refused_beside_the_field(staff, event, on, said):
    staff.post(path(event), day("day", IN_SUMMER))

    answer = staff.post(path(event), day("day", on))

    assert answer.status_code == 422
    [words] = answer.context["form"].errors["day"]
    assert words.startswith(said)
    assert WorkGroup.objects.count() == 2


def test_an_event_without_a_date_says_to_add_one(staff, event):
    event.workshops.all().delete()

    answer = staff.post(path(event), day("day", IN_SUMMER))

    assert "Add a date to this event first" in text_of(answer)
    assert not WorkGroup.objects.exclude(pk=event.pk).exists()


def test_only_an_event_is_copied(staff, hub):
    assert staff.get(path(WorkGroupFactory(hub=hub))).status_code == 404
