"""Lists of projects as hubs and the national team write them."""

from io import StringIO

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from access.roles import Role
from tests.factories import HubFactory, ProjectFactory, member
from tests.pages.workbooks import table
from workgroups.actions.import_projects import import_projects, preview_projects
from workgroups.choices import Phase, ProjectKind
from workgroups.models import Project
from workgroups.rules.catalogue_file import STARTER, read_catalogue
from workgroups.rules.catalogue_row import read_phases, read_year
from workgroups.rules.list_file import ListFileError, text_of_list
from workgroups.rules.project_code import Codes, canonical_code, moved_to_year, read_codes

REAL = settings.BASE_DIR.parent / "shared" / "data" / "work_groups_real_examples.csv"
# Every spelling of the real list, and what each says.
REAL_CODES = {
    "": Codes(),
    "NCP19-24 (predecessor)": Codes(earlier=("NCP19-24",)),
    "NCP21-19": Codes(own="NCP21-19"),
    "NCP21-07": Codes(own="NCP21-07"),
    "NCP24-06": Codes(own="NCP24-06"),
    "NCP24-14a": Codes(own="NCP24-14a"),
    "NCP24-14b": Codes(own="NCP24-14b"),
    "NCP24-14c": Codes(own="NCP24-14c"),
    "NCP24-14d": Codes(own="NCP24-14d"),
    "NCP17-14; NCP18-20; NCP18-21 (predecessors)": Codes(
        earlier=("NCP17-14", "NCP18-20", "NCP18-21")
    ),
    "NCP17-06a": Codes(own="NCP17-06a"),
    "NCP17-06b": Codes(own="NCP17-06b"),
}
REAL_PHASES = {
    "secondary": (["secondary"], [], []),
    "primary": (["primary"], [], []),
    "cross-phase KS2-KS3": (["primary", "secondary"], ["ks2", "ks3"], []),
    "early years": (["early_years"], ["foundation"], []),
    "early years/KS1": (["early_years", "primary"], ["foundation", "ks1"], []),
    "post-16": (["post_16"], [], []),
    "primary/early years/TA": (["early_years", "primary"], ["foundation"], ["ta"]),
    "secondary/post-16": (["secondary", "post_16"], [], []),
    "early years/special": (["early_years"], ["foundation"], ["special"]),
}


@pytest.mark.parametrize(("cell", "codes"), REAL_CODES.items())
def test_every_real_spelling_of_a_code_is_read(cell, codes):
    assert read_codes(cell) == codes


@pytest.mark.parametrize(("cell", "found"), REAL_PHASES.items())
def test_every_real_phase_is_read_or_told(cell, found):
    assert read_phases(cell) == found


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("NCP 21-07", "NCP21-07"),
        ("ncp 24-06", "NCP24-06"),
        ("NCP24 - 30A", "NCP24-30a"),
        ("NCP21–15", "NCP21-15"),
        ("ncp2119", "NCP21-19"),
        ("ncp-2306", "NCP23-06"),
        (" NCP1 ", "NCP1"),
        ("NCP 4", "NCP4"),
    ],
)
def test_a_code_is_read_however_it_is_written(written, code):
    assert canonical_code(written) == code


@pytest.mark.parametrize(
    "written", ["", "NCP", "NCP21-1", "NCP21-155", "NCP21-15ab", "21-15", "RIWG1", "NCP٢1-15"]
)
def test_what_is_no_code_is_refused(written):
    with pytest.raises(ValueError, match="^") as refusal:
        canonical_code(written)

    assert refusal.value.args == (written,)


def test_two_codes_that_are_no_predecessors_are_not_guessed_at():
    with pytest.raises(ValueError, match="NCP21-15; NCP21-16"):
        read_codes("NCP21-15; NCP21-16")


@pytest.mark.parametrize(
    ("code", "year", "moved"),
    [("NCP21-15", 2022, "NCP22-15"), ("NCP24-30a", 2025, "NCP25-30a"), ("NCP4", 2022, "NCP4")],
)
def test_a_code_moves_on_with_the_year(code, year, moved):
    assert moved_to_year(code, year) == moved


@pytest.mark.parametrize("cell", ["2021/22", "2021-22", "2021-2022", "2021", " 2021/2022 "])
def test_a_school_year_is_read_however_it_is_written(cell):
    assert read_year(cell) == 2021


@pytest.mark.parametrize("cell", ["", "21/22", "2021/23", "1921/22", "2021/22/23"])
def test_what_is_no_school_year_is_refused(cell):
    with pytest.raises(ValueError, match="^"):
        read_year(cell)


def list_of(*lines: str) -> str:
    return "\n".join(["title,academic_year,ncp_code,phase", *lines])


def test_a_title_is_trimmed_of_what_nobody_sees_and_refused_with_it_inside():
    [row] = read_catalogue(list_of("\u200bSKTM\u00a0,2023/24,,secondary"))
    assert row.title == "SKTM"

    with pytest.raises(ListFileError) as refusal:
        read_catalogue(list_of("SK\u202eTM,2023/24,,secondary"))
    assert refusal.value.message == (
        "Line 2, column title: There is an invisible character (right-to-left override) after “SK” "
        "(character 3). Delete it."
    )


@pytest.mark.django_db
def test_the_code_never_says_the_year():
    """NCP24-30a began in the summer term of 2023/24."""
    import_projects(rows=read_catalogue(list_of("SKTM,2023/24,NCP24-30a,secondary")))

    assert Project.objects.get().school_year == 2023


@pytest.mark.django_db
def test_a_list_taken_in_twice_adds_nothing_more_and_changes_nothing():
    rows = read_catalogue(list_of("Continuity,2021/22,NCP 21-19,KS2-KS3", "Resit,2021/22,,post-16"))
    first = import_projects(rows=rows)
    Project.objects.filter(code="NCP21-19").update(title="Continuity, by its new name")

    second = import_projects(rows=rows)

    assert (first.created, first.known) == (2, 0)
    assert (second.created, second.known) == (0, 2)
    assert Project.objects.get(code="NCP21-19").title == "Continuity, by its new name"


@pytest.mark.django_db
def test_a_row_follows_the_latest_of_its_predecessors():
    ProjectFactory(code="NCP18-20", school_year=2018)
    latest = ProjectFactory(code="NCP18-20", school_year=2019)
    ProjectFactory(code="NCP18-20", school_year=2021)

    import_projects(rows=read_catalogue(list_of("Next,2020/21,NCP18-20 (predecessor),primary")))

    project = Project.objects.get(title="Next")
    assert (project.code, project.predecessor) == ("", latest)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("", "The first line must name the column title."),
        ("title\nA", "The first line must name the column academic_year."),
        ("title,academic_year", "The list holds no projects."),
        (
            list_of("A,2021/22,NCP2,", ",2021/22,,"),
            "Line 3, column title: enter what the project is called.",
        ),
        (
            list_of("A,,,"),
            "Line 2, column academic_year: it is empty. Enter a school year like 2025/26",
        ),
        (list_of("A,21,,"), "Line 2, column academic_year: “21” is no school year like 2025/26."),
        (
            list_of("A,2021,SCP1,"),
            "Line 2, column ncp_code: “SCP1” is no code like NCP21-15 or NCP24-30a.",
        ),
        (list_of('A"x",2021,,', '"'), "quotation mark"),
        ("academic_year,title\n2021/22", "Line 2, column title: enter what the project is called."),
    ],
)
def test_a_list_that_cannot_be_used_says_where_and_why(data, said):
    with pytest.raises(ListFileError) as refusal:
        read_catalogue(data)

    assert said in refusal.value.message


def test_every_problem_is_told_at_once():
    with pytest.raises(ListFileError) as refusal:
        read_catalogue(list_of("A,21,,", "B,2021/22,,", "C,2021/22,X,"))

    assert [line[:6] for line in refusal.value.message.splitlines()] == ["Line 2", "Line 4"]


@pytest.mark.django_db
def test_the_names_that_come_with_the_portal_are_taken_in():
    out = StringIO()

    call_command("import_projects", "--year", "2021/22", stdout=out)
    call_command("import_projects", "--year", "2021/22", stdout=out)

    assert "28 rows read. Projects added: 28. In the list already: 0." in out.getvalue()
    assert "28 rows read. Projects added: 0. In the list already: 28." in out.getvalue()
    assert set(Project.objects.values_list("kind", flat=True)) == set(ProjectKind.values)
    assert not [
        n
        for row in read_catalogue(text_of_list(STARTER.read_bytes()), year_if_blank=2021)
        for n in row.notes
        if "not read" in n
    ]


@pytest.mark.django_db
def test_the_portals_own_download_is_in_the_list_already_row_by_row(client):
    ProjectFactory(code="NCP21-15", title="Algebra", phases=[Phase.PRIMARY, Phase.POST_16])
    ProjectFactory(code="", title="Algebra", kind=ProjectKind.EVENT)
    ProjectFactory(code="", title="=Proof", hub=HubFactory())
    ProjectFactory(code="NCP21-15", title="Algebra", school_year=2020)
    client.force_login(member(HubFactory(), Role.ADMINISTRATOR))
    download = client.get(reverse("workgroups:projects"), {"format": "csv"})

    rows = read_catalogue(text_of_list(b"".join(download.streaming_content)))
    report = preview_projects(rows=rows)

    assert (report.created, report.known) == (0, 4)
    assert not [note for row in rows for note in row.notes if "phase" in note]


@pytest.mark.django_db
def test_a_check_changes_nothing(tmp_path):
    path, out = tmp_path / "list.csv", StringIO()
    path.write_text(list_of("Continuity,2021/22,NCP 21-19,KS2-KS3"))

    call_command("import_projects", str(path), "--check", stdout=out)

    assert out.getvalue() == (
        "Line 2: code “NCP 21-19” read as NCP21-19; new\n"
        "1 rows read. Projects to add: 1. In the list already: 0.\nNothing was changed.\n"
    )
    assert not Project.objects.exists()


@pytest.mark.django_db
def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        call_command("import_projects", str(tmp_path / "none.csv"))


@pytest.mark.skipif(not REAL.exists(), reason="the real list is not here")
@pytest.mark.django_db
def test_the_real_list_is_read_row_by_row():
    data = text_of_list(REAL.read_bytes())
    with pytest.raises(ListFileError) as refusal:
        read_catalogue(data)
    rows = read_catalogue(data, year_if_blank=2024)

    report = import_projects(rows=rows)

    assert [line.split(",")[0] for line in refusal.value.message.splitlines()] == [
        *("Line 60", "Line 61", "Line 62", "Line 63"),
    ]
    assert len(rows) == len(report.lines) == 65
    assert {(row.code, row.earlier) for row in rows} == {
        (codes.own, codes.earlier) for codes in REAL_CODES.values()
    }
    assert sum(note == "no code" for row in rows for note in row.notes) == 54
    assert sorted(filter(None, Project.objects.values_list("code", flat=True))) == [
        *("NCP17-06a", "NCP17-06b", "NCP21-07", "NCP21-19", "NCP24-06"),
        *("NCP24-14a", "NCP24-14b", "NCP24-14c", "NCP24-14d"),
    ]
    # Two hubs' Work Groups of 2021/22 are on Years 5-8 Continuity.
    assert (report.created, report.known) == (64, 1)


@pytest.mark.django_db
def test_a_project_follows_one_that_stands_further_down_the_list():
    rows = list_of("New,2021/22,NCP20-08 (predecessor),primary", "Old,2020/21,NCP20-08,primary")

    import_projects(rows=read_catalogue(rows))

    assert Project.objects.get(title="New").predecessor == Project.objects.get(title="Old")


@pytest.mark.django_db
def test_a_predecessor_that_nobody_knows_is_said():
    [row] = read_catalogue(list_of("New,2021/22,NCP20-08 (predecessor),primary"))

    report = import_projects(rows=[row])

    assert "no earlier project has the code NCP20-08" in report.lines[0]
    assert Project.objects.get().predecessor is None


LIST = "title,academic_year,ncp_code\nContinuity,2021/22,NCP 21-19\nResit,,\n"
PAGE = "/manage/projects/list/"


@pytest.mark.django_db
def test_a_list_is_seen_line_by_line_before_it_is_added(client):
    client.force_login(member(None, Role.NATIONAL))

    seen = client.post(PAGE, {"list": LIST, "year": "2022/23", "do": "check"})

    assert seen.status_code == 200
    assert "Read: 2 lines. New: 2. Nothing is changed yet." in seen.content.decode()
    assert "read as NCP21-19" in seen.content.decode()
    assert not Project.objects.exists()
    client.post(PAGE, {"list": LIST, "year": "2022/23", "do": "add"})
    assert set(Project.objects.values_list("title", "school_year")) == {
        ("Continuity", 2021),
        ("Resit", 2022),
    }


@pytest.mark.django_db
def test_a_file_is_shown_as_text_that_can_be_put_right(client):
    client.force_login(member(None, Role.NATIONAL))
    file = SimpleUploadedFile("list.csv", LIST.encode("utf-8-sig"), "text/csv")

    seen = client.post(PAGE, {"file": file, "year": "2022/23", "do": "check"})

    assert seen.context["form"]["list"].value() == LIST


@pytest.mark.django_db
def test_an_excel_workbook_is_shown_as_text_with_its_problem(client):
    client.force_login(member(None, Role.NATIONAL))
    data = table(["Title", "School year", "Project code"], ["Continuity", "2021/22", "SCP1"])

    seen = client.post(PAGE, {"file": SimpleUploadedFile("list.xlsx", data), "do": "check"})

    form = seen.context["form"]
    assert form.errors["list"] == [
        "Line 2, column ncp_code: “SCP1” is no code like NCP21-15 or NCP24-30a."
    ]
    assert form["list"].value().splitlines()[1] == "Continuity,2021/22,SCP1"


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({}, "Paste the list, or choose a file"),
        ({"list": "name\nx"}, "The first line must name the column title."),
        ({"list": LIST}, "Line 3, column academic_year: it is empty."),
        ({"list": LIST, "year": "soon"}, "Enter a school year like 2026/27"),
    ],
)
@pytest.mark.django_db
def test_a_list_that_cannot_be_read_says_where(client, answers, message):
    client.force_login(member(None, Role.NATIONAL))

    page = client.post(PAGE, answers | {"do": "add"})

    assert page.status_code == 422
    assert message in page.content.decode()
    assert not Project.objects.exists()
