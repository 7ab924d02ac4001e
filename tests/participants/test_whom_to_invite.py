"""Whom to invite to a joint event, each person once, and the letters to them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from access.roles import Role
from outbox import kinds
from outbox.models import Message
from pages.rules.school_year import school_year_of
from participants.actions.place import give_account
from schools.choices import EmailState
from tests.factories import (
    EventFactory,
    HubFactory,
    InterestFactory,
    ParticipantFactory,
    PersonFactory,
    ProjectFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    member,
)
from tests.hubs.factories import ContactFactory
from tests.journeys.people import text_of
from tests.school_factories import ContactNoteFactory
from tests.workgroups.factories import LocalLeaderFactory

pytestmark = pytest.mark.django_db

THIS_YEAR = school_year_of(timezone.localdate())


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def event(hub):
    event = WorkGroupFactory(hub=hub, project=EventFactory(), fee_policy=None, for_leaders=True)
    WorkshopFactory(workgroup=event)
    return event


@pytest.fixture
def group(hub):
    """A Work Group of a project of this year, whose people may be chosen."""
    return WorkGroupFactory(hub=hub, project=ProjectFactory(school_year=THIS_YEAR))


@pytest.fixture
def staff(client, hub):
    client.force_login(member(hub, Role.ADMINISTRATOR))
    return client


def path(event, *groups):
    asked = "&".join(f"project={group.project_id}" for group in groups)
    return f"/manage/work-groups/{event.pk}/whom-to-invite/?{asked}"


def place(group, **fields):
    interest = InterestFactory(workgroup=group, state="placed", **fields)
    return ParticipantFactory(workgroup=group, interest=interest)


def listed(staff, event, *groups):
    return staff.get(path(event, *groups)).context["people"]


def letters():
    return Message.objects.filter(kind="event-invitation").order_by("to_email")


def test_todays_leaders_of_the_hub_and_people_of_the_chosen_projects(staff, hub, event, group):
    leader = LocalLeaderFactory(hub=hub)
    LocalLeaderFactory(hub=hub, until_on=timezone.localdate() - timedelta(days=1))
    LocalLeaderFactory()
    came, gone = place(group), place(group)
    gone.withdrawn_at = timezone.now()
    gone.save()
    place(WorkGroupFactory(hub=hub, project=ProjectFactory(school_year=THIS_YEAR)))
    place(WorkGroupFactory(project=group.project))  # the same project with another hub

    assert [one.email for one in listed(staff, event)] == [leader.user.email]
    assert {one.email for one in listed(staff, event, group)} == {
        leader.user.email,
        came.person.email,
    }


def test_one_account_with_two_addresses_is_one_person(staff, hub, event, group):
    leader = LocalLeaderFactory(hub=hub)
    place(group, person=PersonFactory(email="private@example.org", user=leader.user))

    [one] = listed(staff, event, group)

    assert one.email == leader.user.email
    assert one.known_from == ["Local leader", str(group.project)]


def test_one_address_without_an_account_is_one_person(staff, hub, event, group):
    leader = LocalLeaderFactory(hub=hub, user=UserFactory(email="lara@example.org"))
    place(group, person=PersonFactory(email="lara@example.org"))

    assert [one.user for one in listed(staff, event, group)] == [leader.user_id]


def test_somebody_with_places_in_two_projects_is_one_person(staff, hub, event, group):
    other = WorkGroupFactory(hub=hub, project=ProjectFactory(school_year=THIS_YEAR - 2))
    person = place(group).person
    place(other, person=person)

    [one] = listed(staff, event, group, other)

    assert set(one.known_from) == {str(group.project), str(other.project)}


@pytest.mark.parametrize("state", [EmailState.UNSUBSCRIBED, EmailState.BOUNCED])
def test_who_asked_not_to_be_written_to_is_left_out(staff, hub, event, group, state):
    quiet = place(group).person
    LocalLeaderFactory(hub=hub)
    ContactFactory(school=quiet.school, email=quiet.email.upper(), email_state=state)

    answer = staff.get(path(event, group))

    assert quiet.email not in {one.email for one in answer.context["people"]}
    assert "1 is left out" in text_of(answer)


def test_people_of_a_school_that_refuses_contact_are_left_out(staff, hub, event, group):
    refuses, again = place(group).person, place(group).person
    today = timezone.localdate()
    for person in (refuses, again):
        ContactNoteFactory(
            hub=hub, school=person.school, day=today - timedelta(days=9), refuses_contact=True
        )
    ContactNoteFactory(hub=hub, school=again.school, day=today)
    ContactNoteFactory(school=again.school, day=today, refuses_contact=True)  # to another hub

    assert [one.email for one in listed(staff, event, group)] == [again.email]


def test_each_is_written_to_once_however_often_one_presses(staff, hub, event, group):
    leader, person = LocalLeaderFactory(hub=hub), place(group).person

    answers = [staff.post(path(event, group)).status_code for _ in range(2)]
    give_account(person)  # whose address was known already
    answers.append(staff.post(path(event, group)).status_code)

    assert answers == [302, 422, 422]
    assert {row.to_email for row in letters()} == {leader.user.email, person.email}
    texts = {row.to_email: row.text for row in letters()}
    assert "You are a local leader of" in texts[leader.user.email]
    assert "You took part in a project" in texts[person.email]
    assert event.title in texts[person.email]


def test_somebody_new_is_written_to_later(staff, hub, event):
    LocalLeaderFactory(hub=hub)
    staff.post(path(event))
    LocalLeaderFactory(hub=hub)

    assert "Invite 1 person" in text_of(staff.get(path(event)))
    staff.post(path(event))

    assert letters().count() == 2


def test_who_asked_already_is_marked_and_not_written_to(staff, hub, event):
    leader = LocalLeaderFactory(hub=hub)
    InterestFactory(workgroup=event, person=PersonFactory(user=leader.user))

    page = text_of(staff.get(path(event)))

    assert "Has asked already" in page
    assert "Nobody is left to write to" in page
    assert staff.post(path(event)).status_code == 422
    assert not letters().exists()


def test_nobody_is_invited_to_what_is_not_open(staff, hub, event):
    LocalLeaderFactory(hub=hub)
    event.interest_closes_at = timezone.now() - timedelta(days=1)
    event.save()

    assert "once the event is published and open" in text_of(staff.get(path(event)))
    assert staff.post(path(event)).status_code == 422
    assert not letters().exists()


def test_an_invitation_is_not_sent_once_the_event_is_cancelled(staff, hub, event):
    LocalLeaderFactory(hub=hub)
    staff.post(path(event))
    message, now = letters().get(), timezone.now()

    before = kinds.unwanted([message], now)
    event.cancelled_at = now
    event.save()

    assert (before, kinds.unwanted([message], now)) == (set(), {message.pk})


def test_a_project_that_is_not_on_the_list_is_refused_beside_the_field(staff, hub, event):
    LocalLeaderFactory(hub=hub)
    old = WorkGroupFactory(hub=hub, project=ProjectFactory(school_year=THIS_YEAR - 3))
    place(old)

    answer = staff.get(path(event, old))

    assert answer.context["choice"].errors == {"project": ["Choose projects from the list"]}
    assert len(answer.context["people"]) == 1
    assert staff.post(path(event, old)).status_code == 422
    assert not letters().exists()


def test_the_file_has_what_the_page_lists(staff, hub, event, group):
    LocalLeaderFactory(hub=hub)
    person = place(group).person

    answer = staff.get(f"{path(event, group)}&format=csv")
    lines = b"".join(answer.streaming_content).decode().splitlines()

    assert len(lines) == 3
    assert any(f"{person.name},{person.email},{person.school}," in line for line in lines)


def test_other_work_groups_have_no_such_list(staff, hub, group):
    assert staff.get(path(group)).status_code == 404


def test_more_people_take_no_more_queries(staff, hub, event, group, django_assert_max_num_queries):
    for _ in range(3):
        LocalLeaderFactory(hub=hub)
        place(group)

    with django_assert_max_num_queries(16):
        staff.get(path(event, group))
