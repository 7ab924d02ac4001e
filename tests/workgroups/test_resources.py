"""What there is to read and use around workshops: who sees and keeps it, and what is copied."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from pages.forms.document import CHOOSE_AGAIN
from participants import links
from tests.documents import as_sent, pdf
from tests.factories import (
    ParticipantFactory,
    ProjectFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.journeys.people import text_of
from tests.robust.reading import assert_refused_beside
from tests.test_access import client_of
from tests.workgroups.factories import ResourceFactory, ResourceFileFactory
from workgroups.actions.copy_workgroup import copy_workgroups
from workgroups.actions.plan import remove_workshop_from_draft
from workgroups.actions.resources import (
    LINK_OR_FILE,
    NEEDS_LICENCE,
    carry_resources,
)
from workgroups.choices import ResourceTime
from workgroups.models import Resource, ResourceFile
from workgroups.rules.copying import PlannedCopy
from workgroups.rules.dates import PlannedWorkshop
from workgroups.rules.resources import is_shown

pytestmark = pytest.mark.django_db

STARTS_ON, ENDS_AT = date(2022, 5, 25), london(2022, 5, 25, 14, 30)
BEFORE, AT, AFTER = ResourceTime.BEFORE, ResourceTime.AT, ResourceTime.AFTER


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        (london(2022, 1, 1), {BEFORE}),
        (london(2022, 5, 24, 23, 59), {BEFORE}),
        (london(2022, 5, 25, 0, 0), {BEFORE, AT}),
        (ENDS_AT - timedelta(seconds=1), {BEFORE, AT}),
        (ENDS_AT, {BEFORE, AT, AFTER}),
    ],
)
def test_each_is_shown_when_its_time_has_come(now: datetime, shown):
    on = timezone.localdate(now)

    found = {
        one
        for one in ResourceTime
        if is_shown(one, starts_on=STARTS_ON, ends_at=ENDS_AT, on=on, now=now)
    }

    assert found == shown


@pytest.fixture
def workgroup():
    return WorkGroupFactory()


@pytest.fixture
def workshop(workgroup):
    return WorkshopFactory(workgroup=workgroup, starts_at=london(2030, 5, 22, 9, 30), title="Bars")


@pytest.fixture
def lead(workgroup):
    lead = UserFactory()
    workgroup.leads.add(lead)
    return client_of(lead)


def sent(workshop, **changes) -> dict:
    return {
        "workshop": workshop.pk,
        "time": "at",
        "title": "Slides",
        "link": "https://resources.example.org/slides",
    } | changes


def add(workgroup) -> str:
    return reverse("workgroups:add_resource", args=[workgroup.pk])


def test_the_lead_adds_a_link_and_those_with_a_place_see_it_on_the_day(
    workgroup, workshop, lead, client, time_machine
):
    place = ParticipantFactory(workgroup=workgroup)
    changes = {"publisher": "Larkfield", "licence": "CC BY", "context": "For the first hour"}

    assert lead.post(add(workgroup), sent(workshop, **changes)).status_code == 302

    resource = Resource.objects.get()
    assert (resource.time, resource.credit, resource.has_file) == (AT, "Larkfield, CC BY", False)
    assert "Slides At the workshop. Larkfield, CC BY" in text_of(
        lead.get(reverse("workgroups:resources", args=[workgroup.pk]))
    )
    assert "Slides" not in text_of(client.get(links.PLACE.path(place)))
    time_machine.move_to(london(2030, 5, 22, 0, 1))
    shown = text_of(client.get(links.PLACE.path(place)))
    assert "To read and use Bars, Wednesday 22 May 2030 Slides" in shown
    assert "For the first hour" in shown


def test_a_document_is_given_only_to_those_with_a_place_and_in_its_time(
    workgroup, workshop, lead, client, time_machine
):
    place = ParticipantFactory(workgroup=workgroup)
    document = {"link": "", "file": as_sent(), "shows_no_pupil": "on", "licence": "Our own"}
    lead.post(add(workgroup), sent(workshop, **document))
    resource = Resource.objects.get()

    def own(of=place):
        token = links.PLACE.token(of)
        return client.get(reverse("participants:own_resource", args=[token, resource.pk]))

    assert own().status_code == 404
    time_machine.move_to(london(2030, 5, 22, 12))
    assert own().content == pdf()
    assert own()["Content-Disposition"] == 'attachment; filename="slides.pdf"'
    assert own(ParticipantFactory()).status_code == 404
    place.withdrawn_at = timezone.now()
    place.save()
    assert own().status_code == 404


@pytest.mark.parametrize(
    ("changes", "beside"),
    [
        ({"link": ""}, {"link": LINK_OR_FILE}),
        (
            {"file": as_sent, "shows_no_pupil": "on"},
            {"file": CHOOSE_AGAIN, "licence": NEEDS_LICENCE},
        ),
        ({"title": ""}, {"title": "Enter what it is called"}),
        ({"time": ""}, {"time": "Choose when it is for"}),
    ],
)
def test_what_is_missing_is_told_beside_its_box(workgroup, workshop, lead, changes, beside):
    changes = {name: one() if callable(one) else one for name, one in changes.items()}

    answer = lead.post(add(workgroup), sent(workshop, **changes))

    assert_refused_beside(answer, **beside)
    assert not Resource.objects.exists()


def test_the_same_is_not_added_twice_and_can_be_changed_and_taken_out(workgroup, workshop, lead):
    lead.post(add(workgroup), sent(workshop))

    again = lead.post(add(workgroup), sent(workshop))
    assert again.status_code == 422
    assert "There is one of this title already at that time." in text_of(again)
    resource = Resource.objects.get()
    edit = reverse("workgroups:edit_resource", args=[resource.pk])
    lead.post(edit, sent(workshop, title="More slides", time="after"))
    resource.refresh_from_db()
    assert (resource.title, resource.time) == ("More slides", AFTER)

    lead.post(reverse("workgroups:remove_resource", args=[resource.pk]))

    assert not Resource.objects.exists()


def test_a_document_stays_while_no_other_is_chosen(workgroup, workshop, lead):
    resource = ResourceFileFactory(resource__workshop=workshop).resource
    edit = reverse("workgroups:edit_resource", args=[resource.pk])

    lead.post(edit, sent(workshop, link="", licence="Our own"))

    assert bytes(ResourceFile.objects.get().content) == pdf()


def test_who_keeps_resources_and_who_reads_them(workgroup, workshop):
    resource = ResourceFileFactory(resource__workshop=workshop).resource
    file = reverse("workgroups:resource_file", args=[resource.pk])
    edit = reverse("workgroups:edit_resource", args=[resource.pk])
    board = client_of(member(workgroup.hub, Role.BOARD))
    stranger = client_of(member(WorkGroupFactory().hub, Role.ADMINISTRATOR))

    assert [board.get(file).status_code, board.get(edit).status_code] == [200, 403]
    assert [stranger.get(file).status_code, stranger.get(edit).status_code] == [404, 404]


def test_a_link_has_no_document_to_save(workgroup, workshop, lead):
    resource = ResourceFactory(workshop=workshop)

    answer = lead.get(reverse("workgroups:resource_file", args=[resource.pk]))

    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"link": ""}, "resource_is_a_link_or_a_document"),
        ({"has_file": True, "licence": ""}, "resource_passed_on_has_its_licence"),
        ({"time": "never"}, "resource_time_known"),
    ],
)
def test_the_database_keeps_the_rules_of_a_resource(workshop, fields, rule):
    with pytest.raises(IntegrityError, match=rule):
        ResourceFactory(workshop=workshop, **fields)


def test_resources_of_a_workshop_taken_out_of_a_draft_go_with_it():
    workgroup = WorkGroupFactory(published_at=None, published_by=None)
    resource = ResourceFactory(workshop=WorkshopFactory(workgroup=workgroup))

    remove_workshop_from_draft(workshop=resource.workshop)

    assert not Resource.objects.exists()


def test_resources_go_to_the_workshop_that_is_copied_from_theirs(workgroup, workshop):
    later = WorkshopFactory(workgroup=workgroup, starts_at=london(2030, 6, 20, 9))
    left = WorkshopFactory(workgroup=workgroup, starts_at=london(2030, 7, 20, 9))
    first = ResourceFactory(workshop=workshop, title="First", time=AFTER, context="An hour")
    second = ResourceFileFactory(resource__workshop=later, resource__title="Second").resource
    ResourceFactory(workshop=left, title="Left behind")
    target = WorkGroupFactory(hub=workgroup.hub)
    one, two = [
        WorkshopFactory(workgroup=target, starts_at=london(2031, month, 5, 9)) for month in (1, 2)
    ]

    carry_resources([(workshop.pk, one), (later.pk, two)])

    copies = list(Resource.objects.filter(workgroup=target).order_by("workshop__starts_at"))
    kept = [(row.workshop, row.title, row.time, row.context) for row in copies]
    assert kept == [(one, "First", AFTER, "An hour"), (two, "Second", second.time, "")]
    assert bytes(ResourceFile.objects.get(resource=copies[1]).content) == pdf()
    assert (first.credit, copies[0].credit) == (copies[0].credit, first.credit)
    assert Resource.objects.filter(workgroup=workgroup).count() == 3


def test_nothing_to_carry_is_no_harm(workshop):
    carry_resources([])
    carry_resources([(workshop.pk, WorkshopFactory())])

    assert not Resource.objects.exists()


def test_a_copy_of_a_work_group_has_its_resources(workgroup, workshop):
    ResourceFactory(workshop=workshop, title="Fractions on a line")
    day = london(2031, 5, 22, 9)
    planned = PlannedWorkshop(
        workshop=workshop.pk,
        starts_at=day,
        ends_at=day + timedelta(hours=5),
        mode=workshop.mode,
        venue=workshop.venue_id,
        tasks=(),
    )
    project = ProjectFactory(school_year=2030)
    copy = PlannedCopy(workgroup.pk, project.pk, "Next year", "", None, (), (planned,))

    [made] = copy_workgroups(hub=workgroup.hub, copies=[copy])

    assert [row.title for row in Resource.objects.filter(workgroup=made)] == ["Fractions on a line"]
