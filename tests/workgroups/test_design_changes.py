"""What one design changes in another, and what of it a draft is offered; no database."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.workgroups.designs import DESIGN, FIRST, SECOND, TASK
from workgroups.choices import OutcomeLevel
from workgroups.rules.completion import CompletionRule
from workgroups.rules.design import TEXTS, DesignedOutcome, DesignedTask, as_json, from_json
from workgroups.rules.design_changes import (
    TEXT_LABELS,
    changes,
    day_after_words,
    due_words,
    fingerprint,
    offered_changes,
)


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
