"""The outcome grid of a report: which line an intended outcome stands on, and how it begins."""

import pytest

from evaluations.choices import GridLine, Strength
from evaluations.queries.report import intended_in
from evaluations.rules.focus_figures import focus_figures
from evaluations.rules.grid import OF_PUPILS, line_of, strengths_to_begin_with
from evaluations.views.beside import focus_lines
from tests.evaluations.focus import facts
from tests.evaluations.pages import page
from tests.factories import OutcomeFactory
from workgroups.choices import OutcomeCategory, OutcomeLevel
from workgroups.rules.outcome import OF_PUPILS as PUPILS_CATEGORIES


@pytest.mark.parametrize(
    ("level", "category", "line"),
    [
        (OutcomeLevel.LEARNING, "", GridLine.LEARNING),
        (OutcomeLevel.PRACTICE, OutcomeCategory.TEACHING, GridLine.PRACTICE),
        (OutcomeLevel.POLICY, OutcomeCategory.CURRICULUM, GridLine.POLICY),
        (OutcomeLevel.PUPILS, OutcomeCategory.GAPS, GridLine.GAPS),
        (OutcomeLevel.PUPILS, OutcomeCategory.ATTITUDES, GridLine.ATTITUDES),
        (OutcomeLevel.PUPILS, "", GridLine.ACHIEVEMENT),
    ],
)
def test_an_outcome_for_pupils_stands_on_the_line_of_what_it_is_about(level, category, line):
    assert line_of(level, category) == line


def test_every_category_of_pupils_has_its_line_and_every_line_its_category():
    assert [line_of(OutcomeLevel.PUPILS, one) for one in PUPILS_CATEGORIES] == list(OF_PUPILS)


def test_there_is_no_evidence_of_what_nobody_intended_until_the_lead_says_so():
    begun = strengths_to_begin_with([GridLine.LEARNING, GridLine.GAPS])

    assert begun == dict.fromkeys(
        [
            *("practice_strength", "policy_strength", "achievement_strength"),
            *("participation_strength", "attitudes_strength"),
        ],
        Strength.NONE,
    )


def test_figures_of_focus_pupils_stand_beside_the_line_that_they_tell_of():
    focus = focus_figures(facts(5, "yes") + facts(5, "no"))

    beside = {line: list(focus_lines(focus, line)) for line in GridLine}

    assert [line[:2] for line in beside[GridLine.ATTITUDES]] == [
        ("Is confident in maths (focus pupils)", "2.0 at the start, 4.0 at the end, 10 pupils")
    ]
    assert [line.label for line in beside[GridLine.GAPS]][:1] == [
        "Disadvantaged pupils: Takes part in lessons (focus pupils)"
    ]
    assert len(beside[GridLine.GAPS]) == 6
    assert beside[GridLine.LEARNING] == []
    assert list(focus_lines(focus_figures(facts(4)), GridLine.ATTITUDES)) == []
    assert list(focus_lines(None, GridLine.ATTITUDES)) == []


@pytest.mark.django_db
def test_what_is_intended_stands_beside_its_boxes_with_how_it_is_measured(as_user, workgroup, lead):
    OutcomeFactory(
        workgroup=workgroup,
        text="talk more about maths",
        level=OutcomeLevel.PUPILS,
        category=OutcomeCategory.PARTICIPATION,
        measure="Two visits",
    )

    answer = as_user(lead).get(page("report", workgroup))

    assert intended_in(workgroup)[GridLine.PARTICIPATION] == [
        "talk more about maths (measured by: Two visits)"
    ]
    sections = {
        section.title: section for _, found in answer.context["groups"] for section in found
    }
    assert sections["Pupils’ participation"].intended == [
        "talk more about maths (measured by: Two visits)"
    ]
    assert sections["Pupils’ attitudes"].intended == []
    form = answer.context["form"]
    assert (form["participation_strength"].value(), form["attitudes_strength"].value()) == (
        None,
        Strength.NONE,
    )
