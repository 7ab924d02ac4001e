"""How a list of Work Groups is read: its dates, its times, and what is said of the rest."""

from datetime import date, time

import pytest

from tests.pages.workbooks import number, table, words, workbook
from workgroups.rules.list_file import ListFileError, text_of_list
from workgroups.rules.workgroup_file import read_workgroups
from workgroups.rules.workgroup_times import Hours, read_days, read_hours

HEADINGS = "title,academic_year,ncp_code,phase,places,session_dates,times,mode,venue"
MORNING, DAY = Hours(time(10), time(14)), Hours(time(9, 30), time(14, 30))


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("2025-11-17;2026-02-03", [date(2025, 11, 17), date(2026, 2, 3)]),
        ("17/11/2025, 3.2.2026", [date(2025, 11, 17), date(2026, 2, 3)]),
        ("Tue 3 Feb 2026 and 17th November, 2025", [date(2026, 2, 3), date(2025, 11, 17)]),
        ("2025-11-17; 2025-11-17; TBC", [date(2025, 11, 17), date(2025, 11, 17)]),
        ("Monday, 17 November 2025", [date(2025, 11, 17)]),
        ("Mon, 17 Nov 2025, Tue, 3 Feb 2026", [date(2025, 11, 17), date(2026, 2, 3)]),
        ("2025-11-17, 2025-12-01", [date(2025, 11, 17), date(2025, 12, 1)]),
        ("Mon 17/11/2025, Tue 3.2.2026", [date(2025, 11, 17), date(2026, 2, 3)]),
        ("12 May, 2026, 2026-06-01", [date(2026, 5, 12), date(2026, 6, 1)]),
        ("17/11/2025\r\n1/12/2025\n", [date(2025, 11, 17), date(2025, 12, 1)]),
        ("17 Nov 2025 TBA 1 Dec 2025", [date(2025, 11, 17), date(2025, 12, 1)]),
        ("", []),
    ],
)
def test_days_are_read_however_they_are_written(cell, days):
    assert read_days(cell) == days


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("31/2/2026", "“31/2/2026” is no date like 2025-11-17 or 17 Nov 2025"),
        ("17 November", "“17 November” is no date like"),
        ("3 full days", "“3 full days” is no date like"),
        ("2025-11-17 to 19", "“to 19” is no date like"),
        ("2025-11-17; soon, or not", "“soon” is no date like"),
        ("17 and 18 November 2025", "“17” is no date like"),
        ("17 November, 1 December 2025", "“17 November” is no date like"),
        ("12 May, 2026-06-01", "“12 May” is no date like"),
        ("17/11/20252025-12-01", "“17/11/20252025-12-01” is no date like"),
        ("Tuesday, 17 November 2025", "“Tuesday, 17 November 2025” is a Monday"),
    ],
)
def test_what_is_no_day_or_not_one_alone_is_refused(cell, said):
    with pytest.raises(ValueError, match=f"^{said}"):
        read_days(cell)


@pytest.mark.parametrize(
    ("cell", "dates", "hours", "unsure"),
    [
        ("10:00-14:00", 2, [MORNING, MORNING], ""),
        ("10am to 2pm", 1, [MORNING], ""),
        ("9.30 - 2.30", 1, [DAY], ""),
        ("10:00-14:00; 09:30-14:30", 2, [MORNING, DAY], ""),
        ("10:00-14:00 09:30-14:30", 2, [MORNING, DAY], ""),
        ("10:00-14:00\r\n9.30am to 2.30pm", 2, [MORNING, DAY], ""),
        ("9:30-12:00 and 1-3pm", 2, [Hours(time(9, 30), time(12))] * 2, "9:30-12:00 and 1-3pm"),
        ("10:00-14:00; third 9:30-14:30", 3, [MORNING] * 3, "10:00-14:00; third 9:30-14:30"),
        ("10:00-14:00; 09:30-14:30", 3, [MORNING] * 3, "10:00-14:00; 09:30-14:30"),
        ("full days", 2, [], "full days"),
        ("14:00-10:00", 1, [], "14:00-10:00"),
        ("25:00-26:00", 1, [], "25:00-26:00"),
        ("", 2, [], ""),
    ],
)
def test_times_are_read_or_told(cell, dates, hours, unsure):
    assert read_hours(cell, dates) == (hours, unsure)


def rows_of(*lines: str, headings=HEADINGS, **more):
    return read_workgroups("\n".join([headings, *lines]), **more)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (",2025/26", "Line 2, column title: enter what the Work Group is called."),
        ("SK\u202eTM,2025/26", "Line 2, column title: "),
        ("x" * 161 + ",2025/26", "Line 2, column title: keep it to 160 characters."),
        ("Maths,", "Line 2, column academic_year: it is empty."),
        ("Maths,soon", "Line 2, column academic_year: “soon” is no school year like 2025/26."),
        ("Maths,2025/26,RIWG1", "Line 2, column ncp_code: “RIWG1” is no code like NCP21-15"),
        ("Maths,2025/26,,,many", "Line 2, column places: enter a number from 1 to 500."),
        ("Maths,2025/26,,,٣", "Line 2, column places: enter a number from 1 to 500."),
        ("Maths,2025/26,,,,soon", "Line 2, column session_dates: “soon” is no date like"),
        ("Maths,2025/26,,,,2031-01-07", "Line 2, column session_dates: 7 Jan 2031 lies outside"),
        ('M,2025/26,,,,"Tue, 17/11"', "Line 2, column session_dates: “Tue” is no date like"),
        ('M,2025/26,,,,"Tue, 17 Nov 2025"', "Line 2, column session_dates: “Tue, 17 Nov 2025” is"),
        ("Maths,2025/26,,,,2025-11-17", "Line 2, column times: say from when to when"),
    ],
)
def test_every_problem_names_its_line_and_column(line, said):
    with pytest.raises(ListFileError) as refusal:
        rows_of(line)

    assert refusal.value.message.startswith(said)


@pytest.mark.parametrize(
    ("dates", "times", "sessions"),
    [
        (
            "2026-02-03; 2025-11-17",
            "09:30-14:30; 10:00-14:00",
            [(date(2025, 11, 17), MORNING), (date(2026, 2, 3), DAY)],
        ),
        (
            "2026-02-03; TBC; 2025-11-17; 2026-02-03",
            "10:00-14:00",
            [(date(2025, 11, 17), MORNING), (date(2026, 2, 3), MORNING)],
        ),
        (
            "2025-11-17; 2025-11-17",
            "10:00-14:00; 09:30-14:30",
            [(date(2025, 11, 17), DAY), (date(2025, 11, 17), MORNING)],
        ),
    ],
)
def test_each_date_keeps_the_times_it_was_typed_with(dates, times, sessions):
    [row] = rows_of(f"Maths,2025/26,,,,{dates},{times}")

    assert list(zip(row.days, row.hours, strict=True)) == sessions


def test_two_workshops_at_one_time_are_refused():
    with pytest.raises(ListFileError) as refusal:
        rows_of("Maths,2025/26,,,,2025-11-17; 17/11/2025,10:00-14:00; 10:00-15:00")

    assert refusal.value.message == (
        "Line 2, column times: two workshops of 17 Nov 2025 start at one time."
    )


def test_all_problems_are_told_at_once():
    with pytest.raises(ListFileError) as refusal:
        rows_of(",2025/26", "Fine,2025/26", "Maths,soon")

    assert [line[:7] for line in refusal.value.message.splitlines()] == ["Line 2,", "Line 4,"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The first line must name the column title."),
        ("title\nMaths", "The first line must name the column academic_year."),
        (HEADINGS, "The list holds no Work Groups."),
        (f'{HEADINGS}\n"Maths', "Line 2: A quotation mark opens a value and none closes it."),
    ],
)
def test_a_list_that_is_none_is_refused_in_words(text, said):
    with pytest.raises(ListFileError) as refusal:
        read_workgroups(text)

    assert refusal.value.message.startswith(said)


def test_columns_may_have_the_names_of_the_portals_own_download():
    [row] = rows_of("NCP25-15,Maths,2025/26,12", headings="Project code,Title,School year,Capacity")

    assert (row.codes.own, row.title, row.school_year, row.places) == (
        "NCP25-15",
        "Maths",
        2025,
        12,
    )


def test_an_excel_workbook_is_the_same_list():
    lines = [HEADINGS.split(","), ["Maths", "2025/26", "", "primary", "10"]]
    named = [words(name) for name in ("title", "academic_year", "session_dates", "times")]
    by_day = workbook(
        named,
        [words("Maths"), words("2025/26"), number("45978", 1), words("10:00-14:00")],
        [
            *(words("Lines"), words("2025/26"), words("Mon, 17 Nov 2025\n1 Dec 2025")),
            words("10:00-14:00\n09:30-14:30"),
        ],
    )

    [row] = read_workgroups(text_of_list(table(*lines)))
    dated, in_lines = read_workgroups(text_of_list(by_day))

    assert (row.line, row.title, row.places) == (2, "Maths", 10)
    assert dated.days == [date(2025, 11, 17)]
    # Line breaks within a cell.
    assert in_lines.days == [date(2025, 11, 17), date(2025, 12, 1)]
    assert in_lines.hours == [MORNING, DAY]


@pytest.mark.parametrize(
    ("cell", "mode", "venue"),
    [
        ("", "face_to_face", "Oak Hall"),
        ("Face to face", "face_to_face", "Oak Hall"),
        ("HYBRID", "hybrid", "Oak Hall"),
        ("online", "online", ""),
        ("blended", "face_to_face", "Oak Hall"),
    ],
)
def test_where_it_is_held_is_read_from_mode_and_venue(cell, mode, venue):
    text = f"title,academic_year,mode,venue\nMaths,2025/26,{cell},Oak Hall\n"

    [row] = read_workgroups(text)

    assert (row.mode, row.venue) == (mode, venue)
    assert bool([note for note in row.notes if "read as face to face" in note]) == (
        cell == "blended"
    )
