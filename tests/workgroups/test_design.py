"""What of a Work Group a template freezes, and what one design changes in another; no database."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest

from tests.workgroups.designs import DESIGN, NINE, TWO
from workgroups.choices import JobRole, Phase, TaskScope
from workgroups.rules.design import TEXTS, DesignedTask, as_json, from_json
from workgroups.rules.design_of_rows import design_of_rows


def row(**values):
    return SimpleNamespace(**values)


def workshop(pk, starts_at, **more):
    said = {"title": "", "focus": "", "mode": "face_to_face", "join_link": "https://meet/"}
    ends_at = starts_at.replace(hour=starts_at.hour + 5)
    return row(pk=pk, starts_at=starts_at, ends_at=ends_at, **said | more)


# 9:30am in London, in winter and in summer.
NOVEMBER = datetime(2021, 11, 17, 9, 30, tzinfo=UTC)
MAY = datetime(2022, 5, 25, 8, 30, tzinfo=UTC)


def group(**more):
    said = dict.fromkeys(TEXTS, "") | {"rationale": "Private", "budget": Decimal(1500)}
    limits = {"capacity": 12, "places_per_school": 2, "day_equivalent": None}
    project = {"project": row(is_research=False)}
    shares = {"completion_minutes": 75, "completion_tasks": 50}
    return row(
        **said | limits | shares | project | {"phases": ["secondary"], "eligible_roles": []} | more,
    )


@pytest.mark.parametrize(("is_research", "kept"), [(True, "Does it help?"), (False, None)])
def test_what_only_research_shows_to_everybody_is_kept_of_research_alone(is_research, kept):
    asked = group(research_question="Does it help?", project=row(is_research=is_research))

    design = design_of_rows(asked, workshops=[workshop(7, NOVEMBER)])

    assert design.texts.get("research_question") == kept
    assert from_json(as_json(design)).texts["research_question"] == (kept or "")


def task(after, due_on=None, title="Plan a lesson"):
    return row(after_workshop_id=after, title=title, description="", scope="class", due_on=due_on)


def test_days_are_counted_from_the_first_and_hours_are_those_of_the_clock():
    design = design_of_rows(group(), workshops=[workshop(7, NOVEMBER), workshop(8, MAY)])

    found = [(one.days_after, one.starts, one.ends) for one in design.workshops]
    assert found == [(0, NINE, TWO), (189, NINE, TWO)]


def test_what_is_not_design_is_not_there():
    kept = json.dumps(as_json(design_of_rows(group(), workshops=[workshop(7, NOVEMBER)])))

    for word in ("Private", "1500", "meet", "2021", "venue"):
        assert word not in kept


@pytest.mark.parametrize(
    ("after", "due_on", "before_next", "days_after"),
    [
        (7, None, None, None),
        (7, date(2022, 5, 11), 14, None),
        (7, date(2022, 5, 26), -1, None),  # late, which planning only points out
        (8, date(2022, 6, 1), None, 7),
        (8, date(2022, 5, 1), None, 0),
    ],
)
def test_a_task_keeps_its_distance_to_the_next_workshop_or_else_to_its_own(
    after, due_on, before_next, days_after
):
    both = [workshop(7, NOVEMBER), workshop(8, MAY)]
    [found] = design_of_rows(group(), workshops=both, tasks=[task(after, due_on)]).tasks

    assert (found.days_before_next, found.days_after) == (before_next, days_after)
    assert found.after == after - 6


def test_tasks_and_links_of_a_workshop_that_was_called_off_stay_out():
    link = row(workshop_id=9, link="https://a.example.org", time="at", title="A")

    design = design_of_rows(
        group(), workshops=[workshop(7, NOVEMBER)], tasks=[task(9)], resources=[link]
    )

    assert (design.tasks, design.resources) == ((), ())


@pytest.mark.parametrize(
    "link", ["", "javascript:alert(1)", "ftp://files.example.org/a", "//a.example.org"]
)
def test_only_links_to_the_web_go_along_and_come_back(link):
    said = {"publisher": "", "licence": "", "context": "", "title": "Bars", "time": "before"}
    of_rows = design_of_rows(
        group(),
        workshops=[workshop(7, NOVEMBER)],
        resources=[row(workshop_id=7, link=link, **said)],
    )
    kept = as_json(DESIGN)
    kept["resources"][0]["link"] = link

    assert of_rows.resources == ()
    assert from_json(kept).resources == ()


def test_a_design_comes_back_from_the_database_as_it_was():
    assert from_json(json.loads(json.dumps(as_json(DESIGN)))) == DESIGN


def test_what_the_portal_no_longer_knows_is_left_out():
    kept = json.loads(json.dumps(as_json(DESIGN)))
    kept["phases"] += ["nursery"]
    kept["roles"] = ["gone"]
    kept["day_equivalent"] = "some"
    kept["outcomes"] += [{"level": "gone", "text": "x", "category": "", "measure": ""}]
    kept["tasks"][0] |= {"scope": "gone", "was_a_column": 1}
    kept["workshops"][0]["mode"] = "blended"
    del kept["texts"]["outline"], kept["resources"]

    found = from_json(kept)

    assert (found.phases, found.roles, found.day_equivalent) == (("secondary",), (), None)
    assert found.outcomes == DESIGN.outcomes
    assert found.tasks[0].scope == TaskScope.DEPARTMENT
    assert (found.workshops[0].mode, found.texts["outline"]) == ("face_to_face", "")
    assert found.resources == ()


def test_a_work_group_begins_with_its_texts_limits_and_who_it_is_for():
    columns = DESIGN.columns()

    assert columns["outline"] == "Support for heads of maths."
    assert columns["eligible_roles"] == [JobRole.SUBJECT_LEAD]
    assert columns["phases"] == [Phase.SECONDARY]
    assert (columns["capacity"], columns["completion_tasks"]) == (12, 50)
    assert set(columns) == {
        *TEXTS,
        *("phases", "eligible_roles", "capacity", "places_per_school", "day_equivalent"),
        *("completion_minutes", "completion_tasks"),
    }


@pytest.mark.parametrize(
    ("of", "following", "due_on"),
    [
        ({}, date(2026, 3, 3), None),
        ({"days_before_next": 14}, date(2026, 3, 3), date(2026, 2, 17)),
        ({"days_before_next": 14}, date(2026, 1, 10), date(2026, 1, 5)),  # never before its own
        ({"days_before_next": 14}, None, None),
        ({"days_after": 7}, None, date(2026, 1, 12)),
        ({"days_after": 7}, date(2026, 3, 3), date(2026, 1, 12)),
    ],
)
def test_a_task_is_due_by_the_workshops_around_it(of, following, due_on):
    assert DesignedTask(1, "Try", **of).due_on(date(2026, 1, 5), following) == due_on


def test_the_days_of_the_workshops_follow_from_the_first():
    assert DESIGN.days(date(2026, 1, 5)) == [date(2026, 1, 5), date(2026, 3, 2)]
