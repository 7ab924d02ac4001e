"""The page that checks a list of Work Groups, and takes it in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from access.roles import Role
from hubs.actions.calendar import set_terms
from pages.rules.term_dates import read_terms
from tests.factories import (
    HubFactory,
    ProjectFactory,
    WorkGroupFactory,
    member,
)
from tests.journeys.people import text_of
from tests.pages.workbooks import table
from tests.workgroups.test_workgroup_file import HEADINGS, rows_of
from workgroups.actions.import_workgroups import import_workgroups
from workgroups.models import WorkGroup

PAGE = "/manage/work-groups/import/"


@pytest.fixture
def hub(db):
    return HubFactory(slug="larkfield")


@pytest.fixture
def staff(client, hub):
    client.force_login(member(hub, Role.ADMINISTRATOR))
    return client


def typed(hub, *lines, **more):
    text = "\n".join([HEADINGS, *lines])
    return {"hub": hub.pk, "list": text, "starts": "9:30am", "ends": "2:30pm"} | more


def test_checking_shows_line_by_line_what_would_be_made_and_makes_nothing(staff, hub):
    data = table(HEADINGS.split(","), ["Maths", "2025/26", "", "primary"])
    file = SimpleUploadedFile("list.xlsx", data)

    answer = staff.post(PAGE, {"hub": hub.pk, "file": file, "places": "12", "do": "check"})

    said, form = text_of(answer), answer.context["form"]
    assert "Read: 1 line. New drafts: 1. New projects of your hub: 1. Nothing is" in said
    assert "new project Maths 2025/26; new draft with 0 workshops" in said
    # What was read of the file is text now, to be put right, and the other boxes stay.
    assert form["list"].value().splitlines()[1] == "Maths,2025/26,,primary,,,,,"
    assert form["places"].value() == 12
    assert not WorkGroup.objects.exists()


TERMS = """Autumn: 1 September 2025 to 19 December 2025, half term 27 October to 31 October
Spring: 5 January 2026 to 27 March 2026, half term 16 February to 20 February
Summer: 13 April 2026 to 21 July 2026, half term 25 May to 29 May"""
DATED = "2025/26,,primary,10"


def dates_shown(page) -> dict[str, list[tuple[str, list[str]]]]:
    return {
        row.title: [(one.words, one.warnings) for one in dates]
        for row, dates in page.context["lines"]
    }


def test_checking_shows_each_date_as_read_and_what_speaks_against_it(staff, hub):
    set_terms(hub=hub, local_authority=None, school_year=2025, terms=read_terms(TERMS, 2025))
    there = f"There,{DATED},2025-11-15,10:00-14:00"
    import_workgroups(hub=hub, rows=rows_of(there))
    lines = [
        f'Maths,{DATED},"1/12/2025, Mon 17 Nov 2025",10:00-14:00',
        f"Off,{DATED},2025-11-15;2026-04-06;29/10/2025,",
        there,
    ]

    page = staff.post(PAGE, typed(hub, *lines, do="check"))

    ten, usual = "10:00am to 2:00pm", "9:30am to 2:30pm"
    holidays = (
        "It is in the school holidays, between Autumn 1 (to 26 Oct 2025) and Autumn 2 (from 1 Nov "
        "2025)."
    )
    assert dates_shown(page) == {
        "Maths": [
            (f"Monday 17 November 2025, {ten}", []),
            (f"Monday 1 December 2025, {ten}", []),
        ],
        "Off": [
            (f"Wednesday 29 October 2025, {usual}", [holidays]),
            (f"Saturday 15 November 2025, {usual}", ["It is a Saturday."]),
            (f"Monday 6 April 2026, {usual}", ["It is a bank holiday: Easter Monday."]),
        ],
        "There": [],
    }
    said = text_of(page)
    assert "3 dates want another look; nothing stops you from keeping them." in said
    assert f"Saturday 15 November 2025, {usual}. It is a Saturday." in said
    assert "term dates" not in said


def test_checking_says_where_nobody_knows_the_holidays(staff, hub):
    page = text_of(staff.post(PAGE, typed(hub, f"Maths,{DATED},29/10/2025,", do="check")))

    assert "Your hub’s term dates of 2025/26 are not in the portal yet, so that only" in page
    assert "another look" not in page


def test_more_dates_take_no_more_queries_to_check(staff, hub):
    def queries(*lines):
        with CaptureQueriesContext(connection) as captured:
            staff.post(PAGE, typed(hub, *lines, do="check"))
        return len(captured)

    first = f"Maths,{DATED},2025-11-17,10:00-14:00"
    queries(first)
    one = queries(first)
    three = queries(first, *(f"{n},{DATED},2025-11-15;2025-12-{n},10:00-14:00" for n in (10, 20)))

    assert three == one


def test_what_was_checked_is_made_and_found_in_the_list(staff, hub):
    answer = staff.post(PAGE, typed(hub, "Maths,2025/26,,primary,10", do="add"), follow=True)

    assert "1 draft is made." in text_of(answer)
    assert [str(row) for row in answer.context["object_list"]] == ["Maths"]


def test_what_was_there_already_is_said_in_its_number(staff, hub):
    old, off = f"Old,{DATED}", "Off,2025/26,,primary,10,,,,,Called off"
    import_workgroups(hub=hub, rows=rows_of(old))
    text = "\n".join([f"{HEADINGS},stage", old, f"Maths,{DATED}", f"More,{DATED}", off])

    answer = staff.post(PAGE, typed(hub, do="add") | {"list": text}, follow=True)

    said = "2 drafts are made, 1 of the list was there already and 1 was called off."
    assert said in text_of(answer)


@pytest.mark.parametrize("do", ["check", "add"])
def test_a_problem_stands_beside_the_list_with_its_line_and_column(do, staff, hub):
    by_reading = staff.post(PAGE, typed(hub, "Maths,soon", do=do))
    by_project = staff.post(PAGE, typed(hub, "Maths,2025/26,,primary", do=do))

    assert by_reading.status_code == by_project.status_code == 422
    assert "Line 2, column academic_year: “soon” is no" in text_of(by_reading)
    assert "Line 2, column places: say how many places there are" in text_of(by_project)
    assert not WorkGroup.objects.exists()


@pytest.mark.parametrize("line", ["Maths,soon", "Maths,2025/26,,primary"])
def test_a_file_with_a_problem_is_put_right_as_text(line, staff, hub):
    file = SimpleUploadedFile("list.csv", f"{HEADINGS}\n{line}".encode())

    answer = staff.post(PAGE, {"hub": hub.pk, "file": file, "do": "check"})

    form = answer.context["form"]
    assert answer.status_code == 422
    assert list(form.errors) == ["list"]
    assert form["list"].value().splitlines() == [HEADINGS, line]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 and no zip", "The file is no Excel workbook that can be read."),
        (b"title\0", "The file is no text."),
        (b"", "The first line must name the column title."),
        (b"title,academic_year\n" + b"x" * 2_000_001, "The list is too long."),
        (b"title,academic_year\n" + b'"x",2025/26\n' * 20_000, "The list is too long."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(data, said, staff, hub):
    file = SimpleUploadedFile("list.csv", data)

    answer = staff.post(PAGE, {"hub": hub.pk, "file": file, "do": "check"})

    assert answer.status_code == 422
    assert said in text_of(answer)


def test_another_hub_takes_nothing_from_it(staff):
    elsewhere = HubFactory()

    answer = staff.post(PAGE, typed(elsewhere, "Maths,2025/26,,primary,10", do="add"))

    assert answer.status_code == 422
    assert not WorkGroup.objects.exists()


def test_the_portals_own_download_is_there_already_row_by_row(staff, hub):
    coded = ProjectFactory(school_year=2021, code="NCP25-15", title="Algebra")
    # Of two that are called the same the code tells, which only one of them has.
    local = ProjectFactory(school_year=2021, code="", title="Algebra")
    there = [
        WorkGroupFactory(hub=hub, project=coded, title="Algebra", cohort="North"),
        WorkGroupFactory(hub=hub, project=coded, title="Algebra", cohort="South"),
        WorkGroupFactory(hub=hub, project=local, title="Not as its project", cohort=""),
        WorkGroupFactory(hub=hub, project=local, title="=Proof", cohort="@1"),
        WorkGroupFactory(hub=hub, project=coded, title="Draft", cohort="2", published_at=None),
    ]
    WorkGroupFactory(hub=hub, project=coded, title="Off", cancelled_at=timezone.now())
    earlier = ProjectFactory(school_year=2020, code="NCP20-15", title="Algebra")
    WorkGroupFactory(hub=hub, project=earlier, school_year=2020, title="Algebra", cohort="North")
    download = b"".join(staff.get("/manage/work-groups/?format=csv").streaming_content)
    file = SimpleUploadedFile("work-groups.csv", download)

    answer = staff.post(PAGE, {"hub": hub.pk, "file": file, "do": "check"})

    report = answer.context["report"]
    assert (report.created, report.known, report.called_off, report.projects) == (
        0,
        len(there) + 1,
        1,
        0,
    )
    said = text_of(answer)
    assert said.count("there already, not taken in") == len(there) + 1
    assert said.count("called off, not taken in") == 1
