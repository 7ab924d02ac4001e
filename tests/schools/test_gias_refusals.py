import io
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schools.gias import RegisterFile, RegisterFileError
from schools.gias.columns import COLUMNS
from tests.schools.register import HEADINGS, register_bytes, register_text, school


def rows_of(content):
    return list(RegisterFile(io.BytesIO(content)))


def problems_of(content):
    with pytest.raises(RegisterFileError) as raised:
        rows_of(content)
    return raised.value.message


@pytest.mark.parametrize(
    ("field", "cell", "problem"),
    [
        ("urn", "", "Line 3, URN: “” is not a URN, the number that each school has."),
        ("urn", "0", "Line 3, URN: “0” is not a URN, the number that each school has."),
        ("urn", "12a", "Line 3, URN: “12a” is not a whole number."),
        ("urn", "99999999", "Line 3, URN: “99999999” is more than 9999999."),
        ("urn", "９００００１", "Line 3, URN: “９００００１” is not a whole number."),
        ("pupils", "-1", "Line 3, NumberOfPupils: “-1” is not a whole number."),
        ("pupils", "1" * 5000, f"Line 3, NumberOfPupils: “{'1' * 60}…” is more than 9999999."),
        ("opened_on", "31-02-2020", "“31-02-2020” is not a date such as 31-12-2020."),
        ("opened_on", "2020-12-31", "“2020-12-31” is not a date such as 31-12-2020."),
        ("opened_on", "1-2-2020", "“1-2-2020” is not a date such as 31-12-2020."),
        ("free_meals_percent", "100.1", "“100.1” is not a percentage such as 12.5."),
        ("free_meals_percent", ".", "“.” is not a percentage such as 12.5."),
        ("free_meals_percent", "nan", "“nan” is not a percentage such as 12.5."),
        ("low_age", "4.5", "Line 3, StatutoryLowAge: “4.5” is not a whole number."),
        ("town", "x" * 101, f"Line 3, Town: “{'x' * 60}…” is longer than 100 characters."),
        ("town", "a\x01b", "Line 3, Town: “a?b” holds a character that cannot be read."),
    ],
)
def test_a_bad_cell_is_named_with_its_line_and_column(field, cell, problem):
    rows = school(900002), school(**{field: cell})

    message = problems_of(register_bytes(*rows, encoding="utf-8"))

    assert message == problem if problem.startswith("Line") else message.endswith(f": {problem}")
    assert message.startswith("Line 3, ")
    assert "\n" not in message


@pytest.mark.parametrize(
    ("field", "cell", "problem"),
    [
        ("uprn", "1.00E+11", "is a number that a spreadsheet has shortened."),
        ("ukprn", "1.00E+07", "is a number that a spreadsheet has shortened."),
        ("telephone", "2.08E+10", "is a number that a spreadsheet has shortened."),
        ("urn", "1.00E+05", "is a number that a spreadsheet has shortened."),
        ("easting", "5,24E+05", "is a number that a spreadsheet has shortened."),
        ("free_meals_percent", "1.2E+01", "is a number that a spreadsheet has shortened."),
        (
            "establishment_number",
            "401",
            "has fewer than 4 figures: a spreadsheet has taken the noughts at its beginning away.",
        ),
        (
            "authority_code",
            "99",
            "has fewer than 3 figures: a spreadsheet has taken the noughts at its beginning away.",
        ),
        ("opened_on", "12/31/2020", "is not a date such as 31-12-2020."),
        ("opened_on", "12-31-2020", "is not a date such as 31-12-2020."),
        ("closed_on", "31-Dec-20", "is not a date such as 31-12-2020."),
    ],
)
def test_what_a_spreadsheet_has_damaged_is_refused_with_its_line_and_column(field, cell, problem):
    message = problems_of(register_bytes(school(900002), school(**{field: cell})))

    assert message.startswith(f"Line 3, {COLUMNS[field].heading}: “{cell}” {problem}")


def test_telephone_numbers_that_have_all_lost_their_nought_are_refused():
    rows = [school(900001 + number, telephone="2079460000") for number in range(20)]

    assert problems_of(register_bytes(*rows)).startswith(
        "Line 2, TelephoneNum: No telephone number begins with 0"
    )
    kept = school(900100, telephone="02079460000")
    assert len(rows_of(register_bytes(*rows, kept))) == 21


def test_utf8_and_windows_1252_in_one_file_are_each_read_as_what_they_are():
    head, row, _ = register_text().split("\r\n")
    others = [row.replace("900001", urn) for urn in ("900002", "900003")]
    lines = [head.encode(), row.encode(), others[0].encode("cp1252"), others[1].encode("cp1252")]

    names = [read.name for read in rows_of(b"\r\n".join([*lines, b""]))]

    assert names == ["St Mary’s School"] * 3


def test_a_line_that_is_written_in_both_ways_is_named():
    head, row, _ = register_text().split("\r\n")
    both = row.encode().replace(b"Larkfield", b"Ch\xe2teau", 1)

    message = problems_of(b"\r\n".join([head.encode(), both, b""]))

    assert message.startswith("Line 2: Its letters with accents are written in two ways")


def test_letters_of_windows_1252_that_could_be_one_of_utf8_stay_two():
    content = register_text(school(EstablishmentName="CAFÉ’S"), school(900002)).encode("cp1252")

    assert [read.name for read in rows_of(content)] == ["CAFÉ’S", "St Mary’s School"]


def test_a_byte_of_no_encoding_is_named_where_it_matters():
    content = register_bytes(school(Town="a@b", Unknown="a@b"), headings=[*HEADINGS, "Unknown"])

    assert problems_of(content.replace(b"@", b"\x81")) == (
        "Line 2, Town: “a?b” holds a character that cannot be read."
    )


def test_every_bad_cell_is_named_at_once():
    content = register_bytes(
        school("x", OpenDate="yesterday"), school(900002, NumberOfPupils="many")
    )

    assert problems_of(content).split("\n") == [
        "Line 2, URN: “x” is not a whole number.",
        "Line 2, OpenDate: “yesterday” is not a date such as 31-12-2020.",
        "Line 3, NumberOfPupils: “many” is not a whole number.",
    ]


def test_a_line_number_counts_the_lines_inside_quotes():
    content = register_bytes(school(Street="1 Larkfield\nRoad"), school(900002, OpenDate="never"))

    assert problems_of(content).startswith("Line 4, OpenDate: ")


@pytest.mark.parametrize(
    ("values", "where", "problem"),
    [
        (1, f"Line 3, {HEADINGS[1]}", "1 value, but there are {0} columns. {1}"),
        (3, f"Line 3, {HEADINGS[3]}", "3 values, but there are {0} columns. {1}"),
        (
            len(HEADINGS) - 1,
            f"Line 3, {HEADINGS[-1]}",
            f"{len(HEADINGS) - 1} values, but there are {{0}} columns. {{1}}",
        ),
        (
            len(HEADINGS) + 1,
            "Line 3",
            f"{len(HEADINGS) + 1} values, but there are {{0}} columns. {{2}}",
        ),
    ],
)
def test_a_ragged_line_is_named_with_the_column_it_ends_before(values, where, problem):
    ragged = ",".join(["900002"] * values)
    cut_short = "The line may have been cut short here."
    too_long = "A comma in a value needs quotation marks around it."

    assert problems_of(f"{register_text()}{ragged}\r\n".encode("cp1252")) == (
        f"{where}: {problem.format(len(HEADINGS), cut_short, too_long)}"
    )


def test_a_line_cut_short_inside_a_value_is_named_with_its_column():
    content = register_bytes(school(), school(900002))

    assert problems_of(content[: content.rindex(b"chool")]) == (
        "Line 3, EstablishmentTypeGroup (name): A quotation mark opens a value and none closes it."
        " The file may have been cut short."
    )


def test_a_urn_on_two_lines_is_named_with_both():
    content = register_bytes(school(900001), school(900002), school(900001))

    assert problems_of(content) == "Line 4, URN: 900001 is on line 2 already."


def test_missing_columns_are_named_in_one_message():
    headings = [name for name in HEADINGS if name not in ("URN", "Postcode", "Street")]

    assert problems_of(register_bytes(headings=headings)) == (
        "Line 1: This is not the register of schools as it is published: the columns URN, Postcode"
        " cannot be found in its heading line."
    )


def test_a_file_without_urn_is_refused():
    assert problems_of(register_bytes(headings=HEADINGS[1:])) == (
        "Line 1: This is not the register of schools as it is published: the column URN cannot be"
        " found in its heading line."
    )


@pytest.mark.parametrize("name", ["Street", "Unknown"])
def test_a_column_that_comes_twice_is_named(name):
    content = register_bytes(headings=[*HEADINGS, name, name])

    assert problems_of(content) == f"Line 1, {name}: This column comes twice."


def test_a_heading_below_blank_lines_is_named_by_its_own_line():
    content = b"\r\n\r\n" + register_bytes(headings=[*HEADINGS, "Town"])

    assert problems_of(content) == "Line 3, Town: This column comes twice."


@pytest.mark.parametrize(
    ("sign", "called"), [(";", "semicolons"), ("\t", "tabs")], ids=["semicolons", "tabs"]
)
def test_values_kept_apart_by_another_sign_are_refused_with_what_to_do(sign, called):
    assert problems_of(register_text().replace(",", sign).encode("cp1252")) == (
        f"The file has {called} between its values. Save it as CSV with commas."
    )


def test_a_heading_line_alone_is_refused():
    assert problems_of(register_text().split("\r\n")[0].encode("cp1252")) == (
        "The file has a heading line but no schools below it."
    )


@pytest.mark.parametrize("content", [b"", b"\r\n \n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n"])
def test_an_empty_file_is_refused(content):
    assert problems_of(content) == "The file is empty."


@pytest.mark.parametrize("content", [b"PK\x03\x04xl/more", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_spreadsheet_is_refused_whatever_its_name(content):
    assert problems_of(content) == (
        "The file is a spreadsheet, whatever its name says."
        " Open it and save it as CSV, or download the register as CSV again."
    )


@pytest.mark.parametrize("content", [b"PK\x03\x04edubase.csv", b"\x1f\x8b\x08"])
def test_a_packed_file_is_to_be_unpacked_first(content):
    assert problems_of(content) == (
        "The file is a packed archive. Unpack it, and choose the CSV file that was inside."
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_refused(encoding):
    message = problems_of(register_text().encode(encoding))

    assert "\n" not in message
    assert message.startswith(("The file is in UTF-16.", "The file holds bytes that are not text."))


def test_a_zero_byte_far_into_the_file_is_named_with_its_line_and_column():
    content = register_bytes() + b"\n" * 2_000_000 + b"900002,St\0Mary\n"

    assert problems_of(content) == (
        "Line 2000003, EstablishmentName: There is a byte that is not text."
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            '900002,"a"b,',
            "Line 3, EstablishmentName: There is a quotation mark in the middle of a value.",
        ),
        (
            '900002,"a, ""b""\nc",d,"e"f',
            "Line 3, LA (name): There is a quotation mark in the middle of a value.",
        ),
        (
            "900002,a\rb",
            "Line 3, EstablishmentName: The line ends in a way of old computers. Save the file as"
            " CSV in UTF-8 again.",
        ),
        ("9" * 250_000, "Line 3: The line is longer than any line of such a file."),
        (
            '900002,"' + "x\n" * 100_000,
            "Line 3, EstablishmentName: A quotation mark opens a value and none closes it."
            " The file may have been cut short.",
        ),
    ],
)
def test_a_line_that_cannot_be_read_is_named(line, message):
    assert problems_of(f"{register_text()}{line}\r\n".encode("cp1252")) == message


def test_a_first_line_that_cannot_be_read_is_named():
    assert problems_of(b'URN,"Town"x,Street\r\n') == (
        "Line 1, column 2: There is a quotation mark in the middle of a value."
    )
    assert problems_of(b"URN," + b"x" * 250_000) == (
        "Line 1: The line is longer than any line of such a file."
    )


@pytest.mark.parametrize(("most", "refused"), [(3, False), (2, True)])
def test_a_file_of_too_many_rows_is_refused(monkeypatch, most, refused):
    monkeypatch.setattr(RegisterFile, "rows_at_most", most)
    content = register_bytes(school(1), school(2), school(3))

    if refused:
        assert problems_of(content) == "Line 4: There are more than 2 rows."
    else:
        assert len(rows_of(content)) == 3


# Any bytes at all


def read_or_refuse(content: bytes) -> None:
    """Anything but a refusal fails the test that calls this."""
    with suppress(RegisterFileError):
        rows_of(content)


@given(st.binary(max_size=2000))
def test_any_bytes_are_read_or_refused(content):
    read_or_refuse(content)


@given(
    st.lists(
        st.tuples(st.integers(0, 5000), st.integers(0, 40), st.binary(max_size=40)), max_size=8
    )
)
@settings(max_examples=200)
def test_a_damaged_register_is_read_or_refused(damages):
    content = bytearray(register_bytes(*(school(900001 + number) for number in range(6))))
    for start, length, instead in damages:
        content[start : start + length] = instead

    read_or_refuse(bytes(content))


@given(st.dictionaries(st.sampled_from(list(COLUMNS)), st.text(max_size=60), max_size=6))
@settings(max_examples=200)
def test_any_text_in_any_cell_is_read_or_refused(cells):
    read_or_refuse(register_text(school(**cells)).encode("utf-8", "surrogatepass"))
