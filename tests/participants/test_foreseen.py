"""A workshop is moved or added as its page has shown it, or the page is shown once more."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from outbox.models import Message
from outbox.queries import text_without_secrets
from participants import emails
from participants.actions.attendance import name_substitute
from participants.queries.audience import Audience
from tests.factories import (
    ParticipantFactory,
    SchoolTaskFactory,
    VenueFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.journeys.people import day, text_of
from workgroups.models import WorkGroup, Workshop

pytestmark = pytest.mark.django_db
FIRST = london(2022, 5, 4, 9, 30)
SECOND = london(2022, 6, 8, 9, 30)
THEN = london(2022, 6, 15, 9, 30)
PAGES = ["move_workshop", "add_date"]


@pytest.fixture(autouse=True)
def _in_april(time_machine):
    time_machine.move_to(london(2022, 4, 1, 12))


@pytest.fixture
def workshop():
    """The second of two, with a task before it and somebody who has a place."""
    workgroup = WorkGroupFactory(school_year=2021)
    first = WorkshopFactory(workgroup=workgroup, starts_at=FIRST)
    SchoolTaskFactory(after_workshop=first, title="Try it", due_on=london(2022, 6, 1).date())
    ParticipantFactory(workgroup=workgroup)
    return WorkshopFactory(workgroup=workgroup, starts_at=SECOND)


@pytest.fixture
def staff(client, workshop):
    client.force_login(member(workshop.workgroup.hub, Role.ADMINISTRATOR))
    return client


@pytest.fixture
def elsewhere(workshop):
    return VenueFactory(hub=workshop.workgroup.hub)


def path_of(page: str, workshop: Workshop) -> str:
    row = workshop if page == "move_workshop" else workshop.workgroup
    return reverse(f"participants:{page}", args=[row.pk])


def typed(workshop) -> dict:
    return day("day", THEN.date()) | {
        "starts": "9:30am",
        "ends": "2:30pm",
        "mode": "face_to_face",
        "venue": workshop.venue_id,
        "join_link": "",
        "changed_because": "The hall is closed",
        "catering": "none",
    }


def asked_back(answer) -> bool:
    return answer.status_code in (200, 422) and "Nobody has been told yet." in text_of(answer)


def shown(answer) -> dict:
    """The form as it came back, to be sent once more."""
    return {name: value for name, value in answer.context["form"].data.items() if value}


@pytest.mark.parametrize("page", PAGES)
def test_what_was_shown_is_done(staff, workshop, page):
    path = path_of(page, workshop)

    first = staff.post(path, typed(workshop))
    second = staff.post(path, shown(first))

    assert asked_back(first)
    assert second.status_code == 302
    assert Message.objects.count() == 1


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "other",
    [
        day("day", THEN.date() + timedelta(days=1)),
        {"starts": "10am"},
        {"ends": "3pm"},
        {"venue": "elsewhere"},
        {"mode": "online"},
        {"mode": "online", "join_link": "https://meet.example.org/room"},
    ],
)
def test_what_is_typed_otherwise_is_shown_once_more(staff, workshop, elsewhere, page, other):
    path = path_of(page, workshop)
    if "venue" in other:
        other = {"venue": elsewhere.pk}
    first = shown(staff.post(path, typed(workshop)))

    second = staff.post(path, first | other)
    assert not Message.objects.exists()
    third = staff.post(path, shown(second))

    assert asked_back(second)
    assert third.status_code == 302
    assert Message.objects.count() == 1


def test_another_reason_is_shown_once_more(staff, workshop):
    path = path_of("move_workshop", workshop)
    first = shown(staff.post(path, typed(workshop)))

    second = staff.post(path, first | {"changed_because": "The head is ill"})

    assert asked_back(second)
    assert "The head is ill" in text_of(second)
    assert not Message.objects.exists()


def moved_by_somebody_else(workshop: Workshop) -> None:
    later = SECOND + timedelta(days=2)
    rows = Workshop.objects.filter(pk=workshop.pk)
    rows.update(starts_at=later, ends_at=later + timedelta(hours=5))


def one_more_place(workshop: Workshop) -> None:
    ParticipantFactory(workgroup=workshop.workgroup)


def one_more_task(workshop: Workshop) -> None:
    [first] = workshop.workgroup.workshops.filter(starts_at=FIRST)
    SchoolTaskFactory(after_workshop=first, title="Write it", due_on=london(2022, 6, 2).date())


def booked_by_others(workshop: Workshop) -> None:
    others = WorkGroupFactory(hub=workshop.workgroup.hub, title="Times Tables")
    WorkshopFactory(workgroup=others, venue=workshop.venue, starts_at=THEN)


@pytest.mark.parametrize(
    ("page", "happens"),
    [
        ("move_workshop", moved_by_somebody_else),
        ("move_workshop", one_more_place),
        ("move_workshop", one_more_task),
        ("move_workshop", booked_by_others),
        ("add_date", one_more_place),
        ("add_date", booked_by_others),
    ],
)
def test_what_has_changed_meanwhile_is_shown_once_more(staff, workshop, page, happens):
    path = path_of(page, workshop)
    first = shown(staff.post(path, typed(workshop)))
    happens(workshop)

    second = staff.post(path, first)
    assert not Message.objects.exists()
    third = staff.post(path, shown(second))

    assert asked_back(second)
    assert third.status_code == 302
    assert Message.objects.exists()


@pytest.mark.parametrize("is_called_off", [False, True])
def test_the_button_counts_those_whom_the_page_names(staff, workshop, is_called_off):
    """Also of a workshop that was not to come any more when its whole Work Group was called off."""
    place = ParticipantFactory(workgroup=workshop.workgroup)
    name_substitute(participant=place, workshop=workshop, name="Col", email="col@example.org")
    WorkGroup.objects.filter(pk=workshop.workgroup_id).update(
        cancelled_at=timezone.now() if is_called_off else None
    )
    path = reverse("participants:call_off", args=[workshop.pk])
    before = Message.objects.count()

    page = staff.get(path)
    named = sum(len(group.rows) for group in page.context["audiences"])
    staff.post(path, {"reason": "Snow"})

    assert named == 3
    assert "Cancel the workshop and tell 3 people" in text_of(page)
    assert "3 people get an email with your reason." in text_of(page)
    assert Message.objects.count() == before + 3


def test_nobody_is_promised_where_nobody_is_told(client):
    workshop = WorkshopFactory(workgroup=WorkGroupFactory(school_year=2021), starts_at=SECOND)
    client.force_login(member(workshop.workgroup.hub, Role.ADMINISTRATOR))

    page = text_of(client.get(reverse("participants:call_off", args=[workshop.pk])))

    assert "and tell" not in page


def test_the_example_is_composed_once(workshop):
    [place] = workshop.workgroup.participants.all()
    written = []

    def write(row):
        written.append(row)
        return emails.workshop_added(row, workshop=workshop)

    audience = Audience("People with a place", [place], write)

    assert audience.words in text_without_secrets(audience.example)
    assert written == [place]
