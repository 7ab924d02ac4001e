import io
from datetime import date
from decimal import Decimal

import pytest

from schools.gias import RegisterFile
from schools.gias.columns import COLUMNS
from schools.models import School
from tests.schools.register import (
    HEADINGS,
    real_file,
    register_bytes,
    register_file,
    register_text,
    school,
    utf8_copy,
)


def rows_of(content):
    return list(RegisterFile(io.BytesIO(content)))


# What is read


def test_a_row_is_read_into_typed_values():
    [row] = RegisterFile(register_file())

    assert (row.line, row.urn, row.name) == (2, 900001, "St Mary’s School")
    assert (row.authority_code, row.authority_name) == ("099", "Larkfield")
    assert (row.region_code, row.region_name) == ("H", "London")
    assert (row.opened_on, row.closed_on) == (date(2001, 9, 1), None)
    assert (row.low_age, row.high_age, row.pupils) == (11, 18, 950)
    assert row.free_meals_percent == Decimal("12.5")
    assert (row.easting, row.northing) == (524788, 177797)
    assert row.register_changed_on == date(2025, 7, 8)


def test_leading_zeros_are_kept():
    [row] = RegisterFile(register_file(school(establishment_number="0401", ukprn="00123456")))

    assert (row.authority_code, row.establishment_number, row.ukprn) == ("099", "0401", "00123456")


def test_blank_cells_are_empty_text_or_none():
    [row] = RegisterFile(
        register_file(school(Town="", OpenDate="", NumberOfPupils="", PercentageFSM=""))
    )

    assert (row.town, row.opened_on, row.pupils, row.free_meals_percent) == ("", None, None, None)


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        ("religious_character", "Does not apply", ""),
        ("religious_character", "None", "None"),
        ("gender", "Not applicable", ""),
        ("type_group", "Not Applicable", ""),
        ("street", "-", ""),
        ("phase", "Not applicable", "Not applicable"),
        ("region_name", "Not Applicable", "Not Applicable"),
        ("district_code", "9999", ""),
        ("authority_gss", "X999999", ""),
        ("opened_on", "01-01-1900", None),
        ("opened_on", "02-01-1900", date(1900, 1, 2)),
        ("easting", "0", None),
        ("pupils", "0", 0),
    ],
)
def test_what_only_says_nothing_becomes_blank(field, cell, value):
    [row] = RegisterFile(register_file(school(**{field: cell})))

    assert getattr(row, field) == value


@pytest.mark.parametrize(
    ("cell", "value"),
    [("0", "0.0"), (".00", "0.0"), ("26.10", "26.1"), ("7.25", "7.3"), ("100", "100.0")],
)
def test_a_percentage_has_one_decimal(cell, value):
    [row] = RegisterFile(register_file(school(PercentageFSM=cell)))

    assert str(row.free_meals_percent) == value


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("zz1 1zz", "ZZ1 1ZZ"),
        ("ZZ11ZZ", "ZZ1 1ZZ"),
        (" sw1a  1aa ", "SW1A 1AA"),
        ("gx111aa", "GX11 1AA"),
        ("bfpo 57", "BFPO 57"),
        ("", ""),
    ],
)
def test_a_postcode_is_written_one_way(cell, value):
    [row] = RegisterFile(register_file(school(Postcode=cell)))

    assert row.postcode == value


def test_spaces_and_lines_inside_a_value_become_single_spaces():
    [row] = RegisterFile(
        register_file(school(EstablishmentName="  Larkfield\r\n High   School\xa0"))
    )

    assert row.name == "Larkfield High School"


def test_columns_may_come_in_any_order_without_quotes_and_with_unknown_ones_between():
    shuffled = ["Unknown", *reversed(HEADINGS), "FSM"]
    plain = register_text(school(Unknown="x"), headings=shuffled).replace('"', "")

    assert rows_of(plain.encode("cp1252")) == rows_of(register_bytes())


def test_columns_that_are_not_required_may_be_missing():
    register = RegisterFile(
        register_file(headings=[name for name in HEADINGS if name not in ("Town", "OpenDate")])
    )

    [row] = register

    assert (row.town, row.opened_on) == ("", None)
    assert register.lacks == ["OpenDate", "Town"]
    assert set(COLUMNS) - set(register.fields) == {"opened_on", "town"}


@pytest.mark.parametrize("mark", [True, False])
def test_a_copy_in_utf8_gives_the_same_rows(mark):
    content = register_bytes(school(EstablishmentName="École St Mary’s"))

    assert rows_of(utf8_copy(content, mark=mark)) == rows_of(content)


def test_a_letter_on_the_border_of_two_blocks_is_still_utf8():
    head, row, _ = register_text().split("\r\n")
    before = len(f"{head}{row.partition('’')[0]}".encode())
    text = head + "\n" * ((1 << 20) - before - 1) + row

    [read] = rows_of(text.encode())

    assert read.name == "St Mary’s School"


@pytest.mark.parametrize("ending", ["\n", "\r\n", ""])
def test_the_last_line_may_end_in_any_way(ending):
    content = register_text().removesuffix("\r\n") + ending

    assert rows_of(content.encode("cp1252")) == rows_of(register_bytes())


def test_blank_lines_are_passed_over():
    head, row, _ = register_text().split("\r\n")
    blank = "," * (len(HEADINGS) - 1)

    rows = rows_of("\r\n".join([head, "", blank, row, ""]).encode("cp1252"))

    assert [row.line for row in rows] == [4]


# What is skipped


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"name": ""}, "URN 900002 has no name."),
        ({"authority_code": ""}, "URN 900002 has no local authority."),
        (
            {"status": "Pending approval"},
            "URN 900002 has the status “Pending approval”, which is not known here.",
        ),
    ],
)
def test_a_school_that_cannot_be_placed_is_skipped_and_said(cells, why):
    register = RegisterFile(register_file(school(900001), school(900002, **cells), school(900003)))

    rows = list(register)

    assert [row.urn for row in rows] == [900001, 900003]
    assert register.rows == 3
    assert register.skipped == [(3, why)]


# The model and the real files


def test_what_the_register_may_hold_fits_into_the_schools_columns():
    longest = {
        name: column.read.longest
        for name, column in COLUMNS.items()
        if hasattr(column.read, "longest") and name != "status"
    }
    in_model = {field.name: field.max_length for field in School._meta.concrete_fields}

    assert {name: in_model[name] for name in longest if name in in_model} == {
        name: most for name, most in longest.items() if name in in_model
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "count"), [("gias_sample.csv", 2809), ("gias_sample_20241031.csv", 2796)]
)
def test_a_real_register_is_read_in_every_encoding(name, count):
    content = real_file(name).read_bytes()

    rows = rows_of(content)

    assert len(rows) == count
    assert rows_of(utf8_copy(content, mark=True)) == rows
    assert rows_of(utf8_copy(content, mark=False)) == rows
