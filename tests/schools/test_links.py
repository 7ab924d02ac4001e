"""Which school came from which: the file of links, and the question that is asked of it."""

import csv
import io
import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from schools.actions.import_links import import_links
from schools.actions.import_schools import import_schools
from schools.models import RegisterImport, School, SchoolLink
from schools.queries.lineage import futures_of, pasts_of, successors_of, with_past
from tests.factories import SchoolFactory
from tests.schools.register import counts, real_file, register_bytes, school

pytestmark = pytest.mark.django_db

HEADINGS = ["URN", "LinkURN", "LinkName", "LinkType", "LinkEstablishedDate"]


def links_bytes(*rows) -> bytes:
    """Rows are (URN, LinkURN, LinkType) or, with a day, four."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines)
    writer.writerow(HEADINGS)
    for urn, other, words, *day in rows:
        writer.writerow([urn, other, "A name", words, *(day or [""])])
    return lines.getvalue().encode("cp1252")


def take(*rows):
    return import_links(io.BytesIO(links_bytes(*rows)))


def links() -> set[tuple]:
    rows = SchoolLink.objects.values_list("predecessor__urn", "successor__urn", "kind", "since")
    return set(rows)


@pytest.fixture(autouse=True)
def schools():
    return {urn: SchoolFactory(urn=urn) for urn in range(1, 8)}


def test_both_ends_of_a_link_are_one_row_with_the_day_the_new_school_began():
    report = take(
        (1, 2, "Successor", "31-08-2016"), (2, 1, "Predecessor", "01-09-2016"), (3, 4, "Successor")
    )

    assert counts(report) == (3, 2, 0, 0, 0)
    assert links() == {(1, 2, "succession", date(2016, 9, 1)), (3, 4, "succession", None)}


@pytest.mark.parametrize(
    ("words", "pair", "kind"),
    [
        ("Predecessor", (2, 1), "succession"),
        ("Successor", (1, 2), "succession"),
        ("Predecessor - merged", (2, 1), "merger"),
        ("Successor - amalgamated", (1, 2), "amalgamation"),
        ("Successor - Split School", (1, 2), "split"),
        ("Sixth Form Centre School", (1, 2), "sixth_form"),
        ("Result of Amalgamation", (1, 2), "other"),
        ("Other", (1, 2), "other"),
        ("Something new", (1, 2), "other"),
        ("", (1, 2), "other"),
    ],
)
def test_the_registers_words_tell_the_order_and_the_kind(words, pair, kind):
    take((1, 2, words))

    assert links() == {(*pair, kind, None)}


def test_the_more_telling_kind_counts_and_words_without_an_order_give_way():
    take(
        (1, 2, "Successor"),
        (2, 1, "Predecessor - merged"),
        (1, 2, "Result of Amalgamation"),
        (4, 3, "Other"),
        (3, 4, "Other"),
    )

    assert links() == {(1, 2, "merger", None), (3, 4, "other", None)}


def test_numbers_that_belong_to_no_school_are_counted_and_left_out():
    report = take((1, 2, "Successor"), (1, 99, "Successor"), (98, 2, "Successor"), (98, 97, "x"))

    assert links() == {(1, 2, "succession", None)}
    assert report.problems == [
        "1 different numbers of the column URN belong to no school that the portal knows."
        " Their links were left out.",
        "2 different numbers of the column LinkURN belong to no school that the portal knows."
        " Their links were left out.",
    ]


def test_a_school_linked_with_itself_is_skipped_and_said():
    assert take((1, 1, "Other"), (1, 2, "Other")).skipped == [(2, "URN 1 is linked with itself.")]


def test_the_same_links_again_write_nothing_and_a_newer_day_does():
    take((1, 2, "Successor", "31-08-2016"))

    assert counts(take((1, 2, "Successor", "31-08-2016"))) == (1, 0, 0, 1, 0)
    assert RegisterImport.objects.count() == 1
    assert counts(take((1, 2, "Successor", "31-08-2017"))) == (1, 0, 1, 0, 0)


def test_the_past_of_a_school_reaches_back_as_far_as_links_do(schools):
    take((1, 3, "Successor"), (2, 3, "Successor - merged"), (3, 4, "Successor"), (5, 4, "Other"))

    assert set(with_past(schools[4])) == {schools[n].pk for n in (1, 2, 3, 4)}
    assert set(with_past(schools[1])) == {schools[1].pk}
    assert pasts_of([schools[3].pk, schools[5].pk]) == {
        schools[3].pk: {schools[1].pk, schools[2].pk},
        schools[5].pk: set(),
    }
    assert pasts_of([]) == {}
    assert futures_of([schools[1].pk]) == {schools[1].pk: {schools[3].pk, schools[4].pk}}


def test_links_in_a_circle_are_walked_once(schools):
    take((1, 2, "Successor"), (2, 3, "Successor"), (3, 1, "Successor"))

    assert set(with_past(schools[1])) == {schools[n].pk for n in (1, 2, 3)}


def test_the_successors_of_a_school_are_those_that_are_open(schools):
    take((1, 2, "Successor"), (2, 3, "Successor"), (2, 4, "Successor - Split School"))
    School.objects.filter(urn__in=[1, 2]).update(status="Closed")

    assert successors_of([schools[1].pk, schools[3].pk]) == {
        schools[1].pk: [schools[3], schools[4]],
        schools[3].pk: [],
    }


# The command


def test_the_command_takes_the_register_and_its_links_together_or_the_links_alone(tmp_path):
    register, path = tmp_path / "register.csv", tmp_path / "links.csv"
    register.write_bytes(register_bytes(school(900001), school(900002)))
    path.write_bytes(links_bytes((900001, 900002, "Successor")))
    both, alone, out = io.StringIO(), io.StringIO(), io.StringIO()

    call_command("import_schools", str(register), links=path, stdout=both)
    call_command("import_schools", links=path, stdout=alone)
    call_command("import_schools", links=path, json=True, stdout=out)

    assert both.getvalue().splitlines() == [
        "2 rows read. Schools created: 2, updated: 0, unchanged: 0. Rows skipped: 0.",
        "1 rows read. Links created: 1, updated: 0, unchanged: 0. Rows skipped: 0.",
    ]
    assert alone.getvalue().splitlines() == [
        "1 rows read. Links created: 0, updated: 0, unchanged: 1. Rows skipped: 0.",
    ]
    assert json.loads(out.getvalue()) == {
        "links": {"rows": 1, "created": 0, "updated": 0, "unchanged": 1, "skipped": []}
    }


def test_bad_links_leave_the_register_beside_them_unread(tmp_path):
    register, path = tmp_path / "register.csv", tmp_path / "links.csv"
    register.write_bytes(register_bytes(school(900001)))
    path.write_bytes(links_bytes((900001, "x", "Successor")))

    with pytest.raises(CommandError, match="Line 2, LinkURN: “x” is not a whole number."):
        call_command("import_schools", str(register), links=path)

    assert not School.objects.filter(urn=900001).exists()


def test_the_command_asks_for_a_file():
    with pytest.raises(CommandError, match="Name the register's CSV file"):
        call_command("import_schools")


@pytest.mark.whole
@pytest.mark.slow
def test_the_real_links_give_every_pair_of_known_schools_once():
    content = real_file("links_edubasealldata20260815.csv").read_bytes()
    import_schools(io.BytesIO(real_file("gias_sample.csv").read_bytes()))
    known = set(School.objects.values_list("urn", flat=True))
    rows = list(csv.DictReader(io.StringIO(content.decode("cp1252"), newline="")))
    pairs = {
        frozenset((int(row["URN"]), int(row["LinkURN"])))
        for row in rows
        if int(row["URN"]) in known and int(row["LinkURN"]) in known
    }
    unknown = {int(row["URN"]) for row in rows} - known

    report = import_links(io.BytesIO(content))

    assert report.rows == 35_229
    assert {frozenset((earlier, later)) for earlier, later, *_ in links()} == pairs
    assert report.created == SchoolLink.objects.count()
    assert report.problems[0].startswith(f"{len(unknown):,} different numbers of the column URN")
    assert counts(import_links(io.BytesIO(content)))[1:3] == (0, 0)
