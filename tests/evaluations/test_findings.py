"""Each picture's title says what it shows."""

from datetime import date

import pytest

from evaluations.choices import JourneyStage
from evaluations.rules.figures import Figures, SurveyFigures, WorkshopFigures
from evaluations.views.figure_words import attendance_finding, stages_finding


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ([0, 0, 0, 0, 0], "0 people asked, nobody was offered a place"),
        ([1, 0, 0, 0, 0], "1 person asked, nobody was offered a place"),
        ([9, 7, 6, 0, 0], "6 of 9 people who asked signed up"),
        ([9, 7, 6, 5, 4], "4 of 9 people who asked have completed it"),
    ],
)
def test_a_funnels_title_is_how_many_came_furthest(counts, words):
    stages = list(zip(JourneyStage, counts, strict=True))

    assert stages_finding(stages, "person", "people") == words


def test_the_title_of_attendance_names_the_workshop_to_which_fewest_came():
    def held(day, present, no_show, is_settled=True):
        on = date(2026, 11, day)
        return WorkshopFigures(
            title="", on=on, is_settled=is_settled, present=present, no_show=no_show
        )

    def found(*workshops):
        survey = SurveyFigures(0, 0, None, None, [])
        figures = Figures([], list(workshops), None, 0, 0, survey)
        return attendance_finding(figures)

    assert found(held(4, 8, 2)) == "Somebody was there on 8 of 10 dates"
    assert (
        found(held(4, 9, 1), held(11, 9, 1))
        == "Somebody was there on 18 of 20 dates, 90% each time"
    )
    assert (
        found(held(4, 8, 2), held(11, 5, 5), held(18, 0, 0, is_settled=False))
        == "Somebody was there on 13 of 20 dates, least on Wednesday 11 November 2026 (50%)"
    )
