"""What an import keeps of the differences, held against a plain comparison of the two files."""

import csv
import io
from datetime import date

import pytest

from schools.actions.import_schools import import_schools
from schools.choices import ImportState, RegisterFileKind
from schools.models import RegisterChange, RegisterImport, School
from tests.schools.register import HEADINGS, fingerprint, real_file, register_file, school
from tests.sweeps import part

pytestmark = pytest.mark.django_db


def changes() -> dict[tuple[int, str], tuple[dict, dict]]:
    return {
        (change.school.urn, change.kind): (change.before, change.after)
        for change in RegisterChange.objects.select_related("school")
    }


def after(**cells) -> dict:
    """The changes of one school between two registers."""
    import_schools(register_file(school()))
    import_schools(register_file(school(**cells)))
    return changes()


def test_a_first_register_changes_nothing():
    import_schools(register_file(school(900001), school(900002)), name="first.csv")

    assert changes() == {}
    one = RegisterImport.objects.get()
    assert (one.kind, one.state, one.name) == (
        RegisterFileKind.SCHOOLS,
        ImportState.APPLIED,
        "first.csv",
    )
    assert one.report["created"] == 2


def test_the_same_register_again_leaves_no_row_at_all():
    import_schools(register_file(school()))
    before = fingerprint()

    import_schools(register_file(school()))

    assert fingerprint() == before
    assert (RegisterImport.objects.count(), RegisterChange.objects.count()) == (1, 0)


def test_a_new_name_is_kept_with_the_old_one():
    assert after(name="Larkfield High") == {
        (900001, "renamed"): ({"name": "St Mary’s School"}, {"name": "Larkfield High"})
    }


def test_a_school_is_new_in_a_register_that_is_not_the_first():
    import_schools(register_file(school()))
    import_schools(register_file(school(), school(900002)))

    assert changes() == {(900002, "new"): ({}, {"status": "Open"})}


@pytest.mark.parametrize(
    ("was", "now", "kind"),
    [
        ("Open", "Closed", "closed"),
        ("Open, but proposed to close", "Closed", "closed"),
        ("Proposed to open", "Closed", "closed"),
        ("Closed", "Open", "reopened"),
        ("Closed", "Open, but proposed to close", "reopened"),
        ("Proposed to open", "Open", "opened"),
        ("Open", "Open, but proposed to close", "other"),
        ("Open, but proposed to close", "Open", "other"),
    ],
)
def test_a_new_status_is_named_by_what_it_means(was, now, kind):
    import_schools(register_file(school(status=was)))
    import_schools(register_file(school(status=now)))

    assert changes() == {(900001, kind): ({"status": was}, {"status": now})}


def test_the_day_a_school_closed_stands_with_its_closing():
    assert after(status="Closed", CloseDate="31-08-2025") == {
        (900001, "closed"): (
            {"status": "Open", "closed_on": None},
            {"status": "Closed", "closed_on": "2025-08-31"},
        )
    }


def test_an_address_and_an_authority_are_one_move():
    moved = {"authority_code": "098", "authority_name": "Elmfield", "Town": "Elmfield"}

    assert after(**moved) == {
        (900001, "moved"): (
            {"local_authority": "Larkfield", "town": "Larkfield"},
            {"local_authority": "Elmfield", "town": "Elmfield"},
        )
    }


def test_one_import_may_change_a_school_in_several_ways():
    found = after(name="Larkfield High", trust_name="Lark Trust", NumberOfPupils="960")

    assert found == {
        (900001, "renamed"): ({"name": "St Mary’s School"}, {"name": "Larkfield High"}),
        (900001, "trust"): ({"trust_name": ""}, {"trust_name": "Lark Trust"}),
        (900001, "other"): ({"pupils": 950}, {"pupils": 960}),
    }


def test_the_registers_own_stamp_alone_is_no_change():
    assert after(LastChangedDate="09-07-2025") == {}
    assert School.objects.get().register_changed_on == date(2025, 7, 9)


def test_a_column_that_a_newer_file_lacks_changes_nothing():
    import_schools(register_file(school()))
    headings = [name for name in HEADINGS if name not in ("Town", "OpenDate", "NumberOfPupils")]
    import_schools(register_file(school(name="Larkfield High"), headings=headings))

    assert set(changes()) == {(900001, "renamed")}


# The real registers. Everything below reads the files by csv alone.

SILENT = {"not applicable", "does not apply", "not recorded", "-", ""}
MOVED = {
    "LA (code)",
    "Street",
    "Locality",
    "Address3",
    "Town",
    "County (name)",
    "Postcode",
}
OTHER = {
    "EstablishmentNumber",
    "TypeOfEstablishment (name)",
    "EstablishmentTypeGroup (name)",
    "PhaseOfEducation (name)",
    "StatutoryLowAge",
    "StatutoryHighAge",
    "Gender (name)",
    "OfficialSixthForm (name)",
    "NurseryProvision (name)",
    "ReligiousCharacter (name)",
    "Diocese (name)",
    "AdmissionsPolicy (name)",
    "SchoolCapacity",
    "NumberOfPupils",
    "PercentageFSM",
    "Federations (name)",
    "UKPRN",
    "SchoolWebsite",
    "TelephoneNum",
    "DistrictAdministrative (code)",
    "DistrictAdministrative (name)",
    "UrbanRural (name)",
    "Easting",
    "Northing",
    "UPRN",
}
OPEN = {"Open", "Open, but proposed to close"}


def plainly_read(content: bytes) -> dict[int, dict[str, str]]:
    rows = csv.DictReader(io.StringIO(content.decode("cp1252"), newline=""))
    return {
        int(row["URN"]): {name: plain(name, cell) for name, cell in row.items()} for row in rows
    }


def plain(name: str, cell: str) -> str:
    """A cell without what only looks different: blanks, ways of saying nothing, noughts."""
    words = " ".join((cell or "").split())
    if words.lower() in SILENT and name != "PhaseOfEducation (name)":
        return ""
    if name == "Postcode":
        return words.replace(" ", "").upper()
    if name == "PercentageFSM":
        return f"{float(words):.1f}"
    if name.startswith("District") and set(words) <= set("X9"):
        return ""
    if name in ("Easting", "Northing"):
        return words.lstrip("0")
    return words


def kinds_between(old: dict[str, str], new: dict[str, str]) -> set[str]:
    differing = {name for name in old.keys() & new.keys() if old[name] != new[name]}
    was, now = old["EstablishmentStatus (name)"], new["EstablishmentStatus (name)"]
    found = set()
    if "EstablishmentName" in differing:
        found.add("renamed")
    if differing & MOVED:
        found.add("moved")
    if differing & {"Trusts (code)", "Trusts (name)"}:
        found.add("trust")
    if differing & OTHER:
        found.add("other")
    if was != now:
        found.add(status_kind(was, now))
    elif differing & {"OpenDate", "CloseDate"}:
        found.add("other")
    return found


def status_kind(was: str, now: str) -> str:
    if now == "Closed":
        return "closed"
    if was == "Closed" and now in OPEN:
        return "reopened"
    return "opened" if was == "Proposed to open" and now in OPEN else "other"


@pytest.mark.whole
@pytest.mark.slow
@pytest.mark.parametrize(
    ("first", "second"),
    part(
        [
            ("gias_sample_20241031.csv", "gias_sample.csv"),
            ("gias_sample.csv", "gias_sample_20241031.csv"),
        ],
        one_in=2,
    ),
)
def test_the_changes_between_two_real_registers_are_exactly_their_differences(first, second):
    contents = [real_file(name).read_bytes() for name in (first, second)]
    old, new = (plainly_read(content) for content in contents)
    expected = {(urn, "new") for urn in new.keys() - old.keys()} | {
        (urn, kind) for urn in old.keys() & new.keys() for kind in kinds_between(old[urn], new[urn])
    }
    for content in contents:
        import_schools(io.BytesIO(content))

    found = changes()

    assert set(found) == expected
    assert len(expected) > 1000
    assert {kind for _, kind in expected} >= {"new", "renamed", "moved", "trust", "other"}
    for (urn, kind), (before, after) in found.items():
        if kind == "renamed":
            assert (before, after) == (
                {"name": old[urn]["EstablishmentName"]},
                {"name": new[urn]["EstablishmentName"]},
            )
        elif kind == "closed":
            assert (before["status"], after["status"]) == (
                old[urn]["EstablishmentStatus (name)"],
                "Closed",
            )
    import_schools(io.BytesIO(contents[1]))
    assert len(changes()) == len(expected)
