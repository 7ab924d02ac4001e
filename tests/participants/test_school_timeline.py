"""What a school's timeline tells, and to whom."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from participants.choices import AttendanceOutcome, Mark
from participants.models import Attendance, Substitution
from schools.choices import LinkKind, SchoolStatus
from schools.models import School, SchoolLink
from schools.queries.timeline import labels, school_timeline
from tests.factories import (
    HubFactory,
    InterestFactory,
    LocalAuthorityFactory,
    ParticipantFactory,
    ProjectFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
    school_in,
)
from tests.fees.factories import proposed_fee, workshop_in
from tests.journeys.people import text_of
from tests.needs.factories import NeedFactory
from tests.school_factories import ContactNoteFactory
from tests.workgroups.factories import (
    AgreedActionFactory,
    DeploymentFactory,
    HeldVisitFactory,
    MasteryStageFactory,
    VisitFactory,
)
from workgroups.choices import VisitState

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def school(hub):
    return school_in(hub)


@pytest.fixture
def administrator(hub):
    return member(hub, Role.ADMINISTRATOR)


def place_of(school, hub, **fields):
    workgroup = WorkGroupFactory(hub=hub, **fields)
    interest = InterestFactory(
        workgroup=workgroup, school=school, sent_at=london(2021, 9, 5), state="placed"
    )
    return ParticipantFactory(workgroup=workgroup, interest=interest)


def attend(place, on, outcome, mark=Mark.PRESENT):
    workshop = WorkshopFactory(workgroup=place.workgroup, starts_at=on)
    return Attendance.objects.create(
        participant=place, workshop=workshop, mark=mark, outcome=outcome
    )


def told(school, user, *kinds) -> list[tuple[date, str]]:
    return [(e.day, e.words) for year in school_timeline(school, user, kinds) for e in year.events]


def test_a_place_is_told_from_interest_to_attendance_to_giving_up(school, hub, administrator):
    place = place_of(school, hub, title="Reasoning")
    name = place.person.name
    attend(place, london(2021, 10, 1, 9), AttendanceOutcome.PRESENT)
    attend(place, london(2021, 11, 1, 9), AttendanceOutcome.SUBSTITUTED, Mark.SUBSTITUTE)
    attend(place, london(2022, 1, 1, 9), AttendanceOutcome.EXCUSED, Mark.EXCUSED)
    attend(place, london(2022, 2, 1, 9), "")  # its register is still open
    place.withdrawn_at, place.withdrawn_because = london(2022, 2, 2), "A new job"
    place.save()

    who = f"{name} in Reasoning, 2021/22"
    assert told(school, administrator, "interest", "place", "attendance", "withdrawal") == [
        (date(2022, 2, 2), f"Place given up: {who}"),
        (date(2022, 1, 1), f"Came to 1 of 3 dates: {who}; a colleague came to 1"),
        (date(2021, 9, 10), f"Place of {who}"),
        (date(2021, 9, 5), f"Interest of {who}"),
    ]


def test_events_stand_by_school_year_the_latest_first(school, hub, administrator):
    for day in (date(2021, 8, 31), date(2021, 9, 1), date(2020, 9, 1)):
        ContactNoteFactory(hub=hub, school=school, day=day)

    years = school_timeline(school, administrator, ["contact"])

    assert [(year.school_year, len(year.events)) for year in years] == [(2021, 1), (2020, 2)]


def test_substitutes_and_changes_in_the_register_are_told(school, hub, administrator):
    place = place_of(school, hub, title="Reasoning")
    workshop = WorkshopFactory(workgroup=place.workgroup, starts_at=london(2022, 3, 2, 9))
    Substitution.objects.create(participant=place, workshop=workshop, name="Nia Newell")
    school.name, school.status = "Larkfield Academy", SchoolStatus.CLOSED
    school.closed_on = date(2022, 8, 31)
    old_name = type(school).objects.get(pk=school.pk).name
    school.save()

    assert told(school, administrator, "substitute") == [
        (
            date(2022, 3, 2),
            f"Nia Newell named instead of {place.person}: Reasoning, Wednesday 2 March 2022",
        )
    ]
    assert told(school, administrator, "register") == [
        (timezone.localdate(), f"Its name was {old_name}; now it is Larkfield Academy"),
        (date(2022, 8, 31), "Larkfield Academy closed"),
    ]


def test_among_two_schools_each_change_says_whose_it_is(school, hub, administrator):
    before = school_in(hub, name="Old Hill School")
    SchoolLink.objects.create(
        predecessor=before, successor=school, kind=LinkKind.SUCCESSION, since=date(2021, 9, 1)
    )
    before.status = SchoolStatus.CLOSING
    before.save()

    [(_, said)] = told(school, administrator, "register")

    assert said.startswith("Old Hill School: In the register it was “Open”; now it is ")


def test_visits_are_told_with_what_was_agreed_on_them(school, hub, administrator):
    visit = HeldVisitFactory(hub=hub, school=school)
    VisitFactory(hub=hub, school=school, visitor=visit.visitor, day=date(2022, 7, 6))
    VisitFactory(
        hub=hub,
        school=school,
        visitor=visit.visitor,
        day=date(2022, 4, 6),
        state=VisitState.CALLED_OFF,
        called_off_by="school",
    )
    AgreedActionFactory(visit=visit, by_on=date(2022, 6, 22))
    AgreedActionFactory(visit=visit, what="Share plans", done_on=date(2022, 5, 20))

    who = f"Reasoning in Year 3 ({visit.visitor})"
    assert told(school, administrator, "visit", "agreed") == [
        (date(2022, 7, 6), f"Visit planned: {who}"),
        (date(2022, 6, 22), "To be done by the school: Show the staff what a bar model is"),
        (date(2022, 5, 20), "Done by the school: Share plans"),
        (date(2022, 5, 11), f"Visit, going well: {who}"),
        (date(2022, 4, 6), f"Visit called off: {who}"),
    ]
    assert told(school, member(HubFactory(), Role.ADMINISTRATOR), "visit", "agreed") == []


def test_local_leaders_sent_to_the_school_are_told(school, hub, administrator):
    sent = DeploymentFactory(leader__hub=hub, school=school, from_on=date(2022, 1, 10))
    DeploymentFactory(leader__hub=hub)

    assert told(school, administrator, "sent") == [
        (date(2022, 1, 10), f"{sent.leader} sent for 2 days: Bar modelling in Year 4")
    ]
    assert told(school, member(HubFactory(), Role.ADMINISTRATOR), "sent") == []


def test_a_move_is_told_with_both_addresses(school, hub, administrator):
    kept = dict.fromkeys(("locality", "address_3", "county"), "")
    before = kept | {"street": "1 Mill Lane", "town": "Larkfield", "postcode": "ZZ1 1ZZ"}
    School.objects.filter(pk=school.pk).update(**before)
    School.objects.filter(pk=school.pk).update(street="2 High Street", postcode="ZZ2 2ZZ")
    School.objects.filter(pk=school.pk).update(telephone="01632 960009")

    moved = "now it is 2 High Street, Larkfield, ZZ2 2ZZ"
    expected = f"It moved: its address was 1 Mill Lane, Larkfield, ZZ1 1ZZ; {moved}"
    words = [said for _, said in told(school, administrator, "register")]
    assert [said for said in words if said.endswith(moved)] == [expected]


def test_another_local_authority_is_told_by_name(school, administrator):
    before = school.local_authority
    school.local_authority = LocalAuthorityFactory(name="Elmfield")
    school.save()

    assert told(school, administrator, "register") == [
        (timezone.localdate(), f"Its local authority was {before}; now it is Elmfield")
    ]


def test_fees_are_told_to_those_who_see_fees(administrator):
    workshop = workshop_in()
    hub = workshop.workgroup.hub
    fee = proposed_fee(workshop)
    name = fee.attendance.participant.person.name

    staff = told(fee.school, member(hub, Role.ADMINISTRATOR), "fee")
    board = told(fee.school, member(hub, Role.BOARD), "fee")

    assert staff == [(date(2022, 2, 3), f"£75.00 for {name}: {workshop.workgroup}")]
    assert board == []


def test_of_another_hub_only_the_project_and_the_year_are_told(school, administrator, client):
    project = ProjectFactory(title="Mastery at Key Stage 3")
    away = place_of(school, HubFactory(name="Estuary"), title="Estuary Two", project=project)
    attend(away, london(2021, 10, 1, 9), AttendanceOutcome.PRESENT)
    ContactNoteFactory(hub=away.workgroup.hub, school=school, said="Estuary wrote")

    client.force_login(administrator)
    page = client.get(reverse("schools:school_timeline", args=[school.pk]))

    assert told(school, administrator) == [
        (date(2021, 9, 1), "Mastery at Key Stage 3, with another hub")
    ]
    assert away.person.name not in text_of(page)
    assert "Estuary" not in text_of(page)
    assert "In the school year" in text_of(page)


def test_a_place_given_up_elsewhere_is_not_told(school, administrator):
    away = place_of(school, HubFactory())
    away.withdrawn_at = away.accepted_at + timedelta(days=1)
    away.save()

    assert told(school, administrator) == []


def test_the_filter_narrows_the_kinds_and_takes_nonsense_for_nothing(
    school, hub, administrator, client
):
    place_of(school, hub, title="Reasoning")
    ContactNoteFactory(hub=hub, school=school, said="They would like a flyer")
    client.force_login(administrator)
    path = reverse("schools:school_timeline", args=[school.pk])

    contact = text_of(client.get(path, {"kind": "contact"}))
    everything = text_of(client.get(path, {"kind": "nonsense"}))

    assert "flyer" in contact
    assert "Interest of" not in contact
    assert "Interest of" in everything


def test_needs_are_told_to_those_who_keep_them(school, hub, administrator):
    need = NeedFactory(hub=hub, title="Planning together", raised_at=london(2021, 9, 6))
    spam, away = NeedFactory(hub=hub, set_aside_at=timezone.now()), NeedFactory()
    for row in (need, spam, away):
        row.schools.add(school)

    assert told(school, administrator, "need") == [
        (date(2021, 9, 6), "Need raised: Planning together")
    ]
    assert told(school, member(hub, Role.BOARD), "need") == []


def test_stages_of_teaching_for_mastery_are_told(school, administrator):
    MasteryStageFactory(school=school, from_on=date(2021, 9, 1))

    assert told(school, administrator, "stage") == [
        (date(2021, 9, 1), "Teaching for Mastery, secondary: Development")
    ]


def test_every_kind_has_its_label():
    assert {"interest", "place", "attendance", "withdrawal", "substitute", "elsewhere"} <= set(
        labels
    )
    assert {"fee", "register", "contact", "need", "stage"} <= set(labels)
