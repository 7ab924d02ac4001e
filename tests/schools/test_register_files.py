"""A file of the register in the browser: chosen, checked, applied or thrown away."""

import csv
import io
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pages import uploads
from portal.retention import clear_expired_rows
from schools.actions import school_register_files as register_files
from schools.actions import school_register_work as register_work
from schools.actions.import_schools import import_schools
from schools.actions.school_register_work import (
    LEASE,
    claim_register_file,
    work_on_register_file,
    work_on_register_files,
)
from schools.choices import ImportState, RegisterFileKind
from schools.forms.school_register import TOO_LARGE
from schools.models import PupilPremium, RegisterChange, RegisterImport, RegisterPart, School
from tests.factories import UserFactory
from tests.schools.register import HEADINGS, fingerprint, register_bytes, register_file, school
from tests.schools.test_links import links_bytes

pytestmark = pytest.mark.django_db

ADD = "/manage/register/add/"


@pytest.fixture
def system(db):
    client = Client()
    client.user = UserFactory(is_superuser=True, name="Sam System")
    client.force_login(client.user)
    return client


def answers(content: bytes, *, kind="schools", name="edubase.csv", **more) -> dict:
    file = SimpleUploadedFile(name, content, "text/csv")
    return {"kind": kind, "file": file, "key": str(uuid4())} | more


def choose(client, content: bytes, **kwargs) -> RegisterImport:
    answer = client.post(ADD, answers(content, **kwargs))
    assert answer.status_code == 302, answer.context["form"].errors
    return RegisterImport.objects.get(pk=re.search(r"\d+", answer.url)[0])


def page_of(client, source, part="") -> str:
    return client.get(f"/manage/register/{source.pk}/{part}").content.decode()


def checked(client, content: bytes, **kwargs) -> RegisterImport:
    source = choose(client, content, **kwargs)
    work_on_register_files()
    source.refresh_from_db()
    return source


def applied(client, source) -> RegisterImport:
    assert client.post(f"/manage/register/{source.pk}/apply/").status_code == 302
    work_on_register_files()
    source.refresh_from_db()
    return source


# Choosing


def test_the_form_says_what_it_wants(system):
    answer = system.post(ADD, {"key": str(uuid4())})

    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "kind": ["Choose what the file tells of"],
        "file": ["Choose a file"],
    }


@pytest.mark.parametrize("typed", ["", "2025", "soon"])
def test_pupil_premium_asks_for_its_year_and_nothing_else_does(system, typed):
    content = b"URN,PP %\n1,2\n"

    answer = system.post(ADD, answers(content, kind="premium", year=typed))

    assert list(answer.context["form"].errors) == ["year"]
    assert choose(system, register_bytes(), year=typed).year is None
    assert choose(system, content, kind="premium", year="2025/26").year == 2025


def test_a_file_is_kept_in_compressed_parts(system, monkeypatch):
    monkeypatch.setattr(register_files, "PART", 1000)
    content = register_bytes(*(school(900001 + n) for n in range(20)))

    source = choose(system, content)

    assert (source.state, source.name, source.size) == ("checking", "edubase.csv", len(content))
    assert source.parts.count() == -(-len(content) // 1000)
    with register_work.unpacked_file(source) as file:
        assert file.read() == content
    source.refresh_from_db()
    assert source.rows_expected == 20


def test_the_same_form_sent_twice_is_one_import(system):
    sent = answers(register_bytes())
    first = system.post(ADD, sent)
    second = system.post(ADD, sent | {"file": SimpleUploadedFile("again.csv", register_bytes())})

    assert first.url == second.url
    assert (RegisterImport.objects.count(), RegisterPart.objects.count()) == (1, 1)


def test_what_the_beginning_gives_away_is_said_beside_the_file(system):
    answer = system.post(ADD, answers(register_bytes(headings=["URN", "Street"])))

    assert answer.status_code == 422
    assert "cannot be found in its heading line." in answer.context["form"].errors["file"][0]
    assert RegisterImport.objects.count() == 0


PREMIUM = b"URN,PP %\n1,2\n"


@pytest.mark.parametrize(
    ("content", "chosen", "said"),
    [
        (links_bytes(), "schools", "the file of links: choose “Links between schools”."),
        (links_bytes(), "premium", "the file of links: choose “Links between schools”."),
        (register_bytes(), "links", "the register itself: choose “Schools”."),
        (register_bytes(), "premium", "the register itself: choose “Schools”."),
        (PREMIUM, "schools", "a file of pupil premium percentages: choose “Pupil premium”."),
    ],
)
def test_a_file_of_another_kind_is_told_by_what_it_is(system, content, chosen, said):
    answer = system.post(ADD, answers(content, kind=chosen, year="2025/26"))

    assert answer.status_code == 422
    errors = answer.context["form"].errors["file"]
    assert len(errors) == 1
    assert errors[0].endswith(f"This looks like {said}")
    assert not RegisterImport.objects.exists()


def test_a_file_that_is_too_large_goes_by_unread(system, monkeypatch):
    monkeypatch.setattr(uploads, "LARGEST", -(1 << 20))

    answer = system.post(ADD, answers(register_bytes()))

    assert answer.context["form"].errors["file"] == [TOO_LARGE]


def test_a_name_of_a_file_is_made_printable(system):
    assert choose(system, register_bytes(), name="a\u202eb" + "x" * 180 + ".csv").name[:3] == "abx"


# Checking


def test_the_check_shows_what_would_change_and_changes_nothing(system):
    import_schools(register_file(school(900001), school(900002), school(900003, status="Closed")))
    before = fingerprint()

    source = checked(
        system,
        register_bytes(
            school(900001, name="Larkfield High"),
            school(900002, status="Closed"),
            school(900003, status="Open"),
            school(900004),
            school(900005, name=""),
        ),
    )

    assert fingerprint() == before
    assert RegisterChange.objects.count() == 0
    assert source.state == ImportState.READY
    kinds = {"new": 1, "renamed": 1, "closed": 1, "reopened": 1}
    assert source.report["kinds"] == kinds
    page = page_of(system, source)
    assert "Renamed: 1" in page
    assert "Name: “St Mary’s School” to “Larkfield High”" in page
    assert "Line 6: URN 900005 has no name." in page
    assert "Apply this file" in page


def test_a_missing_column_is_said_on_the_page_of_the_check(system):
    headings = [name for name in HEADINGS if name != "Town"]

    source = checked(system, register_bytes(headings=headings))

    assert "The file has no column Town, so what is known of it was kept." in page_of(
        system, source
    )


def test_a_refused_file_is_told_beside_the_file_of_the_form_again(system):
    source = checked(system, register_bytes(school(900001), school("x", OpenDate="soon")))

    answer = system.get(f"/manage/register/{source.pk}/")
    assert source.state == ImportState.REFUSED
    assert source.parts.count() == 0
    assert answer.context["form"].errors == {
        "file": [
            "Line 3, URN: “x” is not a whole number.\n"
            "Line 3, OpenDate: “soon” is not a date such as 31-12-2020."
        ]
    }
    assert answer.context["form"]["key"].value() != source.key
    assert "Refresh" not in answer


def test_the_page_shows_progress_while_a_worker_is_at_it_and_looks_again(system):
    source = choose(system, register_bytes())
    RegisterImport.objects.filter(pk=source.pk).update(
        rows_done=12_000, rows_expected=52_000, attempts=1
    )

    answer = system.get(f"/manage/register/{source.pk}/")

    assert answer["Refresh"] == "3"
    page = answer.content.decode()
    assert 'value="12000" max="52000"' in page
    assert "12,000 of about 52,000 rows read" in page


# Applying


def test_applying_does_what_the_check_showed_and_keeps_a_report(system):
    import_schools(register_file(school(900001), school(900002)))
    source = checked(system, register_bytes(school(900001, name="Larkfield High"), school(900002)))
    shown = source.report["kinds"]

    source = applied(system, source)

    assert (source.state, source.applied_by) == (ImportState.APPLIED, system.user)
    assert source.report["kinds"] == shown == {"renamed": 1}
    assert (source.parts.count(), source.report["updated"]) == (0, 1)
    assert School.objects.get(urn=900001).name == "Larkfield High"
    assert RegisterChange.objects.get().source == source
    assert "by Sam System" in page_of(system, source)
    download = system.get(f"/manage/register/{source.pk}/changes/?format=csv")
    rows = csv.DictReader(io.StringIO(b"".join(download).decode("utf-8-sig")))
    assert [(row["URN"], row["Change"], row["What differs"]) for row in rows] == [
        ("900001", "Renamed", "Name: “St Mary’s School” to “Larkfield High”")
    ]
    assert "Larkfield High" in page_of(system, source, "changes/?kind=renamed&q=larkfield")


def test_links_and_pupil_premium_come_in_the_same_way(system):
    import_schools(register_file(school(900001), school(900002)))
    links = checked(system, links_bytes((900001, 900002, "Successor")), kind="links")
    premium = checked(system, b"URN,PP %\n900001,12\n", kind="premium", year="2025/26")

    applied(system, links)
    applied(system, premium)

    assert School.objects.get(urn=900001).links_to_successors.count() == 1
    assert PupilPremium.objects.get().source == "edubase.csv"
    assert "Links between schools" in page_of(system, links)
    assert "Pupil premium, 2025/26" in page_of(system, premium)


def test_an_unchanged_register_says_so_and_writes_no_change(system):
    import_schools(register_file(school()))
    before = fingerprint()
    source = checked(system, register_bytes(school()))

    assert "Nothing: every school of the file is known as it stands there." in page_of(
        system, source
    )
    applied(system, source)

    assert fingerprint() == before
    assert RegisterChange.objects.count() == 0


def test_a_second_click_applies_nothing_more(system):
    source = checked(system, register_bytes())
    applied(system, source)

    assert system.post(f"/manage/register/{source.pk}/apply/").status_code == 302
    assert work_on_register_files() == 0


def test_a_file_that_was_not_checked_cannot_be_applied(system):
    source = choose(system, register_bytes())

    answer = system.post(f"/manage/register/{source.pk}/apply/")

    assert answer.status_code == 422
    assert "it has not been checked" in answer.content.decode()


def test_a_file_thrown_away_is_gone_and_cannot_be_applied(system):
    source = checked(system, register_bytes())

    assert system.post(f"/manage/register/{source.pk}/give-up/").status_code == 302

    source.refresh_from_db()
    assert (source.state, source.parts.count()) == (ImportState.GIVEN_UP, 0)
    assert system.post(f"/manage/register/{source.pk}/apply/").status_code == 422
    assert "thrown away" in page_of(system, source)


def test_a_file_thrown_away_while_it_is_checked_stays_so(system):
    source = choose(system, register_bytes())
    claimed = claim_register_file(timezone.now())
    system.post(f"/manage/register/{source.pk}/give-up/")

    work_on_register_file(claimed)

    source.refresh_from_db()
    assert (source.state, source.report) == (ImportState.GIVEN_UP, {})


# Workers that die


def test_a_worker_that_dies_leaves_nothing_and_the_next_sweep_goes_on(system, monkeypatch):
    source = checked(system, register_bytes(school(900001)))
    system.post(f"/manage/register/{source.pk}/apply/")

    def die(*args, **kwargs):
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(register_work, "end_register_import", die)
        with pytest.raises(SystemExit):
            work_on_register_files()
    assert School.objects.count() == 0
    assert work_on_register_files() == 0  # still leased

    RegisterImport.objects.update(claimed_until=timezone.now() - LEASE)
    assert work_on_register_files() == 1
    source.refresh_from_db()
    assert (source.state, source.attempts) == (ImportState.APPLIED, 2)
    assert School.objects.count() == 1


def test_a_file_that_kills_every_worker_is_given_up_after_three_times(system):
    source = choose(system, register_bytes())
    RegisterImport.objects.update(attempts=3)

    work_on_register_files()

    source.refresh_from_db()
    assert source.state == ImportState.REFUSED
    assert "stopped three times" in source.problem


def test_a_worker_whose_file_another_has_taken_applies_nothing(system):
    source = checked(system, register_bytes())
    system.post(f"/manage/register/{source.pk}/apply/")
    slow = claim_register_file(timezone.now())
    claim_register_file(timezone.now() + LEASE + timedelta(seconds=1))

    work_on_register_file(slow)

    assert School.objects.count() == 0


def test_parts_go_after_a_week_and_the_file_is_then_asked_for_again(system):
    source = checked(system, register_bytes())
    now = timezone.now()

    assert (
        clear_expired_rows(now=now + timedelta(days=6))["files of the register never applied"] == 0
    )
    assert (
        clear_expired_rows(now=now + timedelta(days=8))["files of the register never applied"] == 1
    )

    system.force_login(system.user)
    answer = system.post(f"/manage/register/{source.pk}/apply/")
    assert "The file is no longer kept. Choose it again." in answer.content.decode()


def test_the_list_of_imports_can_be_narrowed_and_kept(system):
    applied(system, checked(system, register_bytes()))
    checked(system, links_bytes((1, 2, "x")), kind="links", name="links.csv")
    url = reverse("schools:register_imports")

    assert len(system.get(url).context["object_list"]) == 2
    assert [row.name for row in system.get(f"{url}?kind=links").context["object_list"]] == [
        "links.csv"
    ]
    text = b"".join(system.get(f"{url}?format=csv&kind=schools")).decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(text))
    assert (row["File"], row["State"], row["Created"]) == ("edubase.csv", "Applied", "1")
    assert RegisterFileKind(RegisterImport.objects.first().kind)
