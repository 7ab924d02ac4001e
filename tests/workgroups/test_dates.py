"""All dates of a draft planned on one page."""

import re
from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from tests.factories import (
    SchoolTaskFactory,
    UserFactory,
    VenueFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.journeys.people import text_of
from workgroups.models import SchoolTask, WorkshopLead
from workgroups.queries.dates import warnings_of_dates
from workgroups.rules.dates import DateRow, PlannedWorkshop, carried_down

SEED = ("17/11/2021", "3 Feb 2022", "2022-05-25")


def row(number, day=None, starts=None, ends=None, where=""):
    return DateRow(number, day, starts, ends, where)


def test_a_row_takes_what_it_leaves_empty_from_the_row_above():
    first, second, third = date(2021, 11, 17), date(2022, 2, 3), date(2022, 5, 25)
    nine, two, one = time(9, 30), time(14, 30), time(13)

    rows = carried_down(
        [
            row(1, first, nine, two, "7"),
            row(2),
            row(3, second, where="online"),
            row(4, third, starts=one),
        ]
    )

    assert rows == [
        row(1, first, nine, two, "7"),
        row(3, second, nine, two, "online"),
        row(4, third, one, two, "online"),
    ]


@pytest.fixture
def draft(db, time_machine):
    time_machine.move_to(london(2021, 6, 1, 10))
    return WorkGroupFactory(published_at=None, published_by=None, project__school_year=2021)


@pytest.fixture
def venue(draft):
    return VenueFactory(hub=draft.hub, name="Larkfield High School")


@pytest.fixture
def admin(client, draft):
    client.force_login(member(draft.hub, Role.ADMINISTRATOR))
    return client


def path(workgroup):
    return reverse("workgroups:plan_dates", args=[workgroup.pk])


def typed(venue, **more):
    days = {f"day_{number}": day for number, day in enumerate(SEED, 1)}
    first = {"starts_1": "9:30am", "ends_1": "2:30pm", "where_1": venue.pk}
    tasks = {"tasks_1": "• Work on one lesson\n\nRead the paper", "where_2": "online"}
    return days | first | tasks | {"where_3": venue.pk} | more


def dates_of(workgroup):
    return [
        (timezone.localdate(row.starts_at), row.mode, row.venue and row.venue.name)
        for row in workgroup.workshops.all()
    ]


def test_three_dates_and_two_tasks_are_one_page(admin, draft, venue):
    answer = admin.post(path(draft), typed(venue))

    assert answer.status_code == 302
    assert dates_of(draft) == [
        (date(2021, 11, 17), "face_to_face", "Larkfield High School"),
        (date(2022, 2, 3), "online", None),
        (date(2022, 5, 25), "face_to_face", "Larkfield High School"),
    ]
    first, second, _ = draft.workshops.all()
    assert (second.starts_at, second.ends_at) == (
        london(2022, 2, 3, 9, 30),
        london(2022, 2, 3, 14, 30),
    )
    assert [task.title for task in first.tasks.all()] == ["Work on one lesson", "Read the paper"]


def test_saving_again_keeps_the_rows_and_what_else_is_known_of_them(admin, draft, venue):
    admin.post(path(draft), typed(venue))
    first, second, third = draft.workshops.all()
    first.focus = "Mastery"
    first.save()
    task = first.tasks.first()
    page = admin.get(path(draft))
    shown = {name: page.context["form"][name].value() for name in page.context["form"].fields}
    sent = {name: value for name, value in shown.items() if value not in (None, "")}
    assert sent["day_1"] == "17/11/2021"

    # The first two swap their days, the third is emptied, and a task is called something else.
    swapped = {"day_1": "3/2/2022", "day_2": "17/11/2021", "day_3": ""}
    admin.post(path(draft), sent | swapped | {"tasks_1": "Work on two lessons\nRead the paper"})

    assert list(draft.workshops.values_list("pk", flat=True)) == [second.pk, first.pk]
    first.refresh_from_db()
    assert (first.starts_at, first.focus) == (london(2022, 2, 3, 9, 30), "Mastery")
    assert SchoolTask.objects.get(pk=task.pk).title == "Work on two lessons"


@pytest.mark.parametrize(
    ("changed", "box", "message"),
    [
        ({"day_2": "31/2/2022"}, "day_2", "The date of workshop 2 must be a real date, for "),
        ({"day_2": "3/2/22"}, "day_2", "The year of workshop 2 must have four digits"),
        ({"day_2": "3/2/2031"}, "day_2", "Workshop 2: The date must lie between"),
        ({"day_2": ""}, "day_2", "Enter the date of workshop 2, or empty its row"),
        ({"day_2": "17/11/2021"}, "day_2", "Workshops 1 and 2 start at the same time"),
        ({"starts_1": ""}, "starts_1", "Enter when workshop 1 starts"),
        ({"where_1": ""}, "where_1", "Choose where workshop 1 is"),
        ({"ends_3": "9am"}, "ends_3", "Workshop 3 must end after it starts"),
        ({"tasks_1": "x" * 161}, "tasks_1", "Keep each task to 160 characters"),
    ],
)
def test_what_is_wrong_is_said_beside_the_box_and_nothing_is_saved(
    changed, box, message, admin, draft, venue
):
    answer = admin.post(path(draft), typed(venue, **changed))

    assert answer.status_code == 422
    assert [str(error)[: len(message)] for error in answer.context["form"].errors[box]] == [message]
    assert not draft.workshops.exists()


def test_checking_says_what_speaks_against_the_dates_and_saves_nothing(admin, draft, venue):
    lead, nameless = UserFactory(name="Lee Lead"), UserFactory(name="", email="ann@example.org")
    draft.leads.add(lead, nameless)
    other = WorkGroupFactory(hub=draft.hub, title="Reasoning")
    at_the_venue = london(2021, 11, 17, 14)
    WorkshopFactory(
        workgroup=other,
        venue=venue,
        starts_at=at_the_venue,
        ends_at=at_the_venue + timedelta(hours=1),
    )
    led = WorkGroupFactory(hub=draft.hub, title="Fluency")
    led.leads.add(lead, nameless)
    WorkshopFactory(workgroup=led, starts_at=london(2022, 2, 3, 14), ends_at=london(2022, 2, 3, 15))

    answer = admin.post(
        path(draft), typed(venue, day_3="28/5/2022", starts_3="4pm", ends_3="5pm", check="yes")
    )

    said = text_of(answer)
    assert answer.status_code == 200
    assert "Wednesday 17 November 2021 : Larkfield High School has another workshop then" in said
    [third_of_february] = re.findall("Thursday 3 February 2022 : (.*?) Saturday", said)
    for name in ("Lee Lead", "ann@example.org"):
        assert f"{name} has another workshop then: Fluency." in third_of_february
    assert "It is a Saturday. It begins after school, as a twilight session." in said
    assert "3 workshops; a Work Group usually has 4 to 6." in said
    assert 'value="28/5/2022"' in answer.content.decode()
    assert not draft.workshops.exists()


def elsewhere_then(draft, title):
    """A workshop of another Work Group on the second of the days that are typed."""
    other = WorkGroupFactory(hub=draft.hub, title=title)
    starts = london(2022, 2, 3, 14)
    return WorkshopFactory(workgroup=other, starts_at=starts, ends_at=starts + timedelta(hours=1))


def test_who_leads_the_whole_is_taken_by_a_single_workshop_elsewhere(admin, draft, venue):
    lead = UserFactory(name="Lee Lead")
    draft.leads.add(lead)
    elsewhere_then(draft, "Fluency").leads.add(lead)
    elsewhere_then(draft, "Reasoning")

    said = text_of(admin.post(path(draft), typed(venue, check="yes")))

    assert "Thursday 3 February 2022 : Lee Lead has another workshop then: Fluency" in said
    assert "Reasoning" not in said


@pytest.mark.parametrize("whole", [False, True])
def test_who_leads_one_date_alone_is_asked_about_that_date_alone(admin, draft, venue, whole):
    gita = UserFactory(name="Gita Ghosh")
    admin.post(path(draft), typed(venue))
    first, second, _ = draft.workshops.all()
    other = elsewhere_then(draft, "Fluency")
    (other.workgroup if whole else other).leads.add(gita)
    found = []
    for workshop in (first, second):
        WorkshopLead.objects.all().delete()
        if not whole:
            other.leads.add(gita)
        workshop.leads.add(gita)
        planned = [planned_as(row) for row in draft.workshops.all()]
        found.append(warnings_of_dates(draft, planned))

    words = "Gita Ghosh has another workshop then: Fluency."
    assert [[words in row for row in rows] for rows in found] == [
        [False, False, False],
        [False, True, False],
    ]


def planned_as(workshop):
    return PlannedWorkshop(
        workshop=workshop.pk,
        starts_at=workshop.starts_at,
        ends_at=workshop.ends_at,
        mode=workshop.mode,
        venue=workshop.venue_id,
        tasks=(),
    )


def test_another_hubs_bookings_are_nobodys_business(admin, draft, venue):
    lead = UserFactory()
    draft.leads.add(lead)
    elsewhere = WorkGroupFactory(title="Secret plan")
    elsewhere.leads.add(lead)
    WorkshopFactory(
        workgroup=elsewhere, starts_at=london(2021, 11, 17, 9), ends_at=london(2021, 11, 17, 16)
    )

    answer = admin.post(path(draft), typed(venue, check="yes"))

    assert "Secret plan" not in text_of(answer)


def test_dates_that_people_have_seen_are_not_changed_here(admin, draft, venue):
    workshop = WorkshopFactory(workgroup=draft)
    SchoolTaskFactory(after_workshop=workshop)
    draft.published_at, draft.published_by = timezone.now(), UserFactory()
    draft.save()

    shown = admin.get(path(draft), follow=True)
    sent = admin.post(path(draft), typed(venue, workshop_1=workshop.pk))

    assert "they are moved or cancelled one at a time" in text_of(shown)
    assert (sent.status_code, list(draft.workshops.all())) == (422, [workshop])


def test_two_planners_neither_undo_nor_double_what_the_other_did(admin, draft, venue):
    gone = WorkshopFactory(workgroup=draft)
    pk = gone.pk
    gone.delete()

    of_one_gone = admin.post(path(draft), typed(venue, workshop_1=pk))
    assert not draft.workshops.exists()
    first, again = (admin.post(path(draft), typed(venue)) for _ in "ab")

    assert [page.status_code for page in (of_one_gone, first, again)] == [422, 302, 422]
    assert "The dates were changed a moment ago" in text_of(again)
    assert draft.workshops.count() == 3


def test_a_venue_of_another_hub_is_none(admin, draft, venue):
    answer = admin.post(path(draft), typed(venue, where_1=VenueFactory().pk))

    assert "where_1" in answer.context["form"].errors
