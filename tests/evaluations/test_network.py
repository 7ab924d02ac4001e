"""The whole network's year as the worker has counted it, for those who look after all of it."""

import csv
from datetime import timedelta

import pytest
from django.utils import timezone

from access.roles import Role
from evaluations.actions.close_waves import close_waves
from evaluations.choices import ReportState
from evaluations.models import HubTotals, Report
from evaluations.tasks import count_hub_totals
from participants.choices import AttendanceOutcome
from participants.models import Attendance, Register
from schools.choices import Phase, SchoolStatus
from schools.models import Region
from tests.evaluations.factories import answers_to, asked_at_end, record_response
from tests.factories import (
    EventFactory,
    HubFactory,
    InterestFactory,
    OutcomeFactory,
    ParticipantFactory,
    ProjectFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    member,
    school_in,
)
from tests.journeys.people import text_of

pytestmark = pytest.mark.django_db
YEAR = 2026


@pytest.fixture(autouse=True)
def november(time_machine):
    time_machine.move_to("2026-11-25 12:00+00:00", tick=False)


def place_of(school, workgroup):
    interest = InterestFactory(workgroup=workgroup, school=school, state="placed")
    return ParticipantFactory(workgroup=workgroup, interest=interest)


def group_of(hub, places=0, **fields):
    workgroup = WorkGroupFactory(hub=hub, school_year=YEAR, **fields)
    for _ in range(places):
        place_of(school_in(hub), workgroup)
    return workgroup


def counted(project=None, phase=""):
    count_hub_totals()
    rows = HubTotals.objects.filter(school_year=YEAR, project=project, phase=phase)
    return {row.hub: row for row in rows.select_related("hub")}


@pytest.fixture
def national(client):
    client.force_login(member(None, Role.NATIONAL))
    return client


def test_a_school_counts_once_and_for_the_hub_of_its_area():
    north, south = HubFactory(), HubFactory()
    of_north = school_in(north)
    for hub in (north, south):
        for _ in range(2):
            place_of(of_north, WorkGroupFactory(hub=hub, school_year=YEAR))

    found = counted()

    assert (found[north].reached, found[south].reached) == (1, 0)
    assert (found[north].workgroups, found[south].workgroups) == (2, 2)


def test_people_count_by_whole_work_groups_of_five_and_by_project_and_phase():
    """So no total less another is of fewer than five, whichever two somebody compares."""
    hub = HubFactory()
    both = [Phase.PRIMARY, Phase.SECONDARY]
    large = group_of(hub, 6, phases=both)
    small = group_of(hub, 4, project=ProjectFactory(school_year=YEAR), phases=[Phase.PRIMARY])
    event = group_of(hub, 5, project=EventFactory(school_year=YEAR), phases=[Phase.SECONDARY])

    of_all = counted()[hub]

    assert (of_all.workgroups, of_all.too_small, of_all.places, of_all.to_complete) == (3, 1, 11, 6)
    assert of_all.reached == 15
    found = {
        (row.project_id, row.phase): (row.workgroups, row.too_small, row.places, row.reached)
        for row in HubTotals.objects.filter(hub=hub, school_year=YEAR)
    }
    assert found == {
        (None, ""): (3, 1, 11, 15),
        (None, "primary"): (2, 1, 6, 10),
        (None, "secondary"): (2, 0, 11, 11),
        (large.project_id, ""): (1, 0, 6, 6),
        (large.project_id, "primary"): (1, 0, 6, 6),
        (large.project_id, "secondary"): (1, 0, 6, 6),
        (small.project_id, ""): (1, 1, 0, 4),
        (small.project_id, "primary"): (1, 1, 0, 4),
        (event.project_id, ""): (1, 0, 5, 5),
        (event.project_id, "secondary"): (1, 0, 5, 5),
    }


def test_who_came_completed_and_is_more_confident(time_machine):
    hub = HubFactory()
    group = WorkshopFactory(
        starts_at=timezone.now() - timedelta(days=1), workgroup=group_of(hub)
    ).workgroup
    OutcomeFactory(workgroup=group)
    places = [place_of(school_in(hub), group) for _ in range(6)]
    workshop = group.workshops.get()
    Register.objects.create(workshop=workshop, closed_at=timezone.now(), closed_by=UserFactory())
    outcomes = [*[AttendanceOutcome.PRESENT] * 4, AttendanceOutcome.SUBSTITUTED]
    for place, outcome in zip(places, [*outcomes, AttendanceOutcome.NO_SHOW], strict=True):
        Attendance.objects.update_or_create(
            participant=place, workshop=workshop, defaults={"outcome": outcome, "mark": "present"}
        )
    asked_at_end(on=timezone.localdate())
    for number, place in enumerate(places[:5]):
        invitation = place.invitations.get()
        answers = answers_to(invitation, confidence=(3, 4 if number else 2))
        record_response(invitation=invitation, answers=answers)
    before = counted()[hub]
    time_machine.move_to(timezone.now() + timedelta(days=60), tick=False)
    close_waves(now=timezone.now())

    row = counted()[hub]

    # An open survey is in no figure: two countings would show what one more person said.
    assert (before.asked, before.rated) == (0, 0)
    assert (row.dates, row.came) == (6, 5)
    # Whose colleague came learned for the school and has not completed.
    assert (row.to_complete, row.completed) == (6, 4)
    assert (row.asked, row.answered, row.rated, row.rose) == (6, 5, 5, 4)


def test_other_years_drafts_cancelled_work_groups_and_closed_schools_count_for_nothing():
    hub = HubFactory()
    WorkGroupFactory(hub=hub, school_year=YEAR, published_at=None, published_by=None)
    place_of(school_in(hub), WorkGroupFactory(hub=hub, school_year=YEAR - 1))
    cancelled = WorkGroupFactory(hub=hub, school_year=YEAR, cancelled_at=timezone.now())
    place_of(school_in(hub), cancelled)
    closed = school_in(hub, status=SchoolStatus.CLOSED)
    place_of(closed, WorkGroupFactory(hub=hub, school_year=YEAR))

    row = counted()[hub]

    assert (row.workgroups, row.too_small, row.places, row.reached) == (1, 1, 0, 0)
    assert (row.schools, row.reports) == (hub.schools.open().count(), 0)


def test_the_page_shows_what_was_counted_and_how_long_ago(national, time_machine):
    hubs = [HubFactory() for _ in range(5)]
    for number, hub in enumerate(hubs, 5):
        group_of(hub, number)
    count_hub_totals()
    time_machine.move_to(timezone.now() + timedelta(hours=2), tick=False)
    group_of(hubs[0], 7)
    national.force_login(member(None, Role.NATIONAL))

    page = national.get("/manage/network/")
    words = text_of(page)

    assert all(hub.name in words for hub in hubs)
    assert "5 Work Groups are published, events too, and 35 places were accepted" in words
    assert "Counted on 25 November 2026 at midday, 2 hours ago." in words
    assert "Middle half of all hubs" in words
    # By name and never by rank: no column is a link that sorts.
    assert "sort=" not in page.text


def test_hubs_are_narrowed_by_region_project_and_phase_and_stand_beside_all(national):
    north, *others = [HubFactory() for _ in range(4)]
    project = ProjectFactory(school_year=YEAR)
    group_of(north, 5, project=project, phases=[Phase.PRIMARY])
    for hub in others:
        group_of(hub, 5, phases=[Phase.SECONDARY])
    region = Region.objects.create(code="A", name="North East")
    for school in north.schools.all():
        school.local_authority.region = region
        school.local_authority.save()
    count_hub_totals()

    def hubs(query):
        context = national.get(f"/manage/network/?{query}").context
        drawn = context["drawn"]
        return [row.hub for row, *_ in drawn["lines"]], drawn["pictured"].middle

    _, middle = hubs("")
    assert middle is not None
    assert hubs(f"region={region.pk}") == ([north], middle)
    assert hubs(f"project={project.pk}") == ([north], None)
    assert [len(hubs(f"phase={phase}")[0]) for phase in ("primary", "secondary")] == [1, 3]
    assert len(hubs("year=x&region=x&project=x&picture=x")[0]) == 4
    assert national.get("/manage/network/?year=2024").context["drawn"]["year"] == 2024
    assert national.get("/manage/network/?year=x").context["drawn"]["year"] == YEAR


def test_a_hub_leads_to_its_totals_and_both_are_files_too(national):
    hub = HubFactory()
    large, small = group_of(hub, 5), group_of(hub, 4, project=ProjectFactory(school_year=YEAR))
    count_hub_totals()

    page = national.get(f"/manage/network/{hub.pk}/")
    answer = national.get(f"/manage/network/{hub.pk}/?format=csv")
    lines = list(csv.DictReader(answer.getvalue().decode("utf-8-sig").splitlines()))

    assert f"/manage/network/{hub.pk}/" in national.get("/manage/network/").text
    assert "2 Work Groups are published, 1 of them with too few places" in text_of(page)
    found = {line["Project"]: line["Places accepted"] for line in lines if line["Phase"] == "All"}
    assert found == {"All": "5", str(large.project): "5", str(small.project): ""}
    assert "xlsx" in national.get("/manage/network/?format=xlsx")["Content-Disposition"]


def test_approved_reports_are_read_and_no_others(national):
    by, hub = UserFactory(), HubFactory()
    approved, draft = (
        Report.objects.create(
            workgroup=group_of(hub), state=state, submitted_by=by, figures={}, submitted_at=at
        )
        for state, at in (
            (ReportState.APPROVED, timezone.now()),
            (ReportState.SUBMITTED, timezone.now()),
        )
    )
    approved.reviews.create(by=by, verdict="return", comment="Say more of the pupils.")

    words = text_of(national.get("/manage/network/reports/"))
    page = national.get(f"/manage/network/reports/{approved.pk}/")

    assert str(approved.workgroup) in words
    assert str(draft.workgroup) not in words
    assert page.status_code == 200
    assert "Say more of the pupils" not in page.text
    assert national.get(f"/manage/network/reports/{draft.pk}/").status_code == 404
    assert list(Report.objects.visible_to(member(None, Role.NATIONAL))) == [approved]
    assert f"reports/{approved.pk}/" in national.get(f"/manage/network/reports/?hub={hub.pk}").text


def test_home_shows_the_network_to_those_who_look_after_it(national):
    hub = HubFactory(closed_on=None)
    group_of(hub, 5)
    count_hub_totals()

    page = national.get("/home/")

    assert "The network this year" in page.text
    assert 'href="/manage/network/"' in page.text
    assert "5 places accepted" in text_of(page)
    assert "You have no places" not in page.text
    national.force_login(member(hub, Role.ADMINISTRATOR))
    assert "The network this year" not in national.get("/home/").text


def test_a_hub_that_has_closed_is_not_in_this_years_network(national):
    gone = HubFactory()
    group_of(gone, 1)
    gone.closed_on = timezone.localdate() - timedelta(days=1)
    gone.save()
    count_hub_totals()

    assert gone.name not in national.get("/manage/network/").text


def test_large_numbers_stand_in_threes(national):
    group_of(HubFactory(closed_on=None), 5)
    count_hub_totals()
    HubTotals.objects.filter(project=None, phase="").update(schools=24_000)

    for address in ("/home/", "/manage/network/"):
        assert "of 24,000 schools" in text_of(national.get(address))
