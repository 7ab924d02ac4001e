"""What one page calls late, all pages do: home of the hub and of the lead, the list, the page."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from evaluations.models import Invitation
from tests.evaluations.factories import asked_at_end
from tests.factories import (
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.workgroups.factories import VisitFactory

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
LAST = london(2026, 5, 6, 9)


class Pages:
    """The verdicts on one Work Group, as each page gives them some days after `LAST`."""

    def __init__(self, client, time_machine, days: int):
        time_machine.move_to(LAST + days * DAY, tick=False)
        self.client = client

    def line(self, user, kind: str = "", thing: str = ""):
        """Of home: True where it is late, None where there is no such line."""
        self.client.force_login(user)
        context = self.client.get("/home/").context
        lines = [*context.get("lines", []), *context["own_lines"]]
        found = [one for one in lines if one.kind == kind and one.thing.startswith(thing)]
        return found[0].is_late if found else None

    def in_list(self, user, label: str):
        self.client.force_login(user)
        [(_, _, wanted)] = self.client.get(reverse("workgroups:list")).context["rows"]
        return next((one.is_late for one in wanted if one.label == label), None)

    def listed(self, user, name: str) -> bool:
        self.client.force_login(user)
        page = self.client.get(reverse("workgroups:list"), {"late": name})
        return bool(page.context["object_list"])

    def panel(self, user, workgroup, heading: str) -> bool:
        self.client.force_login(user)
        page = self.client.get(reverse("workgroups:detail", args=[workgroup.pk])).text
        return ">Late<" in page.partition(f">{heading}</h2>")[2].partition("</section>")[0]


@pytest.fixture
def workgroup(time_machine):
    time_machine.move_to(LAST - 60 * DAY, tick=False)
    found = WorkGroupFactory(published_at=timezone.now())
    WorkshopFactory(workgroup=found, starts_at=LAST, ends_at=LAST + timedelta(hours=3))
    found.leads.add(UserFactory())
    ParticipantFactory.create_batch(5, workgroup=found)
    return found


@pytest.fixture
def admin(workgroup):
    return member(workgroup.hub, Role.ADMINISTRATOR)


@pytest.mark.parametrize(
    ("days", "owed"),
    # The survey takes answers until the 29th day; six weeks are not over before the 43rd.
    [(1, None), (29, None), (30, False), (42, False), (43, True)],
)
def test_all_pages_say_alike_whether_a_report_is_owed_and_late(
    client, time_machine, workgroup, admin, days, owed
):
    time_machine.move_to(LAST + DAY, tick=False)
    asked_at_end(on=timezone.localdate())
    assert Invitation.objects.count() == 5
    [lead] = workgroup.leads.all()
    pages = Pages(client, time_machine, days)

    assert pages.line(admin, "reports_due") is owed
    assert pages.in_list(admin, "Report not handed in") is owed
    assert pages.listed(admin, "report") is (owed is not None)
    assert pages.panel(admin, workgroup, "Report") is (owed is True)
    # A lead may write it from the last workshop on, and is late when the hub says so.
    assert pages.line(lead, thing="Report on") is (owed is True)


def test_a_report_on_a_work_group_of_which_nobody_was_asked_is_late_nowhere(
    client, time_machine, workgroup, admin
):
    [lead] = workgroup.leads.all()
    pages = Pages(client, time_machine, 60)

    assert pages.line(admin, "reports_due") is None
    assert pages.in_list(admin, "Report not handed in") is None
    assert pages.panel(admin, workgroup, "Report") is False
    assert pages.line(lead, thing="Report on") is False


@pytest.mark.parametrize(("days", "late"), [(1, False), (2, False), (3, True)])
def test_all_pages_say_alike_whether_a_register_is_late(
    client, time_machine, workgroup, admin, days, late
):
    [lead] = workgroup.leads.all()
    pages = Pages(client, time_machine, days)

    assert pages.line(admin, "registers_missing") is late
    assert pages.line(lead, thing="Register of") is late
    assert pages.in_list(admin, "Register missing") is late
    assert pages.panel(admin, workgroup, "Registers") is late


@pytest.mark.parametrize(("days", "late"), [(3, False), (4, True)])
def test_all_pages_say_alike_whether_a_visit_is_to_be_written_up_late(
    client, time_machine, workgroup, admin, days, late
):
    visit = VisitFactory(hub=workgroup.hub, day=LAST.date())
    pages = Pages(client, time_machine, days)

    assert pages.line(admin, "visits_to_write_up") is late
    assert pages.line(visit.visitor, thing="Visit to") is late


@pytest.mark.parametrize(
    # The last day to answer is the 29th after the last workshop; “few” is below 60 of 100.
    ("days", "answered", "late"),
    [(22, 2, False), (23, 2, True), (23, 3, None), (30, 2, None)],
)
def test_all_pages_say_alike_whether_a_survey_has_few_answers(
    client, time_machine, workgroup, admin, days, answered, late
):
    time_machine.move_to(LAST + DAY, tick=False)
    asked_at_end(on=timezone.localdate())
    some = Invitation.objects.order_by("pk")[:answered].values("pk")
    Invitation.objects.filter(pk__in=list(some.values_list("pk", flat=True))).update(
        answered_at=timezone.now()
    )
    pages = Pages(client, time_machine, days)

    assert pages.line(admin, "surveys_with_few_answers") is late
    assert pages.in_list(admin, "Few have answered") is late
    assert pages.panel(admin, workgroup, "Survey") is (late is True)


@pytest.mark.parametrize(("days", "late"), [(-15, False), (-14, False), (-13, True)])
def test_all_pages_say_alike_whether_people_are_looked_for_late(
    client, time_machine, workgroup, admin, days, late
):
    pages = Pages(client, time_machine, days)

    assert pages.line(admin, "workgroups_under_recruited") is late
    assert pages.in_list(admin, "Half empty, starts soon") is late
