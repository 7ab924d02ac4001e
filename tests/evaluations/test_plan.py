"""The plan of a hub's year: priorities with their Work Groups, places and cost."""

import csv
import re
from decimal import Decimal
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from access.roles import Role
from evaluations.choices import Recommendation, ReportState
from evaluations.models import Report
from evaluations.queries.plan import plan_of
from evaluations.rules.cost import cost_each
from tests.evaluations.pages import words
from tests.factories import (
    EventFactory,
    HubFactory,
    InterestFactory,
    ParticipantFactory,
    ProjectFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    member,
    school_in,
)
from tests.needs.factories import PriorityFactory

pytestmark = pytest.mark.django_db
YEAR = 2026
PAGE = "/manage/plan/"
REPORT = re.compile(r'data-label="Report">([^<]+)<')
READERS = [Role.HUB_LEAD, Role.ADMINISTRATOR, Role.BOARD]


@pytest.fixture(autouse=True)
def november(time_machine):
    time_machine.move_to("2026-11-25 12:00+00:00", tick=False)


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def board(hub, client):
    client.force_login(member(hub, Role.BOARD))
    return client


def test_an_event_owes_no_report(board, hub):
    WorkGroupFactory(hub=hub, school_year=YEAR, project=EventFactory(hub=hub))
    group_of(hub)

    [event, other] = REPORT.findall(board.get(PAGE).text)

    assert sorted([event, other]) == ["No report", "Not yet"]


def group_of(hub, *priorities, people=0, school=None, **fields):
    """A Work Group of the year, with that many people of one school or each of their own."""
    group = WorkGroupFactory(hub=hub, **({"school_year": YEAR} | fields))
    group.priorities.set(priorities)
    for _ in range(people):
        interest = InterestFactory(workgroup=group, state="placed", school=school or school_in(hub))
        ParticipantFactory(workgroup=group, interest=interest)
    return group


def priority_of(hub, **fields):
    return PriorityFactory(hub=hub, **({"school_year": YEAR} | fields))


def report_on(group, recommendation=Recommendation.REPEAT, state=ReportState.APPROVED):
    return Report.objects.create(
        workgroup=group,
        recommendation=recommendation,
        state=state,
        figures={},
        submitted_by=UserFactory(),
    )


def lines(client, address=PAGE):
    answer = client.get(address, {"format": "csv"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text)))


@pytest.mark.parametrize(
    ("cost", "number", "each"),
    [
        (Decimal("1000.00"), 3, Decimal("333.33")),
        (Decimal("100.01"), 2, Decimal("50.01")),
        (Decimal("0.00"), 2, Decimal("0.00")),
        (Decimal("1000.00"), 0, None),
        (None, 3, None),
    ],
)
def test_a_cost_is_shared_to_the_penny_and_by_nobody_not_at_all(cost, number, each):
    assert cost_each(cost, number) == each


@pytest.mark.parametrize("role", READERS)
def test_the_hubs_own_see_places_and_cost_of_each_work_group(role, hub, client):
    priority = priority_of(hub, title="Number facts first")
    group = group_of(hub, priority, people=3, capacity=12, budget="1000.00", title="Times tables")
    group.leads.add(UserFactory(name="Lena Lead"))
    client.force_login(member(hub, role))

    page = words(client.get(PAGE))

    assert "Plan of the year 2026/27" in page
    assert (
        "1 Work Group, drafts and events too; 3 of 12 places taken now, by people of 3 schools"
        in page
    )
    assert "Number facts first" in page
    assert "Times tables Open for interest Led by Lena Lead" in page
    assert "£1,000.00 £333.33 £83.33 if full" in page


@pytest.mark.parametrize("role", [Role.PARTNER, Role.NATIONAL])
def test_nobody_else_sees_what_a_place_costs(role, hub, client):
    group_of(hub, people=3, budget="1000.00")
    client.force_login(member(None if role == Role.NATIONAL else hub, role))

    answer = client.get(PAGE)

    assert answer.status_code == 403
    assert "£" not in answer.content.decode()


def test_a_lead_who_runs_the_work_group_does_not_see_what_it_costs(hub, client):
    lead = UserFactory()
    group_of(hub, people=3, budget="1000.00").leads.add(lead)
    client.force_login(lead)

    assert client.get(PAGE).status_code == 403
    assert "Plan of the year" not in client.get("/home/").content.decode()


def test_somebody_who_is_a_partner_elsewhere_sees_the_costs_of_the_own_hub_alone(hub, client):
    elsewhere = HubFactory()
    group_of(elsewhere, people=1, title="Theirs")
    user = member(hub, Role.BOARD)
    elsewhere.memberships.create(user=user, role=Role.PARTNER, from_on=hub.opened_on)
    client.force_login(user)

    page = words(client.get(PAGE, {"hub": elsewhere.pk}))

    assert "Theirs" not in page
    assert elsewhere.name not in page
    assert "Nothing is planned for this school year yet" in page


def test_whoever_works_for_two_hubs_chooses_between_them(hub, client):
    other = HubFactory(name="Zebra Maths Hub")
    group_of(hub, title="Ours")
    group_of(other, title="Theirs")
    user = member(hub, Role.HUB_LEAD)
    other.memberships.create(user=user, role=Role.BOARD, from_on=hub.opened_on)
    client.force_login(user)

    first, second = words(client.get(PAGE)), words(client.get(PAGE, {"hub": other.pk}))

    assert ("Ours" in first, "Theirs" in first) == (True, False)
    assert ("Ours" in second, "Theirs" in second) == (False, True)


def test_a_work_group_under_two_priorities_counts_once_in_the_year(hub, board):
    both = [priority_of(hub, position=1), priority_of(hub, position=2)]
    group_of(hub, *both, people=2, capacity=10, budget="500.00")

    answer = board.get(PAGE)
    plan = answer.context["plan"]

    assert [len(section.rows) for section in plan.sections] == [1, 1]
    assert [section.sums.places for section in plan.sections] == [10, 10]
    assert (plan.sums.places, plan.sums.taken, plan.sums.budget) == (10, 2, Decimal("500.00"))
    assert words(answer).count("Answers another priority too") == 2
    assert [line["Counted in the total"] for line in lines(board)] == ["yes", "no"]


def test_a_school_in_two_work_groups_counts_once(hub, board):
    school = school_in(hub)
    group_of(hub, people=2, school=school, budget="300.00")
    group_of(hub, people=1, school=school, budget="100.00")

    sums = board.get(PAGE).context["plan"].sums

    assert (sums.taken, sums.schools) == (3, 1)
    assert sums.cost_per_participant == Decimal("133.33")
    assert sums.cost_per_school == Decimal("400.00")


def test_work_groups_without_people_or_cost_do_not_distort_the_cost_of_the_year(hub, board):
    group_of(hub, people=2, capacity=4, budget="300.00")
    group_of(hub, people=0, capacity=6, budget="900.00")
    group_of(hub, people=5, capacity=5, budget=None)

    answer = board.get(PAGE)
    sums = answer.context["plan"].sums

    assert sums.budget == Decimal("1200.00")
    assert sums.cost_per_participant == Decimal("150.00")
    assert sums.cost_if_full == Decimal("120.00")
    assert sums.without_budget == 1
    assert "£1,200.00 1 not entered" in words(answer)


def test_places_given_up_and_cancelled_work_groups_are_left_out(hub, board):
    group = group_of(hub, people=2)
    group.participants.filter(pk=group.participants.first().pk).update(withdrawn_at=timezone.now())
    group_of(hub, people=1, cancelled_at=timezone.now())
    group_of(hub, people=1, school_year=YEAR - 1)

    assert "1 of 20 places taken now, by people of 1 school." in words(board.get(PAGE))


def test_a_priority_without_a_work_group_is_a_gap_that_says_what_to_do(hub, client):
    priority_of(hub, title="Early number")
    group_of(hub, priority_of(hub, title="Heads of maths"), title="Leading maths")
    client.force_login(member(hub, Role.HUB_LEAD))

    answer = client.get(PAGE)

    assert "1 priority has no Work Group yet." in words(answer)
    assert "Early number No Work Group yet" in words(answer)
    assert 'href="/manage/work-groups/add/"' in answer.content.decode()
    client.force_login(member(hub, Role.BOARD))
    assert 'href="/manage/work-groups/add/"' not in client.get(PAGE).content.decode()
    gap = next(line for line in lines(client) if line["Priority"] == "Early number")
    assert {gap[name] for name in gap if name not in ("Hub", "School year", "Priority")} == {""}


def test_a_work_group_of_an_older_priority_has_none_this_year_yet(hub, board):
    group_of(hub, priority_of(hub, school_year=YEAR - 1), title="Left over")

    page = words(board.get(PAGE))

    assert "No priority yet" in page
    assert "These Work Groups answer no priority of this year." in page


def test_nobody_and_nothing_yet_are_said_in_words(hub, board):
    group_of(hub, people=0, budget=None)

    page = words(board.get(PAGE))

    assert "Not entered Not yet" in page
    assert "£" not in page


def test_a_recommendation_shows_once_the_report_is_handed_in(hub, board):
    report_on(group_of(hub), Recommendation.SCALE, ReportState.SUBMITTED)
    report_on(group_of(hub), Recommendation.STOP, ReportState.DRAFT)

    found = {(line["Report"], line["Recommendation"]) for line in lines(board)}

    scale = Recommendation.SCALE.label
    assert found == {("With the hub lead", scale), ("Being written", "")}
    assert scale in words(board.get(PAGE))
    assert Recommendation.STOP.label not in words(board.get(PAGE))


def recommended(hub, title, recommendation, **fields):
    group = group_of(hub, title=title, school_year=YEAR - 1, **fields)
    report_on(group, recommendation)
    return group


def test_what_last_years_reports_recommend_is_held_against_this_years_plan(hub, board):
    again = recommended(hub, "A again", Recommendation.REPEAT)
    followed = recommended(hub, "B followed", Recommendation.ADAPT)
    recommended(hub, "C forgotten", Recommendation.SCALE)
    recommended(hub, "D over", Recommendation.STOP)
    report_on(group_of(hub, title="E unread", school_year=YEAR - 1), state=ReportState.SUBMITTED)
    group_of(hub, project=again.project)
    group_of(hub, project=ProjectFactory(predecessor=followed.project))

    answer = board.get(PAGE)

    assert [(row.workgroup.title, row.is_planned) for row in answer.context["lessons"]] == [
        ("A again", True),
        ("B followed", True),
        ("C forgotten", False),
        ("D over", False),
    ]
    assert f"C forgotten {Recommendation.SCALE.label} Not planned yet" in words(answer)
    assert "D over Stop Stopped" in words(answer)
    assert words(answer).count("Not planned yet") == 1


def test_another_hubs_or_a_cancelled_work_group_follows_no_recommendation(hub, board):
    group = recommended(hub, "Forgotten", Recommendation.REPEAT)
    group_of(HubFactory(), project=group.project)
    group_of(hub, project=group.project, cancelled_at=timezone.now())
    recommended(HubFactory(), "Theirs", Recommendation.REPEAT)

    page = words(board.get(PAGE))

    assert "Forgotten Repeat next year Not planned yet" in page
    assert "Theirs" not in page


def test_an_empty_year_says_where_to_start(hub, client):
    client.force_login(member(hub, Role.HUB_LEAD))
    lead_reads = client.get(PAGE, {"year": YEAR + 1})
    client.force_login(member(hub, Role.BOARD))
    board_reads = client.get(PAGE, {"year": YEAR + 1})

    assert "Plan of the year 2027/28" in words(lead_reads)
    assert "Start with what schools need" in words(lead_reads)
    assert "Start with what schools need" not in words(board_reads)
    assert "No report of 2026/27 has been approved." in words(board_reads)


@pytest.mark.parametrize("asked", ["?year=x", "?year=1", "?hub=x", "?hub=999999"])
def test_an_answer_that_cannot_be_read_is_this_year_and_the_own_hub(asked, hub, board):
    answer = board.get(PAGE + asked)

    assert (answer.context["year"], answer.context["hub"]) == (YEAR, hub)


def test_home_and_the_priorities_lead_to_the_plan(hub, board):
    for page in ("/home/", "/manage/priorities/"):
        assert f'href="{PAGE}"' in board.get(page).content.decode()


def test_more_rows_take_no_more_queries(hub, board):
    def one_more():
        group = group_of(hub, priority_of(hub), people=2)
        group.leads.add(UserFactory())
        WorkshopFactory(workgroup=group)
        report_on(group)
        group_of(hub, people=1)
        recommended(hub, "Last year", Recommendation.REPEAT)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert board.get(PAGE).status_code == 200
        return len(captured)

    one_more()
    once = queries()
    one_more()
    one_more()

    assert queries() == once
    assert once <= 9


def test_the_plan_takes_three_queries(hub, django_assert_num_queries):
    user = member(hub, Role.BOARD)
    user.current_roles  # noqa: B018
    for _ in range(3):
        group_of(hub, priority_of(hub), people=2).leads.add(UserFactory())

    with django_assert_num_queries(3):
        plan = plan_of(user, hub, YEAR)

    assert [section.sums.taken for section in plan.sections] == [2, 2, 2]


def test_the_page_does_not_deny_what_it_shows_as_spent(board, hub):
    group_of(hub, spent=640)

    said = words(board.get(PAGE))

    assert "£640.00 spent so far" in said
    assert "Spent so far: what the hub has entered, added up." in said
    assert "not kept here" not in said
