from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from hubs.choices import NoticeUnit
from tests.factories import FeePolicyFactory, WorkGroupFactory, WorkshopFactory, london
from workgroups.choices import Stage
from workgroups.models import WorkGroup
from workgroups.rules.calendar import day_equivalent, unusual_points
from workgroups.rules.notice import free_until_for
from workgroups.rules.project_code import canonical_code
from workgroups.rules.readiness import (
    WorkGroupPlan,
    missing_criteria,
    needs_only_a_reason,
    readiness_criteria,
)
from workgroups.rules.stage import is_over, stage_at

FLYER = [
    (london(2021, 11, 17, 9, 30), london(2021, 11, 17, 14, 30)),
    (london(2022, 2, 3, 9, 30), london(2022, 2, 3, 14, 30)),
    (london(2022, 5, 25, 9, 30), london(2022, 5, 25, 14, 30)),
]


def test_three_workshops_of_five_hours_are_three_days():
    assert day_equivalent(FLYER) == Decimal("3.0")


def test_three_workshops_are_fewer_than_usual():
    assert unusual_points(FLYER, Decimal("3")) == ["3 workshops; a Work Group usually has 4 to 6."]


def test_a_promise_of_days_that_the_dates_do_not_keep_is_pointed_out():
    points = unusual_points(FLYER, Decimal("4"))

    assert points[-1] == (
        "The page promises the equivalent of 4.0 days, and the workshops come to 3.0."
    )


READY = WorkGroupPlan(
    rationale="Why",
    outcomes=1,
    measured=1,
    leads=1,
    workshops=2,
    tasks=1,
    budget_is_set=True,
    evidence_plan="How",
    outline="What",
    eligible_roles=1,
    interest_is_to_close=True,
    venues_missing=0,
    is_event=False,
)


def lacking(plan=READY, **change) -> list[str]:
    return [
        criterion.label
        for criterion in missing_criteria(readiness_criteria(replace(plan, **change)))
    ]


@pytest.mark.parametrize(
    ("change", "label"),
    [
        ({"rationale": " "}, "A clear rationale"),
        ({"outcomes": 0, "measured": 0}, "Intended outcomes"),
        ({"outcomes": 2, "measured": 0}, "Intended outcomes"),
        ({"leads": 0}, "Local leadership"),
        ({"workshops": 1}, "Mixed activity over time"),
        ({"tasks": 0}, "Mixed activity over time"),
        ({"budget_is_set": False}, "Value for money"),
        ({"evidence_plan": ""}, "Systematic evidence collection"),
        ({"outline": ""}, "An outline for the public page"),
        ({"eligible_roles": 0}, "Who is eligible"),
        ({"interest_is_to_close": False}, "A closing time for expressions of interest"),
        ({"venues_missing": 1}, "A venue for each workshop that people come to"),
    ],
)
def test_each_thing_that_is_missing_is_named(change, label):
    assert lacking() == []
    assert lacking(**change) == [label]


@pytest.mark.parametrize(
    ("workshops", "tasks", "what_to_do"),
    [
        (0, 0, "Add at least two workshops and a school-based task between them."),
        (1, 0, "Add another workshop and a school-based task between them."),
        (1, 1, "Add another workshop."),
        (2, 0, "Add a school-based task after one of the workshops."),
    ],
)
def test_only_the_activity_that_is_missing_is_asked_for(workshops, tasks, what_to_do):
    found = readiness_criteria(replace(READY, workshops=workshops, tasks=tasks))

    [mixed] = [one for one in found if one.label == "Mixed activity over time"]
    assert (mixed.is_met, mixed.what_to_do) == (False, what_to_do)


@pytest.mark.parametrize(
    ("research", "labels"),
    [
        (None, []),
        (("Why?", "Little", "Notes"), []),
        (("Why?", " ", "Notes"), ["A question to research"]),
        (("", "", ""), ["A question to research"]),
    ],
)
def test_only_research_is_asked_for_its_question(research, labels):
    assert lacking(research=research) == labels


@pytest.mark.parametrize(
    ("contract", "labels"),
    [
        (None, []),
        ((True, "C-17"), []),
        ((True, " "), ["The provider and its contract"]),
        ((False, ""), ["The provider and its contract"]),
    ],
)
def test_only_what_is_commissioned_needs_a_provider_and_a_contract(contract, labels):
    assert lacking(contract=contract) == labels


@pytest.mark.parametrize(
    ("change", "a_reason_will_do"),
    [
        ({}, False),
        ({"evidence_plan": ""}, True),
        ({"evidence_plan": "", "rationale": ""}, False),
        ({"rationale": ""}, False),
    ],
)
def test_a_reason_stands_in_for_the_plan_of_evidence_alone(change, a_reason_will_do):
    assert needs_only_a_reason(readiness_criteria(replace(READY, **change))) == a_reason_will_do


def test_of_outcomes_without_a_measure_what_is_asked_for_is_the_measure():
    [asked] = missing_criteria(readiness_criteria(replace(READY, measured=0)))

    assert (asked.what_to_do, asked.part) == (
        "Say of at least one outcome how it is measured.",
        "measures",
    )


NOTHING_MEASURED = {"tasks": 0, "outcomes": 0, "measured": 0, "evidence_plan": ""}
MEETING = replace(READY, is_event=True, workshops=1, **NOTHING_MEASURED)


@pytest.mark.parametrize(
    ("change", "labels"),
    [
        ({}, []),
        ({"workshops": 0}, ["A date", "A venue for each workshop that people come to"]),
        ({"leads": 0}, ["Local leadership"]),
        ({"rationale": ""}, ["A clear rationale"]),
        ({"eligible_roles": 0}, ["Who is eligible"]),
    ],
)
def test_an_event_needs_one_date_and_no_task_outcome_or_evidence(change, labels):
    assert lacking(MEETING, **change) == labels


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("NCP21-15", "NCP21-15"),
        ("ncp 21-15", "NCP21-15"),
        (" NCP24 - 30A ", "NCP24-30a"),
        ("NCP 4", "NCP4"),
    ],
)
def test_every_spelling_of_a_code_becomes_one(typed, code):
    assert canonical_code(typed) == code


@pytest.mark.parametrize("typed", ["", "21-15", "NCP", "NCP21-15ab", "NCP211-5"])
def test_what_is_no_code_is_refused(typed):
    with pytest.raises(ValueError, match=r".*"):
        canonical_code(typed)


NOW = datetime(2022, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("facts", "starts", "stage"),
    [
        ({"published_at": None, "published_by": None}, [], Stage.DRAFT),
        ({"cancelled_at": NOW}, [], Stage.CANCELLED),
        ({"interest_closes_at": NOW + DAY}, [NOW + DAY], Stage.RECRUITING),
        ({"interest_closes_at": NOW + DAY}, [], Stage.RECRUITING),
        ({"interest_closes_at": NOW}, [NOW + DAY], Stage.ALLOCATING),
        ({"interest_closes_at": NOW}, [], Stage.ALLOCATING),
        ({"interest_closes_at": NOW}, [NOW, NOW + DAY], Stage.RUNNING),
        ({"interest_closes_at": NOW + DAY}, [NOW - DAY, NOW], Stage.RUNNING),
        ({"interest_closes_at": NOW + DAY}, [NOW - DAY, NOW + DAY], Stage.RUNNING),
        ({"interest_closes_at": NOW}, [NOW - DAY, NOW - 2 * DAY], Stage.FINISHED),
        # Each lasts five hours.
        ({"interest_closes_at": NOW}, [NOW - DAY, NOW - timedelta(hours=5)], Stage.RUNNING),
        ({"interest_closes_at": NOW}, [NOW - timedelta(hours=5, seconds=1)], Stage.FINISHED),
    ],
)
def test_the_stage_is_the_same_told_by_the_rule_and_found_by_the_query(facts, starts, stage):
    opens_at = {"interest_opens_at": None}
    workgroup = WorkGroupFactory(**opens_at, **facts)
    for start in starts:
        WorkshopFactory(workgroup=workgroup, starts_at=start)
    rows = WorkGroup.objects.with_dates()

    row = rows.get()

    told = stage_at(
        NOW,
        published_at=row.published_at,
        cancelled_at=row.cancelled_at,
        interest_closes_at=row.interest_closes_at,
        first_at=row.first_at,
        last_at=row.last_at,
    )
    assert told == stage
    assert [each for each in Stage if rows.at_stage(each, NOW).exists()] == [stage]
    assert WorkGroup.objects.not_over(NOW).exists() != is_over(row.last_starts_at, NOW)


@pytest.mark.django_db
def test_a_changed_workshop_may_be_cancelled_free_for_three_working_days():
    policy = FeePolicyFactory()
    starts_at = london(2022, 5, 25, 9, 30)
    accepted_at = london(2021, 9, 10)
    told_at = london(2022, 5, 19, 12)  # a Thursday: Friday, Monday and Tuesday follow

    assert free_until_for(starts_at, policy, accepted_at) == london(2022, 5, 18, 23, 59, 59)
    assert free_until_for(starts_at, policy, accepted_at, told_at) == london(
        2022, 5, 24, 23, 59, 59
    )


@pytest.mark.django_db
def test_a_change_at_the_last_moment_leaves_until_the_start():
    starts_at = london(2022, 5, 25, 9, 30)

    free_until = free_until_for(
        starts_at, FeePolicyFactory(), london(2021, 9, 10), london(2022, 5, 24, 12)
    )

    assert free_until == starts_at


@pytest.mark.django_db
def test_a_change_long_before_takes_nothing_away():
    policy = FeePolicyFactory(notice_days=7, notice_unit=NoticeUnit.CALENDAR_DAYS)
    starts_at = london(2022, 5, 25, 9, 30)

    free_until = free_until_for(starts_at, policy, london(2021, 9, 10), london(2022, 1, 10))

    assert free_until == london(2022, 5, 18, 23, 59, 59)
    assert timezone.localdate(free_until) == london(2022, 5, 18).date()
