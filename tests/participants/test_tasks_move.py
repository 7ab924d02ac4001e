"""School-based tasks move with the workshop that they lead up to."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from access.roles import Role
from outbox.models import Message
from participants.actions.attendance import cancel_workshop_place, name_substitute
from participants.actions.change import move_workshop
from tests.factories import (
    ParticipantFactory,
    SchoolTaskFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.journeys.people import day, text_of
from workgroups.models import SchoolTask
from workgroups.rules.calendar import shifted_due_on

pytestmark = pytest.mark.django_db
FIRST = london(2022, 5, 4, 9, 30)
SECOND = london(2022, 6, 8, 9, 30)
THIRD = london(2022, 7, 6, 9, 30)
DUE, LATER = date(2022, 6, 1), date(2022, 7, 1)


@pytest.mark.parametrize(
    ("to", "due"),
    [
        (date(2022, 6, 15), date(2022, 6, 8)),
        (date(2022, 6, 8), DUE),
        (date(2022, 6, 7), date(2022, 5, 31)),
        (date(2022, 5, 5), date(2022, 5, 4)),
    ],
)
def test_a_task_stays_as_long_before_the_workshop(to, due):
    found = shifted_due_on(DUE, was=SECOND.date(), to=to, not_before=FIRST.date())

    assert found == due


@pytest.fixture
def workgroup(time_machine):
    time_machine.move_to(london(2022, 4, 1, 12))
    return WorkGroupFactory(school_year=2021)


@pytest.fixture
def second(workgroup):
    """The second of three workshops, with a task before it, one without a day, and one after."""
    first, second, _ = [
        WorkshopFactory(workgroup=workgroup, starts_at=at) for at in (FIRST, SECOND, THIRD)
    ]
    SchoolTaskFactory(after_workshop=first, title="Try it", due_on=DUE)
    SchoolTaskFactory(after_workshop=first, title="Any time")
    SchoolTaskFactory(after_workshop=second, title="Write it down", due_on=LATER)
    return second


@pytest.fixture
def staff(client, workgroup):
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))
    return client


def due() -> dict:
    return dict(SchoolTask.objects.values_list("title", "due_on"))


def typed(workshop, on: date) -> dict:
    times = {"starts": "9:30am", "ends": "2:30pm", "changed_because": "The hall is closed"}
    return times | {"mode": workshop.mode, "venue": workshop.venue_id} | day("day", on)


def test_only_those_that_lead_up_to_it_move_and_people_read_the_new_day(workgroup, second):
    ParticipantFactory(workgroup=workgroup)

    move_workshop(
        workshop=second,
        starts_at=SECOND + timedelta(days=7),
        ends_at=SECOND + timedelta(days=7, hours=5),
        mode=second.mode,
        venue=second.venue,
        join_link="",
        because="The hall is closed",
    )

    assert due() == {"Try it": date(2022, 6, 8), "Any time": None, "Write it down": LATER}
    assert "Try it, by Wednesday 8 June 2022" in Message.objects.get(kind="workshop-moved").text


def test_the_page_shows_the_new_day_before_anything_is_moved(staff, second):
    path = reverse("participants:move_workshop", args=[second.pk])
    fields = typed(second, date(2022, 6, 15))

    shown = staff.post(path, fields)

    assert shown.status_code == 200
    assert (
        "“Try it” is due on Wednesday 1 June 2022 now, and then on Wednesday 8 June 2022."
    ) in text_of(shown)
    assert due()["Try it"] == DUE
    second.refresh_from_db()
    assert second.starts_at == SECOND

    staff.post(path, fields | {"shown": shown.context["form"]["shown"].value()})

    assert due()["Try it"] == date(2022, 6, 8)


def test_what_speaks_against_the_day_is_said_on_the_same_page(staff, second):
    path = reverse("participants:move_workshop", args=[second.pk])
    saturday = typed(second, date(2022, 6, 18))

    asked = staff.post(path, saturday)
    done = staff.post(path, saturday | {"shown": asked.context["form"]["shown"].value()})

    assert asked.status_code == 422
    assert "It is a Saturday. Nobody has been told yet." in text_of(asked)
    assert "Do you mean this day?" in text_of(asked)
    assert "There is a problem" not in asked.text
    assert "<title>Error" not in asked.text
    assert (
        "and then on Saturday 11 June 2022. There is no school that day: a Saturday."
    ) in text_of(asked)
    assert done.status_code == 302


def test_another_time_on_the_same_day_moves_no_task(staff, second):
    path = reverse("participants:move_workshop", args=[second.pk])

    answer = staff.post(path, typed(second, SECOND.date()) | {"starts": "10am"})

    assert answer.status_code == 302
    assert due()["Try it"] == DUE


def test_in_a_draft_they_move_at_once_and_the_page_says_so(staff, workgroup, second):
    workgroup.published_at = None
    workgroup.save()
    path = reverse("workgroups:edit_workshop", args=[second.pk])

    answer = staff.post(path, typed(second, date(2022, 6, 15)) | {"catering": "none"}, follow=True)

    assert "“Try it” is now due on Wednesday 8 June 2022." in text_of(answer)
    assert due()["Try it"] == date(2022, 6, 8)
    assert "There is no school" not in text_of(answer)


def test_in_a_draft_a_task_that_falls_on_a_weekend_is_told_of(staff, workgroup, second):
    workgroup.published_at = None
    workgroup.save()
    path = reverse("workgroups:edit_workshop", args=[second.pk])

    answer = staff.post(path, typed(second, date(2022, 6, 18)) | {"catering": "none"}, follow=True)

    assert (
        "“Try it” is now due on Saturday 11 June 2022. There is no school that day: a Saturday."
    ) in text_of(answer)


@pytest.mark.parametrize(
    ("to", "said"),
    [
        (date(2022, 6, 30), "“Write it down” stays due on Friday 1 July 2022."),
        (
            date(2022, 7, 1),
            "“Write it down” stays due on Friday 1 July 2022, which is no longer after this "
            "workshop.",
        ),
    ],
)
def test_a_task_after_the_workshop_is_named_as_it_does_not_move(staff, second, to, said):
    path = reverse("participants:move_workshop", args=[second.pk])

    shown = staff.post(path, typed(second, to))

    assert f"The task that follows it {said}" in text_of(shown)
    assert due()["Write it down"] == LATER


def test_the_first_page_says_what_is_moved_and_who_is_told(staff, workgroup, second):
    workgroup.leads.add(UserFactory())
    places = ParticipantFactory.create_batch(4, workgroup=workgroup)
    cancel_workshop_place(participant=places[0], workshop=second)
    name_substitute(
        participant=places[1],
        workshop=second,
        name="Cora Colleague",
        email="cora@example.org",
    )

    shown = text_of(staff.get(reverse("participants:move_workshop", args=[second.pk])))

    assert "It is now Wednesday 8 June 2022, 9:30am to 2:30pm" in shown
    assert "6 people get an email with the old and the new date, and why." in shown
    for words in (
        "People who come: 2",
        "People who have cancelled this date: 1",
        "People in whose place a colleague comes: 1",
        "Colleagues who come instead: 1",
        "Who leads it: 1",
    ):
        assert words in shown, shown


def test_the_page_to_add_a_date_says_who_is_told(staff, workgroup):
    workgroup.leads.add(UserFactory())
    ParticipantFactory.create_batch(2, workgroup=workgroup)

    shown = text_of(staff.get(reverse("participants:add_date", args=[workgroup.pk])))

    assert "3 people get an email" in shown
    assert "People with a place: 2 Who leads it: 1" in shown
