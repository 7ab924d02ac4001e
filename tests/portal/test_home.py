from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from access.roles import Role
from hubs.choices import HubTextKind
from participants.choices import InterestState, OfferAnswer
from participants.models import Offer
from portal.todo import FEW
from schools.choices import SchoolStatus
from tests.factories import (
    FeePolicyFactory,
    HubFactory,
    HubTextFactory,
    InterestFactory,
    LeadSchoolFactory,
    MembershipFactory,
    ParticipantFactory,
    SchoolFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.needs.factories import EnquiryFactory
from tests.portal.test_own_home import invitation_to, lead_of
from workgroups.choices import Catering

pytestmark = pytest.mark.django_db

WEEK = timedelta(days=7)


def test_home_counts_what_needs_an_administrator_in_their_own_hub_only(client):
    workgroup = WorkGroupFactory(hub=ready_hub())
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))
    InterestFactory(workgroup=workgroup)
    InterestFactory(workgroup=workgroup, needs_approval=False)
    InterestFactory(workgroup=workgroup, state=InterestState.DECLINED)
    InterestFactory()

    context = client.get("/home/").context

    assert context["hubs"] == [workgroup.hub]
    assert numbers_on(context) == {"heads_to_answer": 1, "interests_to_decide": 1}
    assert context["nothing"] == [
        "hubs not ready for their first Work Group",
        "enquiries to answer",
        "messages set aside as possible spam",
        "agreements not signed",
        "governors’ reports overdue",
        "people to tell apart",
        "people waiting while a place is free",
        "offers not answered yet",
        "Work Groups with fewer than half of their places taken or offered",
        "registers missing",
        "fees to decide",
        "confirmed fees to invoice",
        "surveys that fewer than 60% have answered",
        "reports not handed in",
        "approved reports to send to the national team",
        "Work Groups whose certificates are to be issued",
        "visits to write up",
        "actions agreed on visits that are late",
        "people whose schools have closed",
        "emails that could not be sent",
    ]


def numbers_on(context) -> dict[str, int]:
    """How many of each kind home lists."""
    found: dict[str, int] = {}
    for line in context["lines"]:
        found[line.kind] = found.get(line.kind, 0) + line.number
    return found


def ready_hub():
    hub = HubFactory()
    LeadSchoolFactory(hub=hub)
    HubTextFactory(hub=hub, kind=HubTextKind.PRIVACY)
    return hub


def test_each_number_leads_to_as_many_rows(client):
    workgroup = WorkGroupFactory()
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))
    for _ in range(FEW + 1):
        InterestFactory(workgroup=workgroup)
        InterestFactory(workgroup=workgroup, needs_approval=False)
        WorkshopFactory(workgroup=workgroup, starts_at=timezone.now() - timedelta(days=1))
        EnquiryFactory(hub=workgroup.hub)

    lines = client.get("/home/").context["lines"]

    many = [line for line in lines if line.kind != "hubs_to_settle"]
    assert {line.kind: line.number for line in many} == {
        "interests_to_decide": FEW + 1,
        "heads_to_answer": FEW + 1,
        "registers_missing": FEW + 1,
        "enquiries_to_answer": FEW + 1,
    }
    for line in many:
        rows = client.get(line.url).context["page_obj"].paginator.count
        assert rows == line.number, line.thing


def test_home_says_what_is_late_first_then_what_is_ones_own_then_the_rest(client):
    workgroup = WorkGroupFactory(hub=ready_hub())
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))
    now = timezone.now()
    sent = {"late": 20, "ours, older": 9, "ours, newer": 2}
    for name, days in sent.items():
        InterestFactory(
            workgroup=workgroup,
            name=name,
            needs_approval=False,
            sent_at=now - timedelta(days=days),
        )
    InterestFactory(workgroup=workgroup, name="theirs", sent_at=now - timedelta(days=3))

    lines = client.get("/home/").context["lines"]

    assert [line.thing.rpartition(" of ")[2] for line in lines] == [
        "late",
        "ours, older",
        "ours, newer",
        "Head who has not answered about theirs",
    ]
    assert [line.is_late for line in lines] == [True, False, False, False]
    assert [line.age for line in lines] == ["20 days", "9 days", "2 days", "3 days"]


def test_home_names_the_last_days_to_cancel_free_of_charge(client, time_machine):
    time_machine.move_to(london(2026, 11, 9, 9), tick=False)
    workgroup = WorkGroupFactory()
    workgroup.fee_policy = FeePolicyFactory(hub=workgroup.hub, notice_days=7)
    workgroup.save()
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))
    for day in (16, 19, 20, 30):
        WorkshopFactory(workgroup=workgroup, starts_at=london(2026, 11, day, 9))

    last_days = client.get("/home/").context["last_days"]

    assert [row.workshop.starts_at for row in last_days] == [
        london(2026, 11, 16, 9),
        london(2026, 11, 19, 9),
    ]
    assert last_days[0].free_until == london(2026, 11, 9, 23, 59, 59)


def test_home_says_for_how_many_lunch_is_ordered(client):
    workshop = WorkshopFactory(
        starts_at=timezone.now() + timedelta(days=3), catering=Catering.LUNCH
    )
    client.force_login(member(workshop.workgroup.hub, Role.ADMINISTRATOR))
    for _ in range(2):
        ParticipantFactory(workgroup=workshop.workgroup)

    assert "Lunch for 2" in client.get("/home/").text


def test_the_week_shows_who_is_coming_and_who_has_cancelled(client):
    workshop = WorkshopFactory(starts_at=timezone.now() + timedelta(days=3))
    client.force_login(member(workshop.workgroup.hub, Role.ADMINISTRATOR))
    ParticipantFactory(workgroup=workshop.workgroup)
    ParticipantFactory(workgroup=workshop.workgroup, withdrawn_at=timezone.now())

    [row] = client.get("/home/").context["week"]

    assert (row.coming, row.cancelled) == (1, 0)


def test_the_week_begins_with_the_next_workshop(client):
    now = timezone.now()
    workgroup = WorkGroupFactory()
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))
    for days in (5, 2):
        WorkshopFactory(workgroup=workgroup, starts_at=now + timedelta(days=days))
    other = WorkGroupFactory(hub=workgroup.hub)
    for days in (6, 1):
        WorkshopFactory(workgroup=other, starts_at=now + timedelta(days=days))

    week = client.get("/home/").context["week"]

    assert [(row.workshop.starts_at - now).days for row in week] == [1, 2, 5, 6]


def test_home_asks_as_often_of_three_hubs_as_of_one(client):
    user, now = UserFactory(), timezone.now()
    counts, seen = [], []
    for days in (3, 2, 4):
        workshop = WorkshopFactory(starts_at=now + timedelta(days=days))
        MembershipFactory(user=user, hub=workshop.workgroup.hub, role=Role.ADMINISTRATOR)
        client.force_login(user)
        client.get("/home/")  # a minute ago the page has written that its reader is there
        with CaptureQueriesContext(connection) as asked:
            week = client.get("/home/").context["week"]
        counts.append(len(asked))
        seen.append([(row.workshop.starts_at - now).days for row in week])
        assert [row.hub for row in week] == [row.workshop.workgroup.hub for row in week]

    assert counts == counts[:1] * 3
    assert seen == [[3], [2, 3], [2, 3, 4]]


def waiting_on(workgroup):
    return InterestFactory(
        workgroup=workgroup, state=InterestState.WAITING, waiting_since=timezone.now()
    )


@pytest.mark.parametrize(("capacity", "number"), [(1, 0), (2, 1)])
def test_home_tells_of_people_who_wait_while_a_place_is_free(client, capacity, number):
    workgroup = WorkGroupFactory(capacity=capacity)
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))
    WorkshopFactory(workgroup=workgroup, starts_at=timezone.now() + timedelta(days=9))
    ParticipantFactory(workgroup=workgroup)
    waiting_on(workgroup)

    context = client.get("/home/").context

    assert numbers_on(context).get("waiting_with_a_place", 0) == number
    rows = client.get("/manage/interests/?place=free").context["page_obj"].paginator.count
    assert rows == number


def test_nobody_waits_for_a_place_where_nothing_is_to_come(client):
    workgroup = WorkGroupFactory()
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))
    WorkshopFactory(workgroup=workgroup, starts_at=timezone.now() - timedelta(days=9))
    waiting_on(workgroup)

    assert "waiting_with_a_place" not in numbers_on(client.get("/home/").context)


@pytest.mark.parametrize(
    ("capacity", "days", "number"), [(4, 27, 0), (5, 27, 1), (5, 29, 0), (5, -1, 0)]
)
def test_home_tells_of_work_groups_that_start_half_empty(client, capacity, days, number):
    workgroup = WorkGroupFactory(capacity=capacity)
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))
    WorkshopFactory(workgroup=workgroup, starts_at=timezone.now() + timedelta(days=days))
    ParticipantFactory(workgroup=workgroup)
    InterestFactory(workgroup=workgroup, state=InterestState.OFFERED)

    found = numbers_on(client.get("/home/").context)

    assert found.get("workgroups_under_recruited", 0) == number


@pytest.mark.parametrize(("answered", "number"), [(2, 1), (3, 0)])
def test_home_tells_of_surveys_that_few_have_answered(client, answered, number):
    workgroup = WorkGroupFactory()
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))
    now = timezone.now()
    for place in range(5):
        row = invitation_to(ParticipantFactory(workgroup=workgroup))
        row.answered_at = now if place < answered else None
        row.save()

    found = numbers_on(client.get("/home/").context)

    assert found.get("surveys_with_few_answers", 0) == number


def test_home_tells_of_reports_that_are_not_handed_in(client, time_machine):
    workgroup = WorkGroupFactory()
    lead = lead_of(workgroup)
    workshop = WorkshopFactory(workgroup=workgroup, starts_at=timezone.now() - timedelta(days=60))
    invitation = invitation_to(ParticipantFactory(workgroup=workgroup))
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))

    assert "reports_due" not in numbers_on(client.get("/home/").context)
    time_machine.move_to(invitation.closes_at + timedelta(hours=1))
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))
    [line] = [one for one in client.get("/home/").context["lines"] if one.kind == "reports_due"]

    assert (line.whose, line.is_late) == (str(lead), True)
    assert line.since == timezone.localdate(workshop.ends_at)


def day_ago(days):
    return timezone.localdate() - timedelta(days=days)


def line_of(client, kind):
    [line] = [one for one in client.get("/home/").context["lines"] if one.kind == kind]
    return line


def test_an_offer_waits_since_it_was_made_and_not_since_the_person_asked(client):
    now = timezone.now()
    interest = InterestFactory(state=InterestState.OFFERED, sent_at=now - timedelta(days=60))
    hub = interest.workgroup.hub
    offer = {"interest": interest, "offered_by": UserFactory(), "expires_at": now + WEEK}
    # An earlier one that ran out.
    Offer.objects.create(
        **offer,
        offered_at=now - timedelta(days=40),
        answered_at=now - timedelta(days=30),
        answer=OfferAnswer.LAPSED,
    )
    Offer.objects.create(**offer, offered_at=now - timedelta(days=2))
    client.force_login(member(hub, Role.ADMINISTRATOR))

    line = line_of(client, "offers_open")

    assert (line.since, line.is_late) == (day_ago(2), False)


@pytest.mark.parametrize(("asked", "closed", "since"), [(60, 3, 3), (2, 30, 2)])
def test_people_of_a_closed_school_wait_since_it_closed_or_they_asked(client, asked, closed, since):
    school = SchoolFactory(status=SchoolStatus.CLOSED, closed_on=day_ago(closed))
    sent_at = timezone.now() - timedelta(days=asked)
    interest = InterestFactory(school=school, sent_at=sent_at)
    client.force_login(member(interest.workgroup.hub, Role.ADMINISTRATOR))

    assert line_of(client, "people_of_closed_schools").since == day_ago(since)
