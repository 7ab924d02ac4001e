"""A whole year of a hub's Work Groups copied in one step."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from hubs.actions.calendar import set_terms
from hubs.queries.calendar import calendar_of
from outbox.models import Message
from pages.rules.term_dates import read_terms
from tests.factories import (
    EventFactory,
    HubFactory,
    MembershipFactory,
    OutcomeFactory,
    ParticipantFactory,
    ProjectFactory,
    SchoolTaskFactory,
    UserFactory,
    VenueFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.journeys.people import text_of
from tests.workgroups.test_copying import TERMS, proposed
from workgroups.models import WorkGroup
from workgroups.rules.copied_days import years_on
from workgroups.rules.days_off import day_off_words

pytestmark = pytest.mark.django_db

PAGE = "/manage/work-groups/roll-over/?year=2025"
# Mondays to Fridays of four weeks; a year on, some of their dates are in the holidays.
FIRST_DAYS = [date(2025, 9, 8) + timedelta(days=n % 5, weeks=n // 5) for n in range(20)]
STEPS = (0, 49, 105, 161, 220, 269)


@pytest.fixture
def hub(time_machine):
    time_machine.move_to(london(2026, 6, 15, 10))
    hub = HubFactory()
    set_terms(hub=hub, local_authority=None, school_year=2026, terms=read_terms(TERMS, 2026))
    return hub


@pytest.fixture
def staff(client, hub):
    client.force_login(member(hub, Role.ADMINISTRATOR))
    return client


def work_group(hub, number=0, *, steps=STEPS, **fields):
    """A Work Group of 2025/26 with six workshops, tasks, an outcome, a lead and participants."""
    project = ProjectFactory(school_year=2025, title=f"Project {number}")
    ProjectFactory(school_year=2026, title=f"Project {number}")
    row = WorkGroupFactory(
        hub=hub,
        project=project,
        school_year=2025,
        title=f"Work Group {number:02}",
        interest_opens_at=london(2025, 6, 1),
        interest_closes_at=london(2025, 8, 20, 12, 30),
        published_at=london(2025, 6, 1),
        **fields,
    )
    first = FIRST_DAYS[number % 20]
    for step in steps:
        day = first + timedelta(days=step)
        workshop = WorkshopFactory(workgroup=row, starts_at=london(day.year, day.month, day.day, 9))
    SchoolTaskFactory(after_workshop=workshop)
    OutcomeFactory(workgroup=row)
    row.leads.add(UserFactory())
    return row


def made(hub):
    return WorkGroup.objects.filter(hub=hub, school_year=2026).order_by("pk")


def days_of(workgroup):
    return [timezone.localdate(row.starts_at) for row in workgroup.workshops.all()]


def test_twenty_work_groups_go_on_and_none_of_their_dates_is_off_school(staff, hub):
    sources = [work_group(hub, number) for number in range(20)]
    ParticipantFactory(workgroup=sources[0])
    page = staff.get(PAGE)
    said = text_of(page)

    answer = staff.post(PAGE, proposed(page))

    assert answer.url == "/manage/work-groups/?stage=draft&year=2026"
    copies = list(made(hub))
    assert [copy.predecessor for copy in copies] == sources
    calendar = calendar_of(hub, date(2026, 9, 1), date(2027, 8, 31))
    days = [day for copy in copies for day in days_of(copy)]
    assert len(days) == 120
    assert [day for day in days if day_off_words(day, calendar)] == []
    # Every one that is not on the same weekday a year on is named, and no other.
    moved = [
        (copy, number)
        for copy, source in zip(copies, sources, strict=True)
        for number, (day, was) in enumerate(zip(days_of(copy), days_of(source), strict=True), 1)
        if day != years_on(was, 1)
    ]
    assert len(moved) > 20
    assert page.context["moves"] == [
        (f"{copy}, workshop {number}", words)
        for (copy, number), (_, words) in zip(moved, page.context["moves"], strict=True)
    ]
    assert all(f"{copy}, workshop {number} :" in said for copy, number in moved)
    # Nobody is carried over, nobody is told, and nothing is public.
    assert not any(copy.leads.exists() or copy.participants.exists() for copy in copies)
    assert {copy.published_at for copy in copies} == {None}
    assert not Message.objects.exists()


def queries_of(send):
    with CaptureQueriesContext(connection) as captured:
        answer = send()
    assert answer.status_code in (200, 302)
    return len(captured)


def test_a_whole_year_takes_as_many_queries_as_one_work_group(staff, hub):
    work_group(hub, 0)
    staff.get(PAGE)  # what is kept for a while is kept by then
    one = queries_of(lambda: staff.get(PAGE))
    sent = proposed(staff.get(PAGE))
    one_made = queries_of(lambda: staff.post(PAGE, sent))
    for number in range(1, 8):
        work_group(hub, number)
    page = staff.get(PAGE)

    assert queries_of(lambda: staff.get(PAGE)) == one
    assert queries_of(lambda: staff.post(PAGE, proposed(page))) == one_made
    assert made(hub).count() == 8


def test_a_second_time_makes_no_doubles_and_says_so(staff, hub):
    source = work_group(hub)
    sent = proposed(staff.get(PAGE))
    staff.post(PAGE, sent)

    page = staff.get(PAGE)
    again = staff.post(PAGE, sent)
    unticked = staff.post(PAGE, proposed(page))

    assert "1 of these was copied to 2026/27 before and is not ticked." in text_of(page)
    assert "It was copied before: Work Group 00, 2026/27" in text_of(page)
    assert page.context["form"][f"go_{source.pk}"].value() is False
    [said] = again.context["form"].errors[f"cohort_{source.pk}"]
    assert said == "Work Group 00 is on that project already. Give the copy a cohort of its own."
    assert "Tick at least one Work Group" in text_of(unticked)
    assert made(hub).count() == 1


def test_two_that_would_be_alike_are_told_apart_first(staff, hub):
    first, second = work_group(hub, 0), work_group(hub, 1)
    sent = proposed(staff.get(PAGE))
    sent |= {f"project_{second.pk}": sent[f"project_{first.pk}"], f"title_{second.pk}": first.title}

    answer = staff.post(PAGE, sent)

    assert list(answer.context["form"].errors) == [f"cohort_{second.pk}"]
    assert not made(hub).exists()


def test_a_meeting_held_twice_a_year_goes_on_twice_and_each_time_once(staff, hub):
    project = EventFactory(school_year=2025, title="Network")
    EventFactory(school_year=2026, title="Network")
    for month in (10, 2):
        meeting = WorkGroupFactory(hub=hub, project=project, school_year=2025, title="Network")
        WorkshopFactory(workgroup=meeting, starts_at=london(2025 + (month < 9), month, 10, 16))
    sent = proposed(staff.get(PAGE))

    first, again = (staff.post(PAGE, sent) for _ in "ab")

    assert (first.status_code, again.status_code) == (302, 422)
    assert [days_of(copy) for copy in made(hub)] == [[date(2026, 10, 9)], [date(2027, 2, 9)]]


def test_what_is_wrong_is_named_by_work_group_and_workshop_and_nothing_is_made(staff, hub):
    good, bad, left_out = (work_group(hub, number) for number in range(3))
    workshop = bad.workshops.all()[2]
    sent = proposed(staff.get(PAGE))
    sent |= {f"day_{workshop.pk}": "31/2/2027", f"project_{bad.pk}": "", f"title_{bad.pk}": ""}
    sent |= {f"title_{left_out.pk}": ""}
    del sent[f"go_{left_out.pk}"]

    answer = staff.post(PAGE, sent)

    assert answer.status_code == 422
    assert {name: errors[0] for name, errors in answer.context["form"].errors.items()} == {
        f"title_{bad.pk}": "Enter the title of what Work Group 01 becomes",
        f"project_{bad.pk}": "Choose the project of 2026/27 for Work Group 01, or add it to the "
        "projects first",
        f"day_{workshop.pk}": "The date of Work Group 01, workshop 3 must be a real date, for "
        "example 17/11/2026",
    }
    assert not made(hub).exists()


def test_what_was_put_right_in_the_table_is_what_is_made(staff, hub):
    source = work_group(hub)
    first, second, *_ = source.workshops.all()
    lead = source.leads.get()
    sent = proposed(staff.get(PAGE)) | {
        f"title_{source.pk}": "Going on",
        f"day_{first.pk}": "1/10/2026",
        f"day_{second.pk}": "",
        f"leads_{source.pk}": [lead.pk],
        f"closes_on_{source.pk}": "20/9/2026",
    }

    staff.post(PAGE, sent)

    copy = made(hub).get()
    assert (copy.title, list(copy.leads.all())) == ("Going on", [lead])
    # By the clock as before.
    assert copy.interest_closes_at == london(2026, 9, 20, 12, 30)
    assert len(days_of(copy)) == 5
    assert copy.workshops.first().starts_at == london(2026, 10, 1, 9)


def test_checking_says_what_speaks_against_a_date_and_makes_nothing(staff, hub):
    source = work_group(hub)
    sent = proposed(staff.get(PAGE)) | {f"day_{source.workshops.first().pk}": "31/10/2026"}

    fine = staff.post(PAGE, proposed(staff.get(PAGE)) | {"check": "yes"})
    answer = staff.post(PAGE, sent | {"check": "yes"})

    assert "None of these dates is off school or in weeks of exams." in text_of(fine)
    assert "Work Group 00, Saturday 31 October 2026 : It is a Saturday." in text_of(answer)
    assert not made(hub).exists()


def test_checking_says_which_drafts_nobody_is_to_lead(staff, hub):
    led, left = work_group(hub, 1), work_group(hub, 2)
    left_out = work_group(hub, 3)
    sent = proposed(staff.get(PAGE)) | {f"leads_{led.pk}": led.leads.get().pk, "check": "yes"}
    sent.pop(f"go_{left_out.pk}")

    one = staff.post(PAGE, sent | {f"cohort_{left.pk}": "B"})
    none = staff.post(PAGE, sent | {f"leads_{left.pk}": left.leads.get().pk})

    said = "Nobody leads Work Group 02 (B) yet: tick who goes on leading it, or name somebody"
    assert said in text_of(one)
    assert "Nobody leads" not in text_of(none)
    assert "Nobody leads" not in text_of(staff.get(PAGE))


def test_called_off_ones_and_other_hubs_stay_out(staff, hub):
    work_group(hub, 1, cancelled_at=london(2026, 1, 5))
    work_group(HubFactory(), 2)
    VenueFactory(hub=hub)

    page = staff.get(PAGE)

    assert page.context["groups"] == []
    assert "no Work Groups of that year to copy" in text_of(page)


def test_who_works_for_two_hubs_rolls_over_one_at_a_time(client, hub):
    other = HubFactory(name="Z Maths Hub")
    user = member(hub, Role.ADMINISTRATOR)
    MembershipFactory(user=user, hub=other, role=Role.HUB_LEAD)
    work_group(hub, 1)
    theirs = work_group(other, 2)
    client.force_login(user)

    page = client.get(f"{PAGE}&hub={other.pk}")
    client.post(f"{PAGE}&hub={other.pk}", proposed(page))

    assert [str(group.source) for group in page.context["groups"]] == ["Work Group 02"]
    assert [row.predecessor for row in made(other)] == [theirs]
    assert not made(hub).exists()


def test_more_than_fit_on_one_page_come_in_parts(staff, hub, monkeypatch):
    monkeypatch.setattr("workgroups.views.roll_over.AT_ONCE", 2)
    for number in range(3):
        work_group(hub, number, steps=(0,))

    first = staff.get(PAGE)
    staff.post(PAGE, proposed(first))
    second = staff.get(PAGE)
    staff.post(PAGE, proposed(second))

    assert "There are more than fit on one page." in text_of(first)
    assert [str(group.source) for group in second.context["groups"]][0] == "Work Group 02"
    assert made(hub).count() == 3


def test_the_page_is_linked_from_the_list(staff):
    assert (
        'href="/manage/work-groups/roll-over/"'
        in staff.get(reverse("workgroups:list")).content.decode()
    )
