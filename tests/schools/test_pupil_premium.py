import io
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from pages.rules.school_year import typed_school_year
from schools.actions.import_pupil_premium import import_pupil_premium
from schools.gias import RegisterFileError
from schools.gias.pupil_premium import is_percentage
from schools.models import PupilPremium, RegisterImport
from schools.rules.pupil_premium import BANDS, band_of
from tests.factories import SchoolFactory
from tests.schools.register import counts

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def schools():
    return [SchoolFactory(urn=urn) for urn in (900001, 900002)]


def take(text, **kwargs):
    return import_pupil_premium(io.BytesIO(text.encode()), year=2025, name="pp.csv", **kwargs)


def known() -> dict:
    rows = PupilPremium.objects.values_list("school__urn", "year", "percent", "source")
    return {(urn, year): (percent, source) for urn, year, percent, source in rows}


def refusal(text) -> str:
    with pytest.raises(RegisterFileError) as raised:
        take(text)
    return raised.value.message


@pytest.mark.parametrize(
    "heading",
    [
        "Pupil premium %",
        "% pupil premium",
        "PP%",
        "Percentage",
        "percent",
        "PupilPremium (percentage)",
        "Percentage of pupils eligible for pupil premium",
        "PPG pct",
        "Pupil_Premium_Percent",
        "%",
    ],
)
def test_the_percentage_is_found_under_many_headings(heading):
    assert counts(take(f"URN,Name,{heading}\n900001,x,12.5\n")) == (1, 1, 0, 0, 0)


@pytest.mark.parametrize("heading", ["Pupils", "Pupil premium", "Number of pupils", "% FSM", ""])
def test_another_column_is_not_taken_for_it(heading):
    assert not is_percentage(heading)


def test_percentages_are_kept_by_school_and_year_with_their_source():
    report = take("urn,Pupil premium %\n900001,12.5%\n900002,7.25\n900003,50\n")

    assert counts(report) == (3, 2, 0, 0, 0)
    assert report.problems == [
        "1 row has a URN that belongs to no school that the portal knows, and was left out."
    ]
    assert known() == {
        (900001, 2025): (Decimal("12.5"), "pp.csv"),
        (900002, 2025): (Decimal("7.3"), "pp.csv"),
    }


def test_the_same_file_again_writes_nothing_and_a_newer_one_what_differs():
    take("URN,PP %\n900001,12.5\n900002,7\n")

    assert counts(take("URN,PP %\n900001,12.5\n900002,7\n")) == (2, 0, 0, 2, 0)
    assert RegisterImport.objects.count() == 1
    assert counts(take("URN,PP %\n900001,13\n")) == (1, 0, 1, 0, 0)
    assert known()[900002, 2025] == (Decimal("7.0"), "pp.csv")


def test_a_percentage_that_is_withheld_is_skipped_and_said():
    report = take("URN,PP %\n900001,c\n900002,7\n")

    assert report.skipped == [(2, "URN 900001 has no percentage.")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("URN,Name\n1,x\n", "Line 1: This is not a file of pupil premium percentages: the column"
         " Pupil premium % cannot be found in its heading line."),
        ("PP %\n1\n", "Line 1: This is not a file of pupil premium percentages: the column URN"
         " cannot be found in its heading line."),
        ("URN,PP %,Percentage\n1,1,1\n", "Line 1: More than one column may be meant by “Pupil"
         " premium %”: PP %, Percentage. Leave one of them in the file."),
        ("URN,PP %\n900001,101\n", "Line 2, PP %: “101” is not a percentage such as 12.5."),
        ("URN,PP %\n900001,-1\n", "Line 2, PP %: “-1” is not a percentage such as 12.5."),
        ("URN,PP %\n900001,many\n", "Line 2, PP %: “many” is not a percentage such as 12.5."),
        ("URN,PP %\n900001,1\n900001,2\n", "Line 3, URN: 900001 is on line 2 already."),
        ("URN,PP %\n", "The file has a heading line but no percentages below it."),
        ("URN,PP %\n" + "".join(f"{n},0.{n}\n" for n in range(1, 11)),
         "Line 1, PP %: No number is more than 1, so these are shares and not percentages."
         " Multiply them by 100."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_line_and_column(text, message):
    assert refusal(text) == message
    assert known() == {}


def test_one_bad_row_keeps_all_others_out():
    refusal("URN,PP %\n900001,12\n900002,many\n")

    assert known() == {}


def test_the_command_says_what_it_did_and_refuses_a_year_that_is_none(tmp_path):
    path, out = tmp_path / "premium.csv", io.StringIO()
    path.write_text("URN,PP %\n900001,12\n")

    call_command("import_pupil_premium", str(path), year="2025/26", stdout=out)

    assert out.getvalue().splitlines() == [
        "1 rows read. Percentages created: 1, updated: 0, unchanged: 0. Rows skipped: 0."
    ]
    assert known() == {(900001, 2025): (Decimal("12.0"), "premium.csv")}
    with pytest.raises(CommandError, match="soon is not a school year such as 2025/26."):
        call_command("import_pupil_premium", str(path), year="soon")


# Rules


@pytest.mark.parametrize(
    ("typed", "year"),
    [
        ("2025/26", 2025),
        ("2025-26", 2025),
        (" 2025/2026 ", 2025),
        ("2099/00", 2099),
        ("2025/27", None),
        ("2025", None),
        ("٢٠25/26", None),
        ("", None),
    ],
)
def test_a_school_year_is_read_as_people_write_it(typed, year):
    assert typed_school_year(typed) == year


@pytest.mark.parametrize(
    ("percent", "band"),
    [
        ("0", "under-10"),
        ("9.9", "under-10"),
        ("10", "10-to-20"),
        ("19.9", "10-to-20"),
        ("20", "20-to-35"),
        ("34.9", "20-to-35"),
        ("35", "35-or-more"),
        ("100", "35-or-more"),
    ],
)
def test_a_band_begins_at_its_lower_number(percent, band):
    assert band_of(Decimal(percent)) == band
    assert band in BANDS
