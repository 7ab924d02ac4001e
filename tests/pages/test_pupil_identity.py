from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.rules.pupil_identity import pupil_identity_problem

ON = date(2022, 6, 1)


def problem(text):
    return pupil_identity_problem(text, on=ON)


@pytest.mark.parametrize("text", ["A123456789012", "see (h801200001001).", "X12345678901A"])
def test_a_unique_pupil_number_is_refused(text):
    assert problem(text).startswith("Take out the unique pupil number")


@pytest.mark.parametrize("text", ["Write to pupil@example.org", "a.b@school.example.org,"])
def test_an_email_address_is_refused(text):
    assert problem(text).startswith("Take out the email address")


@pytest.mark.parametrize("text", ["lives at ZZ1 1ZZ", "SW1A 1AA", "m11aa", "Near W3 9PP."])
def test_a_postcode_is_refused(text):
    assert problem(text).startswith("Take out the postcode")


@pytest.mark.parametrize(
    "text",
    [
        "born 12/05/2009",
        "12.5.09",
        "12 - 05 - 2009",
        "2009-05-12",
        "12 May 2009",
        "12th of May, 2009",
        "May 12th, 2009",
        "12 Sept. 2009",
        "1/1/2020",
    ],
)
def test_a_date_of_birth_is_refused(text):
    assert problem(text).startswith("Take out the date")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "We met on 17 November 2021 and 25/05/2022.",
        "Since 1 September 1995",
        "Scores rose from 12/20/25 to 31/02/2009.",
        "The 2014 curriculum, May 2014 edition",
        "L2 3rd attempt, Y7 2nd set, KS2 1st paper",
        "Set B1 2 of 4, 30 pupils, £1,250, 75%",
        "Email us @ school",
        "I123456789012 is no such number and 1234567890123 neither",
        "A12345678901",
    ],
)
def test_what_teachers_write_is_let_through(text):
    assert problem(text) is None


@given(st.text())
def test_any_text_is_read_without_an_error(text):
    assert problem(text) is None or problem(text).startswith("Take out")


@given(st.sampled_from(["@a", "1/", "a@", "12 may ", "0", "A1", "b1 1"]), st.integers(0, 20_000))
def test_long_text_is_read_within_the_deadline_of_hypothesis(part, times):
    problem(part * times)
