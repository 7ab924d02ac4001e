"""Lists of Work Groups as hubs keep them, in CSV and in Excel."""

from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from outbox.models import Message
from tests.factories import (
    FeePolicyFactory,
    HubFactory,
    ProjectFactory,
    VenueFactory,
    WorkGroupFactory,
    london,
)
from tests.workgroups.test_workgroup_file import HEADINGS, rows_of
from workgroups.actions.import_workgroups import import_workgroups, preview_workgroups
from workgroups.choices import JobRole
from workgroups.models import Project, WorkGroup, Workshop
from workgroups.rules.list_file import ListFileError, text_of_list
from workgroups.rules.workgroup_file import read_workgroups
from workgroups.rules.workgroup_times import usual_hours

REAL = settings.BASE_DIR.parent / "shared" / "data" / "work_groups_real_examples.csv"


@pytest.fixture
def hub(db):
    return HubFactory(slug="larkfield")


def test_a_row_becomes_a_draft_on_its_project_with_its_dates(hub):
    policy = FeePolicyFactory(hub=hub)
    project = ProjectFactory(
        school_year=2025, code="NCP25-15", audience=[JobRole.SUBJECT_LEAD], summary="For heads"
    )
    venue = VenueFactory(hub=hub, name="Larkfield Hall")
    rows = rows_of(
        "Maths,2025/26,ncp 25-15,secondary,14,2025-11-17; 2026-02-03,10:00-14:00,,larkfield hall",
        "Online,2025/26,NCP25-15,secondary,8,2025-11-18,9:30am to 2:30pm,Online,Zoom",
    )

    report = import_workgroups(hub=hub, rows=rows)

    first, second = WorkGroup.objects.order_by("pk")
    assert (report.created, report.known, report.projects) == (2, 0, 0)
    assert (first.hub, first.project, first.title) == (hub, project, "Maths")
    assert (first.school_year, first.capacity, first.phases) == (2025, 14, ["secondary"])
    assert (first.published_at, first.published_by) == (None, None)
    assert (first.eligible_roles, first.outline, first.fee_policy) == (
        [JobRole.SUBJECT_LEAD],
        "For heads",
        policy,
    )
    assert [(row.starts_at, row.ends_at, row.venue) for row in first.workshops.all()] == [
        (london(2025, 11, 17, 10), london(2025, 11, 17, 14), venue),
        (london(2026, 2, 3, 10), london(2026, 2, 3, 14), venue),
    ]
    assert [(row.mode, row.venue) for row in second.workshops.all()] == [("online", None)]
    assert not Message.objects.exists()


def test_a_project_that_is_missing_becomes_the_hubs_own_and_serves_all_its_rows(hub):
    rows = rows_of("Maths,2025/26,,primary,10", "MATHS,2025/26,,primary,10")

    report = import_workgroups(hub=hub, rows=rows)

    [project] = Project.objects.all()
    assert (project.hub, project.title, project.school_year) == (hub, "Maths", 2025)
    # The second is the same Work Group, and is told so.
    assert (report.created, report.known, report.projects) == (1, 1, 1)
    assert "the same as line 2, not taken in" in report.lines[1]


def test_a_second_time_adds_nothing_and_changes_nothing(hub):
    lines = ["Maths,2025/26,,primary,10,2025-11-17,10:00-14:00"]
    import_workgroups(hub=hub, rows=rows_of(*lines))
    WorkGroup.objects.update(outline="Rewritten")

    report = import_workgroups(hub=hub, rows=rows_of(*lines))

    assert (report.created, report.known) == (0, 1)
    assert "there already" in report.lines[0]
    assert WorkGroup.objects.get().outline == "Rewritten"
    assert Workshop.objects.count() == 1


def test_what_neither_list_nor_project_says_is_asked_by_line_and_column(hub):
    with pytest.raises(ListFileError) as refusal:
        import_workgroups(hub=hub, rows=rows_of("Maths,2025/26"))

    assert refusal.value.message.splitlines() == [
        "Line 2, column phase: say which phases it is for, as primary or KS3.",
        "Line 2, column places: say how many places there are, or how many such lines have.",
    ]
    assert not Project.objects.exists()


def test_words_that_are_no_phases_are_named_where_a_phase_is_missing(hub):
    with pytest.raises(ListFileError) as refusal:
        import_workgroups(hub=hub, rows=rows_of("Maths,2025/26,,Juniors/Year 7,10"))

    assert refusal.value.message == (
        "Line 2, column phase: “juniors” and “year 7” not understood; say which phases it is for, "
        "as primary or KS3."
    )


def test_what_was_not_read_for_certain_is_told_by_column(hub):
    rows = rows_of(
        "Maths,2025/26,,primary/TA,10,2025-11-17,full days,blended,A school near you",
        hours_if_blank=usual_hours(),
    )

    [said] = preview_workgroups(hub=hub, rows=rows).lines

    assert "column phase: “ta” not read" in said
    assert "column mode: “blended” read as face to face" in said
    assert "column times: “full days” says no times; the usual ones are taken" in said
    assert "column venue: “A school near you” is not in your book of venues" in said
    assert said.endswith("new draft with 1 workshop")
    assert not WorkGroup.objects.exists()


def test_what_belongs_to_dates_that_are_not_there_is_told_too(hub):
    rows = rows_of("Maths,2025/26,,primary,10,TBC,4 days,,Larkfield Hall")

    [said] = preview_workgroups(hub=hub, rows=rows).lines

    assert said.startswith(
        "Line 2: column session_dates: no dates yet; column times: “4 days” not taken over; "
        "column venue: “Larkfield Hall” not taken over"
    )


def test_more_rows_take_no_more_queries(hub):
    def queries(*lines):
        with CaptureQueriesContext(connection) as captured:
            import_workgroups(hub=hub, rows=rows_of(*lines))
        return len(captured)

    when = "2025/26,,primary,10,2025-11-17;2026-02-03,10:00-14:00"
    one = queries(f"Zero,{when}")

    assert queries(*(f"Maths {number},{when}" for number in range(30))) == one
    assert WorkGroup.objects.count() == 31


# The command


def command(path, *options):
    said = StringIO()
    call_command("import_work_groups", path, "--hub", "larkfield", *options, stdout=said)
    return said.getvalue()


def test_the_command_does_what_the_page_does(hub, tmp_path):
    file = tmp_path / "list.csv"
    file.write_text(f"{HEADINGS}\nMaths,,,primary,,2025-11-17")
    options = ("--year", "2025/26", "--places", "12", "--times", "10:00-14:00")

    checked = command(file, *options, "--check")
    assert not WorkGroup.objects.exists()
    done = command(file, *options)

    assert "Drafts to make: 1." in checked
    assert "Nothing was changed." in checked
    assert "1 lines read. Drafts made: 1. There already: 0. Called off: 0. " in done
    assert done.endswith("New projects of the hub: 1.\n")
    [row] = WorkGroup.objects.all()
    assert (row.hub, row.capacity, row.workshops.get().starts_at) == (
        hub,
        12,
        london(2025, 11, 17, 10),
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--year", "25/26"], "Write the school year as 2021/22."),
        (["--times", "all day"], "Write the times as 9:30am to 2:30pm."),
        (["--places", "0"], "Enter a number of places from 1 to 500."),
        ([], "Line 2, column academic_year: it is empty."),
    ],
)
def test_the_command_says_what_is_wrong(options, said, hub, tmp_path):
    file = tmp_path / "list.csv"
    file.write_text(f"{HEADINGS}\nMaths,,,primary")

    with pytest.raises(CommandError, match=said.replace(".", r"\.")):
        command(file, *options)


def test_the_command_needs_a_hub_and_a_file(hub, tmp_path):
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        command(tmp_path / "none.csv")
    with pytest.raises(CommandError, match="There is no hub “elsewhere”"):
        call_command("import_work_groups", tmp_path / "none.csv", "--hub", "elsewhere")


@pytest.mark.skipif(not REAL.exists(), reason="the real list is not here")
def test_all_real_work_groups_come_in_or_are_told_by_line_and_column(hub):
    text = text_of_list(REAL.read_bytes())
    # Four of them print no year, and are told.
    with pytest.raises(ListFileError) as refusal:
        read_workgroups(text, hours_if_blank=usual_hours())
    told = refusal.value.message.splitlines()
    assert len(told) == 4
    assert all("column academic_year: it is empty." in line for line in told)

    rows = read_workgroups(text, year_if_blank=2025, hours_if_blank=usual_hours())
    report = import_workgroups(hub=hub, rows=rows, places_if_blank=20)

    assert len(rows) == 65
    assert report.created + report.known == 65
    assert WorkGroup.objects.filter(hub=hub, published_at=None).count() == report.created
    left_out = [line for line in report.lines if "not taken in" in line]
    assert len(left_out) == report.known
    assert all("the same as line" in line for line in left_out)
    by_title = {row.title: row for row in WorkGroup.objects.filter(school_year=2025)}
    continuity = by_title["Years 5-8 Continuity Work Group"]
    assert [timezone.localtime(row.starts_at) for row in continuity.workshops.all()] == [
        london(2025, 11, 12, 10),
        london(2026, 2, 6, 10),
        london(2026, 6, 10, 10),
    ]
    # Two hubs ran one project under one title, so that the second would be the first again.
    assert (report.created, report.known) == (64, 1)
    assert (sum(len(row.days) for row in rows), Workshop.objects.count()) == (49, 48)
    WorkGroupFactory()  # and other hubs are not touched
    assert import_workgroups(hub=hub, rows=read_again(text), places_if_blank=20).created == 0


def read_again(text):
    return read_workgroups(text, year_if_blank=2025, hours_if_blank=usual_hours())
