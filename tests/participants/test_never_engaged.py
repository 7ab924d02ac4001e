"""The schools that no hub has reached."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from schools.choices import LinkKind, SchoolStatus
from schools.models import PupilPremium, SchoolLink
from tests.factories import (
    HubFactory,
    InterestFactory,
    LeadSchoolFactory,
    ParticipantFactory,
    WorkGroupFactory,
    member,
    school_in,
)
from tests.journeys.people import text_of
from tests.school_factories import ContactNoteFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def listed(hub, client):
    """The names of the list, for what stands in the address."""
    client.force_login(member(hub, Role.ADMINISTRATOR))

    def names(**query):
        page = client.get(reverse("participants:never_engaged"), query)
        return [school.name for school in page.context["object_list"]]

    return names


def test_only_open_schools_of_the_area_without_a_place_with_any_hub_stand_there(hub, listed):
    school_in(hub, name="Never")
    school_in(hub, name="Closed", status=SchoolStatus.CLOSED)
    school_in(HubFactory(), name="Elsewhere")
    for place_hub, name in ((hub, "Ours"), (HubFactory(), "Theirs")):
        interest = InterestFactory(
            workgroup=WorkGroupFactory(hub=place_hub), school=school_in(hub, name=name)
        )
        ParticipantFactory(workgroup=interest.workgroup, interest=interest)

    assert listed() == ["Never"]


def test_a_school_that_leads_a_hub_or_came_of_one_that_did_is_reached(hub, listed):
    school_in(hub, name="Never")
    leads, led = school_in(hub, name="Leads"), school_in(hub, name="Led once")
    academy = school_in(hub, name="Academy of one that led")
    closed = school_in(hub, status=SchoolStatus.CLOSED)
    SchoolLink.objects.create(predecessor=closed, successor=academy, kind=LinkKind.SUCCESSION)
    LeadSchoolFactory(hub=hub, school=leads)
    for school in (led, closed):
        LeadSchoolFactory(school=school, until_on=TODAY() - timedelta(days=1))

    assert listed() == ["Never"]


def test_an_interest_is_told_from_a_place(hub, listed):
    school_in(hub, name="Never")
    InterestFactory(workgroup=WorkGroupFactory(hub=hub), school=school_in(hub, name="Asked"))

    assert listed() == ["Asked", "Never"]
    assert listed(ever="no_interest") == ["Never"]
    assert listed(ever="only_interest") == ["Asked"]


def test_a_school_that_refuses_contact_shows_only_when_asked_for(hub, listed):
    refuses, free = school_in(hub, name="Refuses"), school_in(hub, name="Free")
    ContactNoteFactory(hub=hub, school=refuses, refuses_contact=True)
    ContactNoteFactory(hub=hub, school=free, day=date(2021, 1, 1), refuses_contact=True)
    ContactNoteFactory(hub=hub, school=free, day=date(2021, 2, 1), by_school=True)
    # What another hub has noted changes nothing here.
    ContactNoteFactory(school=free, day=date(2021, 3, 1), refuses_contact=True)

    assert listed() == ["Free"]
    assert listed(contact="refused") == ["Refuses"]
    assert listed(contact="any") == ["Free", "Refuses"]


def test_contact_that_is_due_is_found_by_the_latest_note(hub, listed):
    due, later, done, never = (
        school_in(hub, name=name) for name in ("Due", "Later", "Done", "Never")
    )
    ContactNoteFactory(hub=hub, school=due, next_on=TODAY())
    ContactNoteFactory(hub=hub, school=later, next_on=TODAY() + timedelta(days=1))
    ContactNoteFactory(hub=hub, school=done, day=date(2021, 1, 1), next_on=date(2021, 2, 1))
    ContactNoteFactory(hub=hub, school=done, day=date(2021, 2, 1))

    assert listed(contact="due") == ["Due"]
    assert listed(contact="never") == ["Never"]
    assert listed(sort="next")[:2] == ["Due", "Later"]


@pytest.mark.parametrize(
    ("percent", "band"),
    [("9.9", "under-10"), ("10.0", "10-to-20"), ("19.9", "10-to-20"), ("35.0", "35-or-more")],
)
def test_schools_fall_into_bands_by_their_latest_pupil_premium(percent, band, hub, listed):
    school = school_in(hub, name="This")
    for year, share in ((2024, Decimal("25")), (2025, Decimal(percent))):
        PupilPremium.objects.create(school=school, year=year, percent=share, source="A file")
    school_in(hub, name="Not known")

    assert listed(premium=band) == ["This"]
    assert listed(premium="20-to-35") == []


def test_an_academy_has_been_reached_where_the_school_before_it_was(hub, listed):
    interest = InterestFactory(workgroup=WorkGroupFactory(hub=hub), school=school_in(hub))
    ParticipantFactory(workgroup=interest.workgroup, interest=interest)
    follower, neighbour = school_in(hub, name="Academy"), school_in(hub, name="Neighbour")
    for school, kind in ((follower, LinkKind.SUCCESSION), (neighbour, LinkKind.SIXTH_FORM)):
        SchoolLink.objects.create(predecessor=interest.school, successor=school, kind=kind)

    assert listed() == ["Neighbour"]


def test_an_academy_three_conversions_on_has_been_reached(hub, client, listed):
    first, second, third, last = (school_in(hub, name=f"School {n}") for n in range(4))
    for before, after in ((first, second), (second, third), (third, last), (last, second)):
        SchoolLink.objects.create(predecessor=before, successor=after, kind=LinkKind.SUCCESSION)
    for school in (first, second, third):
        school.status = SchoolStatus.CLOSED
        school.save()
    interest = InterestFactory(workgroup=WorkGroupFactory(hub=hub), school=first)

    assert listed() == ["School 3"]
    assert listed(ever="no_interest") == []
    assert listed(ever="only_interest") == ["School 3"]

    ParticipantFactory(workgroup=interest.workgroup, interest=interest)
    assert listed() == []
    page = client.get(reverse("participants:never_engaged"))
    assert page.context["by_phase"] == [("Secondary", 1, 1)]


def test_the_page_says_how_far_the_hub_reaches(hub, client, listed):
    school_in(hub, phase="Primary")
    interest = InterestFactory(workgroup=WorkGroupFactory(hub=hub), school=school_in(hub))
    ParticipantFactory(workgroup=interest.workgroup, interest=interest)

    page = client.get(reverse("participants:never_engaged"))

    assert "1 of the 2 open schools of your area have had a place" in text_of(page)
    assert page.context["by_phase"] == [("Primary", 0, 1), ("Secondary", 1, 1)]
    assert page.context["by_band"] == [("Not known", 1, 2)]


def test_the_download_holds_what_is_filtered_and_no_school_that_refuses(hub, client, listed):
    refuses = school_in(hub, name="Refuses", phase="Primary")
    ContactNoteFactory(hub=hub, school=refuses, refuses_contact=True)
    school_in(hub, name="Small", phase="Primary")
    school_in(hub, name="Big", phase="Secondary")

    answer = client.get(
        reverse("participants:never_engaged"), {"phase": "Primary", "format": "csv"}
    )

    rows = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert [row.split(",")[1] for row in rows] == ["Name", "Small"]
