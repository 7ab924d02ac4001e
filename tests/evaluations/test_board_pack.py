"""Packs for the board: frozen, numbered, compared with the one before."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db.utils import InternalError
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from access.roles import Role
from evaluations.actions.board_pack import make_board_pack
from evaluations.actions.close_waves import close_waves
from evaluations.models import BoardPack
from evaluations.rules.board_pack import PackSection, PackTable, pack_changes, share_words
from hubs.models import Membership, User
from tests.evaluations.factories import DAY_AFTER, answered, finished_group, invited
from tests.factories import (
    HubFactory,
    ParticipantFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.journeys.people import text_of

pytestmark = pytest.mark.django_db


def section(rows, *, title="Reach", caption="By phase") -> PackSection:
    return PackSection(title, "A finding.", "All.", [PackTable(caption, ["Schools", "Open"], rows)])


@pytest.mark.parametrize(
    ("before", "now", "changed"),
    [
        ([["Primary", 3]], [["Primary", 3]], []),
        ([["Primary", 3]], [["Primary", 4]], [("Primary", 3, 4)]),
        ([["Primary", 3]], [["Primary", 3], ["Special", 1]], [("Special", None, 1)]),
        ([["Primary", 3], ["Special", 1]], [["Primary", 3]], [("Special", 1, None)]),
    ],
)
def test_what_differs_between_two_packs_is_named_cell_by_cell(before, now, changed):
    found = pack_changes([section(before)], [section(now)])

    assert [(one.row, one.before, one.now) for one in found] == changed


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(25, 41, "61% (25 of 41)"), (22, 25, "88% (22 of 25)"), (0, 0, "–")],
)
def test_a_share_is_said_with_what_it_is_of(part, whole, words):
    assert share_words(part, whole) == words


def test_a_hub_that_has_just_begun_reads_sentences_and_no_dashes():
    hub = HubFactory()
    by = member(hub, Role.HUB_LEAD)

    pack = make_board_pack(hub=hub, year=2021, now=timezone.now(), by=by)

    findings = [section["finding"] for section in pack.sections]
    assert [words for words in findings if "–" in words or not words.endswith(".")] == []
    assert "No survey after a last workshop has gone out yet." in findings


@pytest.fixture(autouse=True)
def _the_day_after(time_machine):
    time_machine.move_to(DAY_AFTER, tick=False)


@pytest.fixture
def workgroup():
    group = finished_group()
    invited(group, 2)
    return group


@pytest.fixture
def administrator(workgroup):
    return member(workgroup.hub, Role.ADMINISTRATOR)


@pytest.fixture
def make(workgroup, administrator, time_machine):
    def make() -> BoardPack:
        time_machine.shift(timedelta(minutes=2))
        return make_board_pack(
            hub=workgroup.hub,
            year=workgroup.school_year,
            now=timezone.now(),
            by=administrator,
        )

    return make


def test_a_pack_stays_as_it_was_when_the_data_changes(make, workgroup):
    first = make()
    kept = BoardPack.objects.get(pk=first.pk)

    ParticipantFactory(workgroup=workgroup)
    second = make()

    again = BoardPack.objects.get(pk=first.pk)
    assert (again.sections, bytes(again.pdf), bytes(again.workbook)) == (
        kept.sections,
        bytes(kept.pdf),
        bytes(kept.workbook),
    )
    assert (first.number, second.number) == (1, 2)
    assert again.sections != second.sections


def test_two_of_one_name_are_told_apart_by_their_first_dates(make, workgroup):
    of_project = {"hub": workgroup.hub, "school_year": workgroup.school_year, "title": "Network"}
    for month in (3, 5):
        starts_at = london(2022, month, 1, 9)
        WorkshopFactory(workgroup=WorkGroupFactory(**of_project), starts_at=starts_at)

    [table] = [
        table
        for section in make().sections
        for table in section["tables"]
        if table["caption"] == "By Work Group" and "Places" in table["columns"]
    ]

    names = [row[0] for row in table["rows"]]
    assert set(names) == {
        str(workgroup),
        "Network, from 1 Mar 2022",
        "Network, from 1 May 2022",
        "All Work Groups",
    }


def test_pressing_twice_makes_one_pack(workgroup, administrator, time_machine):
    made = [
        make_board_pack(
            hub=workgroup.hub,
            year=workgroup.school_year,
            now=timezone.now() + after,
            by=administrator,
        )
        for after in (timedelta(), timedelta(seconds=59), timedelta(seconds=60))
    ]

    assert [pack.number for pack in made] == [1, 1, 2]


def test_whoever_presses_twice_is_told_that_it_was_made_already(
    workgroup, administrator, client, time_machine
):
    client.force_login(administrator)
    path = reverse("evaluations:make_board_pack")
    sent = {"hub": workgroup.hub_id, "year": workgroup.school_year}

    made = text_of(client.post(path, sent, follow=True))
    time_machine.move_to(timezone.now() + timedelta(seconds=30), tick=False)
    again = text_of(client.post(path, sent, follow=True))

    assert "The pack is made, and the board can read it." in made
    assert "Pack 1 was made a moment ago, so no other was made." in again


@pytest.mark.parametrize("deed", ["change", "delete"])
def test_nobody_can_change_or_delete_one(make, deed):
    pack = BoardPack.objects.filter(pk=make().pk)

    with pytest.raises(InternalError):
        pack.update(sections=[]) if deed == "change" else pack.delete()


def test_the_papers_say_what_the_page_says(make):
    pack = make()
    finding = pack.sections[0]["finding"]

    printed = " ".join(
        " ".join(page.extract_text() for page in PdfReader(BytesIO(bytes(pack.pdf))).pages).split()
    )
    book = load_workbook(BytesIO(bytes(pack.workbook)))

    assert finding in printed
    assert PdfReader(BytesIO(bytes(pack.pdf))).trailer["/Root"]["/MarkInfo"]["/Marked"]
    # One sheet of findings, and one for each section with its figures.
    assert len(book.sheetnames) == 1 + len(pack.sections)
    for sheet, one in zip(book.worksheets[1:], pack.sections, strict=True):
        cells = {cell for row in sheet.iter_rows(values_only=True) for cell in row}
        for table in one["tables"]:
            assert {cell for row in table["rows"] for cell in row if cell != ""} <= cells


def test_a_name_that_no_workbook_may_hold_is_no_fault(make, administrator):
    User.objects.filter(pk=administrator.pk).update(name="=Ada\x01\r\nBcc: all@example.org")
    administrator.refresh_from_db()

    book = load_workbook(BytesIO(bytes(make().workbook)))

    assert "Made by =Ada" in book.worksheets[0]["A2"].value
    assert book.worksheets[0]["A2"].data_type == "s"


def test_the_second_pack_says_what_has_changed_since_the_first(
    make, workgroup, administrator, client
):
    make()
    ParticipantFactory(workgroup=workgroup)
    second = make()
    client.force_login(administrator)

    text = client.get(reverse("evaluations:board_pack", args=[second.pk])).content.decode()

    assert "What has changed since pack 1" in text
    assert "From interest to completion, How far people and schools have come" in text


def test_a_board_reads_packs_and_cannot_make_one(make, workgroup, client):
    pack = make()
    client.force_login(member(workgroup.hub, Role.BOARD))

    page = client.get(reverse("evaluations:board_pack", args=[pack.pk]))
    listed = client.get(reverse("evaluations:board_packs")).content.decode()

    assert page.status_code == 200
    assert "Make a pack" not in listed
    assert client.get(reverse("evaluations:make_board_pack")).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_a_pack_takes_the_same_queries_for_one_work_group_and_for_three(
    make, workgroup, rows, django_assert_num_queries
):
    for _ in range(rows - 1):
        other = finished_group(workgroup__hub=workgroup.hub)
        ParticipantFactory(workgroup=other)

    with django_assert_num_queries(45):
        make()


def test_a_pack_is_of_its_own_hub_alone_though_its_maker_looks_after_two(
    make, workgroup, administrator
):
    elsewhere = WorkGroupFactory(school_year=workgroup.school_year)
    ParticipantFactory(workgroup=elsewhere, school=workgroup.participants.first().school)
    before = make()
    Membership.objects.create(
        user=administrator,
        hub=elsewhere.hub,
        role=Role.ADMINISTRATOR,
        from_on=timezone.localdate(),
    )
    administrator = User.objects.get(pk=administrator.pk)

    after = make_board_pack(
        hub=workgroup.hub,
        year=workgroup.school_year,
        now=timezone.now() + timedelta(minutes=2),
        by=administrator,
    )

    people = ("From interest to completion", "Schools that go on")
    assert [one for one in after.sections if one["title"] in people] == [
        one for one in before.sections if one["title"] in people
    ]


def test_a_survey_still_open_is_left_out_so_that_no_pack_shows_what_one_more_said(
    workgroup, administrator, time_machine
):
    for invitation in invited(workgroup, 4)[:5]:
        answered(invitation)
    closes_at = invited(workgroup, 0)[0].closes_at

    def rows_on(now) -> list:
        close_waves(now=now)
        pack = make_board_pack(
            hub=workgroup.hub, year=workgroup.school_year, now=now, by=administrator
        )
        [found] = [one for one in pack.sections if one["title"] == "What has changed for people"]
        return found["tables"][0]["rows"]

    assert rows_on(closes_at) == []
    assert len(rows_on(closes_at + timedelta(minutes=1))) == 1
