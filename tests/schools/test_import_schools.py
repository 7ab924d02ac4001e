import io
import json
from datetime import date
from threading import Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from schools.actions.import_schools import IMPORT_LOCK, import_schools
from schools.choices import SchoolStatus
from schools.gias import RegisterFileError
from schools.models import LocalAuthority, Region, School
from tests.factories import UserFactory
from tests.schools.register import (
    HEADINGS,
    counts,
    fingerprint,
    register_bytes,
    register_file,
    register_text,
    school,
)

pytestmark = pytest.mark.django_db

SchoolEvent = School.pgh_event_model


# Schools


def test_a_first_import_creates_every_school():
    report = import_schools(register_file(school(900001), school(900002, name="Larkfield High")))

    assert counts(report) == (2, 2, 0, 0, 0)
    assert list(School.objects.values_list("urn", "name").order_by("urn")) == [
        (900001, "St Mary’s School"),
        (900002, "Larkfield High"),
    ]
    assert SchoolEvent.objects.count() == 0


def test_every_value_of_the_row_reaches_the_school():
    row = school(trust_name="Lark\\field N Trust", PercentageFSM="12.50")

    import_schools(register_file(row))

    one = School.objects.get()
    assert (one.local_authority.code, one.status) == ("099", SchoolStatus.OPEN)
    assert (one.opened_on, one.closed_on) == (date(2001, 9, 1), None)
    assert (one.low_age, one.high_age, str(one.free_meals_percent)) == (11, 18, "12.5")
    assert (one.postcode, one.establishment_number) == ("ZZ1 1ZZ", "0401")
    assert one.trust_name == "Lark\\field N Trust"


def test_the_same_file_again_writes_nothing():
    content = register_bytes(school(900001), school(900002))
    import_schools(io.BytesIO(content))
    before = fingerprint()

    report = import_schools(io.BytesIO(content))

    assert counts(report) == (2, 0, 0, 2, 0)
    assert fingerprint() == before


def test_a_newer_file_changes_what_differs_and_keeps_the_old_row():
    import_schools(register_file(school(900001), school(900002)))
    before = set(School.objects.values_list("pk", "urn"))

    report = import_schools(
        register_file(school(900001), school(900002, name="Larkfield High"), school(900003))
    )

    assert counts(report) == (3, 1, 1, 1, 0)
    assert before < set(School.objects.values_list("pk", "urn"))
    assert list(SchoolEvent.objects.values_list("urn", "name")) == [(900002, "St Mary’s School")]


def test_a_school_that_a_newer_file_lacks_stays_as_it_is():
    import_schools(register_file(school(900001), school(900002)))

    report = import_schools(register_file(school(900001)))

    assert counts(report) == (1, 0, 0, 1, 0)
    assert School.objects.get(urn=900002).name == "St Mary’s School"


def test_values_that_a_newer_file_has_no_column_for_stay_as_they_are():
    import_schools(register_file(school()))
    headings = [name for name in HEADINGS if name not in ("NumberOfPupils", "Town")]

    report = import_schools(register_file(school(name="Larkfield High"), headings=headings))

    one = School.objects.get()
    assert (one.name, one.pupils, one.town) == ("Larkfield High", 950, "Larkfield")
    assert report.problems == [
        "The file has no column NumberOfPupils, so what is known of it was kept.",
        "The file has no column Town, so what is known of it was kept.",
    ]


def test_a_value_that_a_newer_file_leaves_blank_becomes_blank():
    import_schools(register_file(school()))

    import_schools(register_file(school(Town="", NumberOfPupils="")))

    one = School.objects.get()
    assert (one.town, one.pupils) == ("", None)


def test_a_school_that_cannot_be_placed_is_skipped_and_said():
    report = import_schools(
        register_file(school(900001), school(900002, status="Created in error"))
    )

    assert counts(report) == (2, 1, 0, 0, 1)
    assert report.skipped == [
        (3, "URN 900002 has the status “Created in error”, which is not known here.")
    ]


def test_schools_outside_england_are_imported_like_all_others():
    wales = {"region_code": "W", "region_name": "Wales (pseudo)", "authority_code": "681"}
    offshore = {"region_code": "Z", "region_name": "Not Applicable", "authority_code": "704"}

    report = import_schools(register_file(school(900001, **wales), school(900002, **offshore)))

    assert counts(report) == (2, 2, 0, 0, 0)
    assert list(Region.objects.values_list("code", "name").order_by("code")) == [
        ("W", "Wales (pseudo)"),
        ("Z", "Not Applicable"),
    ]


def test_who_imported_stands_in_the_history():
    user = UserFactory()
    import_schools(register_file(school()), by=user)

    import_schools(register_file(school(name="Larkfield High")), by=user)

    assert SchoolEvent.objects.get().pgh_context == {
        "user": user.pk,
        "reason": "Register of schools",
    }


# Local authorities and regions


def test_authorities_and_regions_come_from_the_same_file():
    import_schools(register_file(school()))

    authority = LocalAuthority.objects.get()
    assert (authority.code, authority.name, authority.gss_code) == (
        "099",
        "Larkfield",
        "E09000099",
    )
    assert (authority.region.code, authority.region.name) == ("H", "London")


def test_an_authority_is_what_most_of_its_open_schools_say():
    south, london = ({"region_code": "J", "region_name": "South East"}, {})
    rows = [
        *(school(900001 + n, status="Closed", **south) for n in range(5)),
        school(900011, **london),
        school(900012, **london),
        school(900013, authority_gss="X999999", **south),
    ]

    import_schools(register_file(*rows))

    authority = LocalAuthority.objects.get()
    assert (authority.region.name, authority.gss_code) == ("London", "E09000099")


def test_an_authority_of_closed_schools_alone_is_kept():
    import_schools(register_file(school(status="Closed")))

    assert LocalAuthority.objects.get().region.name == "London"


def test_an_authority_keeps_its_region_where_a_newer_file_is_silent():
    import_schools(register_file(school()))

    import_schools(register_file(school(region_code="", authority_gss="", authority_name="Lark")))

    authority = LocalAuthority.objects.get()
    assert (authority.name, authority.gss_code, authority.region.code) == ("Lark", "E09000099", "H")


# All or nothing


def bad_files():
    good = register_bytes(school(900001, name="Changed"), school(900002))
    return {
        "empty": b"",
        "heading line alone": register_text().split("\r\n")[0].encode(),
        "last line cut short": good[: good.rindex(b'"Larkfield"') + 4],
        "last line lacks values": good[: good.rindex(b',"Larkfield"')],
        "no URN": register_bytes(headings=HEADINGS[1:]),
        "spreadsheet": b"PK\x03\x04" + good,
        "UTF-16": good.decode("cp1252").encode("utf-16"),
        "zero byte": good + b"\0",
        "bad date at the end": register_bytes(school(900002), school(OpenDate="soon")),
    }


@pytest.mark.parametrize("name", bad_files())
def test_a_bad_file_gives_one_clear_message_and_changes_nothing(name, tmp_path):
    import_schools(register_file(school()))
    before = fingerprint()
    path = tmp_path / "register.csv"
    path.write_bytes(bad_files()[name])

    with pytest.raises(CommandError) as raised:
        call_command("import_schools", str(path))

    first, problem = str(raised.value).split("\n")
    assert first == f"{path} was not imported."
    assert problem.endswith(".")
    assert fingerprint() == before


def test_an_error_while_reading_is_told_as_it_is():
    with pytest.raises(RegisterFileError, match="Line 2, OpenDate"), transaction.atomic():
        import_schools(register_file(school(OpenDate="soon")))

    assert School.objects.count() == 0


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_an_import_waits_for_another_that_runs():
    reports = []

    def run():
        reports.append(counts(import_schools(register_file(school()))))
        connection.close()

    first = Thread(target=run)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORT_LOCK])
        first.start()
        first.join(0.5)
        waited = first.is_alive()
    first.join(10)
    run()

    assert waited
    assert reports == [(1, 1, 0, 0, 0), (1, 0, 0, 1, 0)]


# The command


def run_command(path, **options):
    out = io.StringIO()
    call_command("import_schools", str(path), stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def register_path(tmp_path):
    path = tmp_path / "register.csv"
    path.write_bytes(register_bytes(school(900001), school(900002, name="")))
    return path


def test_the_command_reports_in_words(register_path):
    assert run_command(register_path).splitlines() == [
        "2 rows read. Schools created: 1, updated: 0, unchanged: 0. Rows skipped: 1.",
        "Line 3 skipped: URN 900002 has no name.",
    ]


def test_the_command_reports_as_json(register_path):
    assert json.loads(run_command(register_path, json=True)) == {
        "rows": 2,
        "created": 1,
        "updated": 0,
        "unchanged": 0,
        "skipped": [{"line": 3, "why": "URN 900002 has no name."}],
    }


def test_the_command_says_when_there_is_no_file(tmp_path):
    path = tmp_path / "missing.csv"

    with pytest.raises(CommandError) as raised:
        run_command(path)

    assert str(raised.value) == f"There is no file {path}."


def test_the_command_says_when_it_gets_a_folder(tmp_path):
    with pytest.raises(CommandError) as raised:
        run_command(tmp_path)

    assert str(raised.value) == f"{tmp_path} is not a file. Name the register's CSV file."
