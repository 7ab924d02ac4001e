"""The numbers of one hub differ between its pages, and each page says what it counts."""

import pytest
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from evaluations.tasks import count_hub_totals
from hubs.choices import SpecialKind
from hubs.models import SpecialDays
from participants.choices import InterestState
from tests.factories import (
    EventFactory,
    HubFactory,
    InterestFactory,
    ParticipantFactory,
    PersonFactory,
    WorkGroupFactory,
    member,
    school_in,
)
from tests.journeys.people import text_of

pytestmark = pytest.mark.django_db
YEAR = 2026


@pytest.fixture(autouse=True)
def november(time_machine):
    time_machine.move_to("2026-11-25 12:00+00:00", tick=False)


def place(workgroup, person, school, **more):
    interest = InterestFactory(
        workgroup=workgroup, person=person, school=school, state=InterestState.PLACED
    )
    return ParticipantFactory(
        workgroup=workgroup, person=person, interest=interest, school=school, **more
    )


@pytest.fixture
def hub():
    """Ann has two places and goes to an event, Bo gave his up; Cy comes from elsewhere."""
    hub, elsewhere = HubFactory(), HubFactory()
    near, far = school_in(hub), school_in(elsewhere)
    one, other = (WorkGroupFactory(hub=hub, school_year=YEAR) for _ in range(2))
    event = WorkGroupFactory(hub=hub, project=EventFactory(school_year=YEAR), school_year=YEAR)
    ann, bo, cy = (PersonFactory(name=name) for name in ("Ann", "Bo", "Cy"))
    for group in (one, other, event):
        place(group, ann, near)
    place(one, bo, school_in(hub), withdrawn_at=timezone.now())
    place(one, cy, far)
    WorkGroupFactory(hub=hub, school_year=YEAR, published_at=None, published_by=None)
    count_hub_totals()
    return hub


@pytest.mark.parametrize(
    ("page", "role", "said"),
    [
        (
            "plan",
            Role.HUB_LEAD,
            "4 Work Groups, drafts and events too; 4 of {places} places taken now, by people of "
            "2 schools.",
        ),
        (
            "engagement",
            Role.HUB_LEAD,
            "3 schools and 3 people signed up: they accepted a place in a Work Group, events left "
            "out.",
        ),
        (
            "network",
            Role.NATIONAL,
            "3 Work Groups are published, events too, and 0 places were accepted in those of "
            "5 people or more.",
        ),
    ],
)
def test_each_page_says_what_its_numbers_count_and_why_others_differ(client, hub, page, role, said):
    client.force_login(member(None if role == Role.NATIONAL else hub, role))
    places = sum(hub.workgroups.values_list("capacity", flat=True))

    found = text_of(client.get(reverse(f"evaluations:{page}")))

    assert said.format(places=places) in found, found
    for name in ("Plan of the year:", "Engagement:", "Network:"):
        assert name in found.partition("differ between three pages")[2]


@pytest.mark.parametrize(
    ("page", "role", "said"),
    [
        ("evaluations:network", Role.NATIONAL, "The network 2026/27 2 hubs"),
        ("evaluations:engagement", Role.HUB_LEAD, "Engagement 2026/27 4 school-projects"),
        ("hubs:special_days", Role.NATIONAL, "Exams and bank holidays 1 entry"),
    ],
)
def test_a_number_beside_a_heading_that_names_no_rows_says_what_it_counts(
    client, hub, page, role, said
):
    day = {"from_on": "2027-05-11", "until_on": "2027-06-18"}
    SpecialDays.objects.create(kind=SpecialKind.EXAMS, name="GCSE exams", **day)
    client.force_login(member(None if role == Role.NATIONAL else hub, role))

    assert said in text_of(client.get(reverse(page)))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"published_at": None, "published_by": None},
            "Nothing yet: this Work Group is a draft, so nobody could ask for a place.",
        ),
        ({}, "Nothing yet: nobody has asked for a place."),
        (
            {"cancelled_at": "2026-11-01 12:00+00:00"},
            "Nothing: this Work Group was cancelled before anybody asked for a place.",
        ),
    ],
)
def test_evidence_of_which_there_is_none_is_said_and_no_chart_of_noughts(client, fields, said):
    workgroup = WorkGroupFactory(school_year=YEAR, **fields)
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))

    page = client.get(reverse("evaluations:evidence", args=[workgroup.pk]))

    assert said in text_of(page)
    assert "portal-bars" not in page.text
    assert "Attendance" not in text_of(page).partition("Nothing")[2]


def test_evidence_shows_its_charts_once_somebody_has_asked(client):
    workgroup = InterestFactory().workgroup
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))

    page = client.get(reverse("evaluations:evidence", args=[workgroup.pk]))

    assert "portal-bars" in page.text
    assert "Nothing yet" not in text_of(page)
