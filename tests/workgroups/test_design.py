"""What of a Work Group a template freezes, and what one design changes in another; no database."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from types import SimpleNamespace

import pytest

from workgroups.choices import JobRole, OutcomeLevel, Phase, TaskScope
from workgroups.rules.completion import CompletionRule
from workgroups.rules.design import (
    TEXTS,
    Design,
    DesignedOutcome,
    DesignedResource,
    DesignedTask,
    DesignedWorkshop,
    as_json,
    from_json,
)
from workgroups.rules.design_changes import (
    TEXT_LABELS,
    changes,
    day_after_words,
    due_words,
    fingerprint,
    offered_changes,
)
from workgroups.rules.design_of_rows import design_of_rows

NINE, TWO = time(9, 30), time(14, 30)
FIRST = DesignedWorkshop(0, NINE, TWO, "face_to_face", "Beginning", "What mastery is")
SECOND = DesignedWorkshop(56, NINE, TWO, "online")
TASK = DesignedTask(1, "Plan a lesson", "With a colleague", TaskScope.CLASS, days_before_next=14)
LINK = DesignedResource(1, "before", "Bars", "https://resources.example.org/bars", licence="CC BY")
DESIGN = Design(
    capacity=12,
    places_per_school=2,
    texts=dict.fromkeys(TEXTS, "") | {"outline": "Support for heads of maths."},
    phases=("secondary",),
    roles=("subject_lead",),
    day_equivalent=Decimal("2.0"),
    completion=CompletionRule(75, 50),
    outcomes=(DesignedOutcome("learning", "know more", "teaching", "A survey"),),
    workshops=(FIRST, SECOND),
    tasks=(TASK,),
    resources=(LINK,),
)


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


def test_two_that_say_the_same_have_no_changes():
    assert changes(DESIGN, from_json(as_json(DESIGN))) == []


def only_change(old, new):
    [found] = changes(old, new)
    return found.name, found.before, found.after


def test_every_text_has_its_label():
    assert set(TEXT_LABELS) == set(TEXTS)


@pytest.mark.parametrize(
    ("changed", "name", "before", "after"),
    [
        ({"texts": {"outline": "More"}}, "outline", "Support for heads of maths.", "More"),
        ({"phases": ()}, "phases", "Secondary", ""),
        (
            {"roles": ("teacher",)},
            "eligible_roles",
            "Head of maths or maths subject leader",
            "Teacher",
        ),
        ({"capacity": 20}, "capacity", "12", "20"),
        ({"places_per_school": 1}, "places_per_school", "2", "1"),
        ({"day_equivalent": Decimal("2.5")}, "day_equivalent", "2 days", "2.5 days"),
        (
            {"completion": CompletionRule(80, 0)},
            "completion",
            "People come for at least 75% of the minutes of all workshops, and do at least 50% of "
            "the school-based tasks.",
            "People come for at least 80% of the minutes of all workshops.",
        ),
        (
            {"outcomes": ()},
            "outcomes-learning",
            "know more (Teaching, measured by: A survey)",
            "",
        ),
        (
            {"workshops": (replace(FIRST, focus="Why"), SECOND)},
            "workshop-1",
            "Beginning\nWhat mastery is",
            "Beginning\nWhy",
        ),
        (
            {"workshops": (FIRST, replace(SECOND, days_after=60, mode="hybrid"))},
            "when-2",
            "8 weeks after the first, 9:30am to 2:30pm, online",
            "60 days after the first, 9:30am to 2:30pm, hybrid",
        ),
        (
            {"tasks": (replace(TASK, description=""),)},
            "tasks-1",
            "Plan a lesson (own class): With a colleague",
            "Plan a lesson (own class)",
        ),
        (
            {"tasks": (replace(TASK, days_before_next=7),)},
            "due-1",
            "Plan a lesson: 14 days before the next workshop",
            "Plan a lesson: 7 days before the next workshop",
        ),
        # A new task brings its day along, which is no change of its own.
        ({"tasks": ()}, "tasks-1", "Plan a lesson (own class): With a colleague", ""),
        (
            {"resources": ()},
            "resources-1",
            "Bars: before the workshop, https://resources.example.org/bars, CC BY",
            "",
        ),
    ],
)
def test_each_part_says_what_it_was_and_what_it_is(changed, name, before, after):
    assert only_change(DESIGN, replace(DESIGN, **changed)) == (name, before, after)


def test_a_workshop_that_only_one_of_two_has_is_a_change():
    longer = replace(DESIGN, workshops=(FIRST, SECOND, replace(SECOND, days_after=100)))

    assert only_change(DESIGN, longer)[0] == "when-3"
    assert only_change(longer, DESIGN)[2] == ""


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "The first day"),
        (1, "1 day after the first"),
        (7, "1 week after the first"),
        (40, "40 days after the first"),
    ],
)
def test_a_day_is_said_by_its_distance(days, words):
    assert day_after_words(days) == words


@pytest.mark.parametrize(
    ("of", "words"),
    [
        ({}, "by the next workshop"),
        ({"days_before_next": 0}, "on the day of the next workshop"),
        ({"days_before_next": -1}, "1 day after the next workshop"),
        ({"days_after": 7}, "7 days after the workshop"),
    ],
)
def test_when_a_task_is_due_is_said_by_its_distance(of, words):
    assert due_words(DesignedTask(1, "Try", **of)) == words


def test_what_is_done_is_what_was_shown():
    more, less = (replace(DESIGN, capacity=number) for number in (20, 10))

    assert fingerprint(changes(DESIGN, more)) == fingerprint(changes(DESIGN, more))
    assert fingerprint(changes(DESIGN, more)) != fingerprint(changes(DESIGN, less))


def offered(base, now, draft, **more):
    found = offered_changes(base=base, now=now, draft=draft, **more)
    return {one.name: (one.can_be_taken, one.is_ticked) for one in found}


CHANGED = replace(DESIGN, capacity=20, texts={"outline": "New", "innovation": "Bars"})


def test_a_draft_as_it_came_is_offered_all_that_changed_and_each_is_ticked():
    assert offered(DESIGN, CHANGED, DESIGN) == dict.fromkeys(
        ["outline", "innovation", "capacity"], (True, True)
    )


def test_what_only_research_asks_for_is_offered_to_research_alone():
    assert "innovation" not in offered(DESIGN, CHANGED, DESIGN, is_research=False)


def test_what_the_draft_has_changed_itself_is_shown_and_not_ticked():
    draft = replace(DESIGN, capacity=14)

    assert offered(DESIGN, CHANGED, draft)["capacity"] == (True, False)
    assert offered(DESIGN, CHANGED, draft)["outline"] == (True, True)


def test_what_only_the_draft_has_changed_is_no_matter_of_the_template():
    assert "phases" not in offered(DESIGN, CHANGED, replace(DESIGN, phases=()))


def test_what_the_draft_has_already_is_not_offered():
    assert offered(DESIGN, CHANGED, CHANGED) == {}


def test_where_nobody_knows_how_it_was_everything_is_shown_and_nothing_ticked():
    found = offered(None, CHANGED, replace(DESIGN, phases=()))

    assert set(found) == {"outline", "innovation", "phases", "capacity"}
    assert set(found.values()) == {(True, False)}


def why_not(now, draft=DESIGN):
    return {
        one.name: one.why_not.partition(" yourself")[0]
        for one in offered_changes(base=DESIGN, now=now, draft=draft)
    }


def test_no_date_that_somebody_has_planned_is_ever_taken_over():
    later = (FIRST, replace(SECOND, days_after=60))
    now = replace(DESIGN, workshops=later, tasks=(replace(TASK, days_before_next=7),))

    assert offered(DESIGN, now, DESIGN) == dict.fromkeys(["when-2", "due-1"], (False, False))
    assert set(why_not(now).values()) == {"Dates stay as they are planned. Change them"}


def test_a_workshop_that_the_draft_has_not_is_added_by_hand():
    third = replace(SECOND, days_after=100, title="More")
    task = DesignedTask(3, "Try it")
    now = replace(DESIGN, workshops=(FIRST, SECOND, third), tasks=(TASK, task))

    assert why_not(now) == dict.fromkeys(
        ["workshop-3", "when-3", "tasks-3"], "Add the workshop to the dates"
    )


def test_a_workshop_that_the_template_has_no_longer_is_taken_out_by_hand():
    now = replace(DESIGN, workshops=(FIRST,))

    assert why_not(now) == {"when-2": "Take the workshop out"}


def test_tasks_that_are_gone_from_a_workshop_that_stays_can_go_from_the_draft():
    assert offered(DESIGN, replace(DESIGN, tasks=()), DESIGN) == {"tasks-1": (True, True)}


def test_outcomes_are_offered_by_their_kind():
    now = replace(DESIGN, outcomes=(*DESIGN.outcomes, DesignedOutcome("pupils", "explain more")))

    [found] = offered_changes(base=DESIGN, now=now, draft=DESIGN)
    assert (found.label, found.kind, found.of) == (
        "Outcomes: Pupil outcomes",
        "outcomes",
        OutcomeLevel.PUPILS,
    )
