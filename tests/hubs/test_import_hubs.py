"""The hubs of the whole country, with shared counties, from two lists."""

import csv
from collections import Counter
from datetime import date
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from hubs.actions.import_hubs import import_hubs
from hubs.models import Hub, HubArea
from schools.actions.import_schools import import_schools
from schools.models import District, School
from tests.factories import HubFactory, LocalAuthorityFactory, SchoolFactory

pytestmark = pytest.mark.django_db

DATA = settings.BASE_DIR.parent / "shared" / "data"
HUBS, AREAS = DATA / "maths_hubs.csv", DATA / "maths_hub_areas.csv"
REGISTER = DATA / "gias_sample.csv"


def area(hub, authority, extent="whole LA", gss_code="", area_type="LA") -> dict:
    return {
        "hub": hub,
        "area_type": area_type,
        "gss_code": gss_code,
        "area_name": authority.name,
        "la_code": authority.code,
        "extent": extent,
    }


def import_them(hubs, areas):
    return import_hubs(
        hubs=[{"hub": name} for name in hubs],
        areas=areas,
        from_on=date(2024, 9, 1),
        mailbox_domain="example.org",
    )


def test_a_hub_gets_its_places_and_its_schools():
    county = LocalAuthorityFactory()
    District.objects.create(code="E07000999", name="Fell", local_authority=county)
    school = SchoolFactory(local_authority=county)
    in_fell = SchoolFactory(local_authority=county, district_code="E07000999")

    report = import_them(
        ["Lark", "Moor"],
        [area("Lark", county), area("Moor", county, "whole district", "E07000999", "LAD")],
    )

    assert (report.hubs, report.areas, report.placed, report.problems) == (2, 2, 2, [])
    assert School.objects.get(pk=school.pk).hub.name == "Lark"
    assert School.objects.get(pk=in_fell.pk).hub.mailbox == "moor@example.org"


def test_who_claims_the_whole_gets_it_and_the_other_is_reported():
    county = LocalAuthorityFactory(name="Fellshire")

    report = import_them(["Lark", "Moor"], [area("Lark", county, "part"), area("Moor", county)])

    assert HubArea.objects.get().hub.name == "Moor"
    assert report.problems == ["Fellshire: Lark claims it, Moor has it."]


def test_what_is_there_stays_and_a_second_time_adds_nothing():
    lark = HubFactory(name="Lark", mailbox="own@example.org")
    authority = LocalAuthorityFactory()
    rows = [area("Lark", authority), area("Lark", authority)]
    import_them(["Lark"], rows)

    report = import_them(["Lark"], rows)

    assert (report.hubs, report.areas) == (0, 0)
    assert Hub.objects.get().mailbox == "own@example.org"
    assert lark.areas.filter(local_authority=authority).count() == 1


def test_unknown_places_are_reported():
    unknown = LocalAuthorityFactory.build(name="Nowhere", code="000")

    assert import_them(["Lark"], [area("Lark", unknown)]).problems == [
        "Lark, Nowhere: not known here."
    ]


@pytest.mark.parametrize(
    "content", [b"", b"name\nLark\n", b"hub\n", b"\xff\xfe\x00", b'hub\n"open']
)
def test_a_file_that_is_no_such_list_changes_nothing(tmp_path, content):
    path = tmp_path / "hubs.csv"
    path.write_bytes(content)
    options = {"from_on": date(2024, 9, 1), "mailboxes": "example.org"}

    with pytest.raises(CommandError, match="hubs.csv"):
        call_command("import_hubs", path, path, **options, stdout=StringIO())

    assert not Hub.objects.exists()


@pytest.mark.parametrize("domain", ["example", "example.org.", "exam\u200bple.org"])
def test_a_domain_that_no_email_reaches_changes_nothing(tmp_path, domain):
    hubs, areas = tmp_path / "hubs.csv", tmp_path / "areas.csv"
    hubs.write_text("hub\nLark\n")
    areas.write_text(
        "hub,area_type,gss_code,area_name,la_code,extent\nLark,LA,,Nowhere,000,whole\n"
    )
    options = {"from_on": date(2024, 9, 1), "mailboxes": domain}

    with pytest.raises(CommandError, match="^--mailboxes"):
        call_command("import_hubs", hubs, areas, **options, stdout=StringIO())

    assert not Hub.objects.exists()


@pytest.mark.slow
@pytest.mark.skipif(not REGISTER.exists(), reason="the real lists are not beside the repository")
def test_the_real_hubs_hold_the_schools_of_ten_authorities():
    """Held against a plain reading of the same two files."""
    with REGISTER.open("rb") as file:
        import_schools(file)
    call_command(
        "import_hubs",
        HUBS,
        AREAS,
        from_on=date(2024, 9, 1),
        mailboxes="example.org",
        stdout=StringIO(),
    )

    with AREAS.open(encoding="utf-8", newline="") as file:
        areas = list(csv.DictReader(file))
    whole = {row["la_code"]: row["hub"] for row in areas if row["area_type"] == "LA"}
    parts = {row["gss_code"]: row["hub"] for row in areas if row["area_type"] == "LAD"}
    with REGISTER.open(encoding="cp1252", newline="") as file:
        expected = Counter(
            parts.get(row["DistrictAdministrative (code)"], whole[row["LA (code)"]])
            for row in csv.DictReader(file)
        )
    assert Hub.objects.count() == 40
    assert Counter(School.objects.values_list("hub__name", flat=True)) == expected
    assert expected["Solent"] > 500
