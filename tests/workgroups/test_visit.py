"""Visits to schools: planned, moved, called off, written up, agreed on and followed."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from outbox.kinds import unwanted
from outbox.models import Message
from schools.choices import SchoolStatus
from tests.factories import HubFactory, UserFactory, WorkGroupFactory, member, school_in
from tests.workgroups.factories import (
    AgreedActionFactory,
    HeldVisitFactory,
    LocalLeaderFactory,
    VisitFactory,
)
from workgroups.actions.visit import (
    answer_as_school,
    call_off_visit,
    change_visit,
    plan_visit,
    send_digests,
)
from workgroups.choices import ActionOwner, VisitCompany, VisitSide, VisitState
from workgroups.models import AgreedAction, SupportVisit
from workgroups.queries.visit import possible_visitors
from workgroups.rules.visit import action_words, senior_leaders_missed, state_words

pytestmark = pytest.mark.django_db
TODAY = date(2022, 6, 8)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
HEAD, MATHS_LEAD = VisitCompany.HEAD, VisitCompany.MATHS_LEAD


# Rules


@pytest.mark.parametrize(
    ("companies", "missed"),
    [
        ([], False),
        ([[MATHS_LEAD]], False),
        ([[MATHS_LEAD], [MATHS_LEAD]], True),
        ([[MATHS_LEAD], [HEAD], [MATHS_LEAD]], False),
        ([[MATHS_LEAD], [MATHS_LEAD], [HEAD]], True),
        ([[VisitCompany.SENIOR_LEADER], [MATHS_LEAD]], False),
    ],
)
def test_senior_leaders_are_missed_after_two_visits_without_them(companies, missed):
    assert senior_leaders_missed(companies) is missed


@pytest.mark.parametrize(
    ("state", "standing", "on", "said"),
    [
        ("planned", "", TODAY, ("Planned", "blue")),
        ("planned", "", YESTERDAY, ("To write up", "red")),
        ("held", "at_risk", YESTERDAY, ("At risk", "red")),
        ("held", "well", TODAY, ("Going well", "grey")),
        ("called_off", "", YESTERDAY, ("Called off", "grey")),
    ],
)
def test_a_visit_says_where_it_stands(state, standing, on, said):
    assert state_words(state, standing, on, TODAY) == said


def test_what_was_agreed_is_late_from_the_day_after():
    assert action_words(TODAY, None, TODAY) == ("To do", "yellow")
    assert action_words(YESTERDAY, None, TODAY) == ("Late", "red")
    assert action_words(YESTERDAY, TODAY, TODAY) == ("Done", "grey")


# Actions


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def staff(hub):
    return member(hub, Role.ADMINISTRATOR)


def letters(kind: str) -> list[str]:
    return list(Message.objects.filter(kind=kind).order_by("pk").values_list("to_email", flat=True))


def test_a_visitor_is_told_of_a_visit_that_somebody_else_plans(staff):
    visit = VisitFactory.build(hub=staff.memberships.get().hub)
    visit.school, visit.visitor = school_in(visit.hub), UserFactory()

    plan_visit(visit=visit, by=staff)
    plan_visit(
        visit=SupportVisit(
            hub=visit.hub, school=visit.school, visitor=staff, day=TODAY, focus="Number"
        ),
        by=staff,
    )

    assert letters("visit-planned") == [visit.visitor.email]


def test_no_visit_is_planned_to_a_school_that_has_closed(hub, staff):
    closed = school_in(hub, status=SchoolStatus.CLOSED)
    visit = SupportVisit(hub=hub, school=closed, visitor=staff, day=TODAY, focus="Number")

    with pytest.raises(Refused, match="has closed"):
        plan_visit(visit=visit, by=staff)


def test_nobody_visits_a_school_twice_on_a_day_unless_the_first_was_called_off(staff):
    first = VisitFactory()
    again = SupportVisit(
        hub=first.hub, school=first.school, visitor=first.visitor, day=first.day, focus="Number"
    )

    with pytest.raises(Refused, match="already"):
        plan_visit(visit=again, by=staff)
    call_off_visit(visit=first, side=VisitSide.SCHOOL, because="", by=staff)

    assert plan_visit(visit=again, by=staff).pk
    with pytest.raises(IntegrityError), transaction.atomic():
        SupportVisit.objects.filter(pk=first.pk).update(state=VisitState.PLANNED, called_off_by="")


def test_a_moved_visit_is_told_anew_and_its_old_letter_is_not_sent(staff):
    visit = VisitFactory(day=TODAY)
    plan = SupportVisit.objects.get(pk=visit.pk)
    plan.day = TOMORROW
    change_visit(visit=plan, by=staff)
    plan.day = TODAY + timedelta(days=2)
    change_visit(visit=plan, by=staff)

    sent = list(Message.objects.filter(kind="visit-planned").order_by("pk"))

    assert len(sent) == 2
    assert unwanted(sent, timezone.now()) == {sent[0].pk}


def change(visit, by, **plan):
    row = SupportVisit.objects.get(pk=visit.pk)
    for name, value in plan.items():
        setattr(row, name, value)
    return change_visit(visit=row, by=by)


def test_a_visit_moved_there_and_back_is_told_each_time(staff):
    visit = VisitFactory(day=TODAY)

    for day in (TOMORROW, TODAY, TOMORROW):
        change(visit, staff, day=day)

    sent = list(Message.objects.filter(kind="visit-planned").order_by("pk"))
    assert [m.to_email for m in sent] == [visit.visitor.email] * 3
    assert unwanted(sent, timezone.now()) == {sent[0].pk, sent[1].pk}


def test_whoever_gets_a_visit_back_is_told_again(staff):
    visit = VisitFactory(day=TODAY)
    first, second = visit.visitor, UserFactory()

    for visitor in (second, first, second):
        change(visit, staff, visitor=visitor)

    assert letters("visit-planned") == [second.email, first.email, second.email]
    assert letters("visit-not-needed") == [first.email, second.email, first.email]


def test_a_visitor_is_told_of_what_the_visit_is_about_now(staff):
    visit = VisitFactory(day=TODAY, focus="Number")

    change(visit, staff, focus="Algebra")

    letter = Message.objects.get(kind="visit-planned")
    assert letter.subject.startswith("Changed: your visit to ")
    assert ", Number. It is now:" in letter.text
    assert "Algebra" in letter.text


def test_whoever_need_not_go_any_more_is_told(staff):
    visit = VisitFactory(day=TODAY)
    first, second = visit.visitor, UserFactory()

    visit.visitor = second
    change_visit(visit=visit, by=staff)
    call_off_visit(visit=visit, side=VisitSide.HUB, because="Illness", by=staff)

    assert letters("visit-not-needed") == [first.email, second.email]
    given_away, called_off = Message.objects.filter(kind="visit-not-needed").order_by("pk")
    assert "is now somebody else’s" in given_away.text
    assert "is called off: Illness" in called_off.text
    with pytest.raises(Refused, match="no longer planned"):
        call_off_visit(visit=visit, side=VisitSide.HUB, because="", by=staff)


def test_a_school_answers_for_its_own_actions_and_the_visitor_hears_of_it_once_a_day():
    visit = HeldVisitFactory()
    own, other = AgreedActionFactory(visit=visit), AgreedActionFactory(visit=visit)
    other.owner = ActionOwner.VISITOR
    other.save()

    answer_as_school(visit=visit, progress={own.pk: ("Half of them", False)}, says="")
    answer_as_school(visit=visit, progress={own.pk: ("All of them", True)}, says="It went well")
    own.refresh_from_db()
    visit.refresh_from_db()

    assert (own.progress, own.done_on) == ("All of them", timezone.localdate())
    assert visit.school_says == "It went well"
    assert letters("visit-answered") == [visit.visitor.email]
    assert AgreedAction.objects.get(pk=other.pk).done_on is None


def test_no_pupil_is_named_by_the_school():
    visit = HeldVisitFactory()

    with pytest.raises(Refused, match="unique pupil number"):
        answer_as_school(visit=visit, progress={}, says="A123456789012 did well")


def test_a_visitor_is_told_once_a_week_what_is_unfinished():
    monday = date(2022, 6, 13)
    visit = VisitFactory(day=TODAY)
    AgreedActionFactory(visit=HeldVisitFactory(visitor=visit.visitor, hub=visit.hub), by_on=TODAY)
    VisitFactory(day=monday + timedelta(days=2))
    AgreedActionFactory(by_on=TODAY, done_on=TODAY)

    assert send_digests(on=monday - timedelta(days=1)) == 0  # a Sunday
    assert send_digests(on=monday) == 1
    assert send_digests(on=monday + timedelta(days=1)) == 0
    assert send_digests(on=monday + timedelta(days=7)) == 2
    letter = Message.objects.filter(kind="visits-digest").earliest("pk")
    assert letter.to_email == visit.visitor.email
    assert str(visit.school) in letter.text
    assert "Show the staff what a bar model is" in letter.text


def test_a_hub_sends_its_leaders_staff_and_leads_and_nobody_elses(hub, staff):
    leader = LocalLeaderFactory(hub=hub).user
    lead = UserFactory()
    WorkGroupFactory(hub=hub).leads.add(lead)
    LocalLeaderFactory(hub=hub, until_on=YESTERDAY)
    LocalLeaderFactory()
    member(hub, Role.BOARD)

    assert set(possible_visitors(hub.pk, TODAY)) == {staff, leader, lead}
