"""CSV files read as tables: their encoding, their headings and the place of what is wrong."""

from io import BytesIO

import pytest

from pages.rules.decoding import UnreadableLine, lines_of
from pages.tables import Headings, numbered_records, read_headings


def text_in(data: bytes) -> str:
    return "".join(lines_of(BytesIO(data)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_file_is_read_in_the_encoding_it_was_saved_in(encoding):
    assert text_in("St Mary’s,£5".encode(encoding)) == "St Mary’s,£5"


def test_each_line_of_a_mixed_file_is_read_as_what_it_is():
    lines = [b"name,town\n", "Müller,Köln\n".encode(), "café,£5 – ’\n".encode("cp1252")]

    assert list(lines_of(BytesIO(b"".join(lines)))) == [
        "name,town\n",
        "Müller,Köln\n",
        "café,£5 – ’\n",
    ]


@pytest.mark.parametrize("line", ["Müller,".encode() + b"caf\xe9", "CAFÉ’S".encode("cp1252")])
def test_a_line_that_may_be_either_is_named(line):
    mixed = ["Köln\n".encode(), b"caf\xe9\n", line, b"\n"]

    with pytest.raises(UnreadableLine, match="two ways") as unreadable:
        list(lines_of(BytesIO(b"".join(mixed))))

    assert unreadable.value.line == 3


def test_records_are_numbered_by_the_line_they_begin_on_and_blank_ones_passed_over():
    lines = ["name,note\n", "\n", ",\n", 'A,"two\n', 'lines"\n', "B,\n"]

    assert list(numbered_records(lines)) == [
        (1, ["name", "note"]),
        (4, ["A", "two\nlines"]),
        (6, ["B", ""]),
    ]


@pytest.mark.parametrize(
    ("broken", "place"),
    [(['A,"x"y,\n'], 1), (['A,B,"open\n', "more\n"], 2), (["A,b\0c\n"], 1)],
)
def test_a_line_that_cannot_be_read_is_named_with_the_value(broken, place):
    records = numbered_records(["name,note\n", *broken])
    next(records)

    with pytest.raises(UnreadableLine) as unreadable:
        next(records)

    assert (unreadable.value.line, unreadable.value.place) == (2, place)


def test_headings_are_found_by_name_in_any_order():
    headings = read_headings(iter([(3, [" Title ", "Year", ""])]))

    assert (headings.line, headings.names) == (3, ["Title", "Year", ""])
    assert (headings.place_of("Year"), headings.place_of("year")) == (1, None)
    assert headings.missing(["Title", "Code"]) == ["Code"]
    assert [headings.column_at(place) for place in (0, 5, None)] == ["Title", "column 6", ""]


def test_headings_may_be_compared_in_any_case():
    assert read_headings(iter([(1, ["Title", "YEAR"])]), any_case=True).names == ["title", "year"]


def test_an_empty_table_has_no_headings():
    assert read_headings(iter([])) == Headings(1, [])
