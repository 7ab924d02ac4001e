"""What the public page of a Work Group says of whom it is for, and when."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories import (
    FeePolicyFactory,
    HubFactory,
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
)
from tests.journeys.people import text_of
from workgroups.choices import JobRole, Phase

pytestmark = pytest.mark.django_db


def page_of(**fields) -> str:
    workgroup = WorkGroupFactory(**fields)
    return text_of(Client().get(f"/work-groups/{workgroup.pk}/"))


def test_it_names_the_phases_and_the_roles_it_is_for():
    page = page_of(
        phases=[Phase.PRIMARY, Phase.SECONDARY],
        eligible_roles=[JobRole.SUBJECT_LEAD, JobRole.TEACHER],
        audience="Not for those who hope to lead.",
    )

    said = page.split("Who it is for", 1)[1].split("What is involved?", 1)[0]
    assert said.strip() == (
        "Schools and colleges of these phases: Primary and Secondary. People who work there as: "
        "Teacher Head of maths or maths subject leader Not for those who hope to lead. "
        "Schools from outside the hub’s area can take part too."
    )


def test_one_for_the_area_alone_says_so():
    page = page_of(takes_other_areas=False, audience="")

    assert "It is for schools in the hub’s area only." in page


def test_a_date_that_is_free_no_more_says_what_holds_for_a_later_place(time_machine):
    starts = london(2022, 2, 3, 9, 30)
    hub = HubFactory()
    workgroup = WorkGroupFactory(hub=hub, fee_policy=FeePolicyFactory(hub=hub))
    WorkshopFactory(workgroup=workgroup, starts_at=starts, ends_at=starts + timedelta(hours=5))
    shown = []
    for now in (london(2022, 1, 27, 12), london(2022, 1, 28, 0), london(2022, 2, 3, 10)):
        time_machine.move_to(now)
        page = text_of(Client().get(f"/work-groups/{workgroup.pk}/"))
        assert "free until 23:59 on Thursday 27 January 2022" in page
        shown.append("with a place given after that, until it begins" in page)

    assert shown == [False, True, False]


def test_a_full_one_says_that_there_is_a_waiting_list():
    workgroup = WorkGroupFactory(capacity=2)
    WorkshopFactory(workgroup=workgroup)
    said = []
    for _ in range(3):
        page = text_of(Client().get(f"/work-groups/{workgroup.pk}/"))
        said.append(
            (
                "Express your interest" in page,
                "Join the waiting list" in page and "Every place is taken." in page,
                page.split("Places", 1)[1].split(",")[0].strip(),
            )
        )
        ParticipantFactory(workgroup=workgroup)

    assert said == [
        (True, False, "2 of 2 left"),
        (True, False, "1 of 2 left"),
        (False, True, "None left"),
    ]


def test_what_somebody_asks_first_comes_first():
    workgroup = WorkGroupFactory(capacity=2, title="Times Tables")
    first = london(2027, 2, 3, 9, 30)
    for starts in (first, first + timedelta(days=28)):
        WorkshopFactory(workgroup=workgroup, starts_at=starts, ends_at=starts + timedelta(hours=5))

    page = text_of(Client().get(f"/work-groups/{workgroup.pk}/"))

    said = page.split("Times Tables", 3)[-1].split("Express your interest", 1)[0]
    assert "2 workshops, from Wednesday 3 February 2027 to Wednesday 3 March 2027" in said
    for label in ("When", "Where", "Who for", "Cost", "Places", "Time out", "Ask by"):
        assert label in said
    # Each workshop stands on the page once, whether it has one date or many.
    assert page.count("Wednesday 3 February 2027, 9:30am to 2:30pm") == 1


def test_a_single_date_is_said_whole_at_a_glance():
    workgroup = WorkGroupFactory()
    starts = london(2027, 2, 3, 9, 30)
    WorkshopFactory(workgroup=workgroup, starts_at=starts, ends_at=starts + timedelta(hours=5))

    page = text_of(Client().get(f"/work-groups/{workgroup.pk}/"))

    assert "When Wednesday 3 February 2027, 9:30am to 2:30pm" in page


def test_of_one_whose_workshops_are_all_called_off_no_time_out_of_school_is_said():
    workgroup = WorkGroupFactory(cancelled_at=timezone.now())
    WorkshopFactory(workgroup=workgroup, cancelled_at=timezone.now())

    said = text_of(Client().get(workgroup.get_absolute_url()))

    assert "0 days" not in said
    assert "Time out" not in said


def test_a_date_names_who_leads_it_and_no_other_does():
    workgroup = WorkGroupFactory()
    first, _ = WorkshopFactory.create_batch(2, workgroup=workgroup)
    workgroup.leads.add(UserFactory(name="Lena Lead"))
    first.leads.add(UserFactory(name="Gita Ghosh"), UserFactory(name="Greta Grau"))

    page = text_of(Client().get(f"/work-groups/{workgroup.pk}/"))

    assert page.count("With Gita Ghosh and Greta Grau") == 1
    assert "Led by Lena Lead" in page
