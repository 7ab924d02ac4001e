"""The first sheet of an Excel workbook, as lines of CSV."""

import io
import zipfile
from collections.abc import Iterator

import openpyxl
import pytest
from defusedxml import EntitiesForbidden

from pages.rules import workbook as reading
from pages.rules.workbook import UnreadableWorkbook, csv_of_workbook, is_workbook
from tests.pages.workbooks import (
    BOOK,
    HEAD,
    MAIN,
    STYLES,
    number,
    sheet_of,
    table,
    words,
    workbook,
)

ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]>'
FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"{}</row>'


def causes(error: BaseException | None) -> Iterator[BaseException]:
    while error := error and error.__cause__:
        yield error


def lines(data: bytes) -> list[str]:
    return csv_of_workbook(data).decode().splitlines()


def sheet(rows: str) -> bytes:
    return workbook(**{"worksheets/sheet1": sheet_of(rows)})


def with_entities(part: str) -> str:
    return part.replace(HEAD, HEAD + ENTITIES)


def test_texts_numbers_days_and_times_are_read_as_people_see_them():
    data = workbook(
        [words("Title, and more"), words("places"), words("when")],
        [words('The "first"\none'), number("12"), number("46343", 1)],
        [number("0.39583333", 2), number("7.5"), number("46343.5", 1), number("3", 3)],
        ['<c t="b"><v>1</v></c>', '<c t="str"><f>A1</f><v>sum</v></c>', "<c/>"],
    )

    assert is_workbook(data)
    assert lines(data) == [
        '"Title, and more",places,when,',
        '"The ""first"" one",12,2026-11-17,',
        "09:30,7.5,2026-11-17 12:00,3",
        "yes,sum,,",
    ]


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ('<c t="b"><v>0</v></c>', "no"),
        ('<c t="e"><v>#N/A</v></c>', "#N/A"),
        ('<c t="d"><v>2026-11-17</v></c>', "2026-11-17"),
        (number("2025"), "2025"),
        (number("12.0"), "12"),
        (number("0.30000000000000004"), "0.3"),
        (number("1.5", 4), "36:00"),
        (number("46343.99999999", 1), "2026-11-18"),
        (number("46343.395833", 2), "2026-11-17 09:30"),
        (number("0.99999", 2), "00:00"),
        (number("1e999", 1), "#VALUE!"),
        (number("1e12", 1), "#VALUE!"),
    ],
)
def test_a_cell_is_read_as_excel_shows_it(cell, read):
    assert lines(workbook([cell])) == [read]


def test_shared_texts_are_put_together_and_rows_keep_their_numbers():
    shared = (
        f"{HEAD}<sst {MAIN}><si><t>one</t></si><si><r><t>two </t></r><r><t>fonts</t></r>"
        '<rPh sb="0" eb="3"><t>aid</t></rPh></si></sst>'
    )
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="4"><c r="C4" t="s"><v>1</v></c></row>'
    )
    data = workbook(**{"sharedStrings": shared, "worksheets/sheet1": sheet_of(rows)})

    assert lines(data) == ["one,,", ",,", ",,", ",,two fonts"]


def test_a_workbook_may_count_its_days_from_1904():
    book = BOOK.replace("<workbookPr/>", '<workbookPr date1904="1"/>')

    assert lines(workbook([number("44881", 1)], workbook=book)) == ["2026-11-17"]


def test_a_workbook_that_another_library_wrote_is_read():
    book = openpyxl.Workbook()
    book.active.sheet_state = "hidden"
    book.create_chartsheet("Chart")
    book.create_sheet("List").append(["title", 12])
    book.create_sheet("Later").append(["other"])
    written = io.BytesIO()
    book.save(written)

    assert lines(written.getvalue()) == ["title,12"]


def test_what_a_sheet_says_of_its_own_size_leaves_no_cell_out():
    narrow = sheet_of(
        '<row r="1"><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c></row>'
    )
    data = narrow.replace("<sheetData>", '<dimension ref="A1"/><sheetData>')

    assert lines(workbook(**{"worksheets/sheet1": data})) == [",2", "3,"]


@pytest.mark.slow
def test_a_cell_far_away_that_only_has_a_colour_is_passed_over():
    assert lines(sheet(FAR.format(' s="1"/>'))) == ["1"]


def without(name: str) -> bytes:
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(table(["title"]))) as whole,
        zipfile.ZipFile(written, "w") as less,
    ):
        for part in whole.namelist():
            if part != name:
                less.writestr(part, whole.read(part))
    return written.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04",
        b"PK\x03\x04 and no zip",
        table(["title"])[:-40],
        without("[Content_Types].xml"),
        without("xl/workbook.xml"),
        without("xl/worksheets/sheet1.xml"),
        workbook(**{"worksheets/sheet1": "<worksheet>"}),
        workbook(**{"worksheets/sheet1": "<worksheet/>" * 2}),
        sheet('<row><c r="1A"><v>1</v></c></row>'),
        sheet("<row><c><v>one</v></c></row>"),
        workbook(workbook=f"{HEAD}<workbook {MAIN}/>"),
        workbook(['<c t="s"><v>7</v></c>']),
    ],
)
def test_what_is_no_workbook_is_refused_in_words(data):
    with pytest.raises(UnreadableWorkbook) as refusal:
        csv_of_workbook(data)

    assert str(refusal.value) == reading.NO_WORKBOOK


@pytest.mark.parametrize(
    "parts",
    [
        {"workbook": with_entities(BOOK)},
        {"styles": with_entities(STYLES)},
        {"worksheets/sheet1": with_entities(sheet_of("<row><c><v>1</v></c></row>"))},
        {"sharedStrings": with_entities(f"{HEAD}<sst {MAIN}/>")},
    ],
    ids=lambda parts: next(iter(parts)),
)
def test_entities_that_may_grow_without_end_are_refused(parts):
    with pytest.raises(UnreadableWorkbook) as refusal:
        csv_of_workbook(workbook([number("1")], **parts))

    assert str(refusal.value) == reading.NO_WORKBOOK
    assert any(isinstance(error, EntitiesForbidden) for error in causes(refusal.value))


@pytest.mark.parametrize(
    ("limit", "at_most", "size"),
    [("PART_AT_MOST", 10_000, 20_000), ("PARTS_AT_MOST", 10_000, 9_900)],
)
def test_what_unpacks_without_end_is_cut_off(limit, at_most, size, monkeypatch):
    monkeypatch.setattr(reading, limit, at_most)
    # Before anything of it is read.
    monkeypatch.setattr(reading, "sheet_rows", None)

    with pytest.raises(UnreadableWorkbook, match="too large"):
        csv_of_workbook(table(["x" * size]))


@pytest.mark.slow
@pytest.mark.parametrize(
    "rows",
    [
        FAR.format("><v>1</v></c>"),
        '<row r="20001"><c><v>1</v></c></row>',
        '<row><c r="GS1"><v>1</v></c></row>',
        f'<row r="{10**30}"><c/></row>',
        '<row><c r="ZZZ1"/></row>' * 120,
    ],
    ids=["last", "one low", "one wide", "endless", "wide"],
)
def test_cells_far_away_make_no_million_lines(rows):
    with pytest.raises(UnreadableWorkbook, match="too large"):
        csv_of_workbook(sheet(rows))


def test_the_last_row_and_column_that_are_read():
    [*_, last] = lines(sheet('<row r="20000"><c r="GR20000"><v>1</v></c></row>'))

    assert last == f"{',' * 199}1"


def test_one_long_text_in_many_cells_is_too_large():
    shared = f"{HEAD}<sst {MAIN}><si><t>{'x' * 30_000}</t></si></sst>"
    rows = sheet_of("<row>" + '<c t="s"><v>0</v></c>' * 67 + "</row>")

    with pytest.raises(UnreadableWorkbook, match="too large"):
        csv_of_workbook(workbook(**{"sharedStrings": shared, "worksheets/sheet1": rows}))
