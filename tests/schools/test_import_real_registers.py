import csv
import io

import pytest

from schools.actions.import_schools import import_schools
from schools.gias import RegisterFileError
from schools.gias.columns import COLUMNS
from schools.models import School
from tests.schools.register import counts, fingerprint, real_file, utf8_copy

pytestmark = pytest.mark.django_db

SchoolEvent = School.pgh_event_model


@pytest.fixture(scope="module")
def newer():
    return real_file("gias_sample.csv").read_bytes()


@pytest.fixture(scope="module")
def older():
    return real_file("gias_sample_20241031.csv").read_bytes()


def import_bytes(content):
    return counts(import_schools(io.BytesIO(content)))


@pytest.mark.slow
def test_the_real_register_is_imported_once_and_then_left_alone(newer):
    assert import_bytes(newer) == (2809, 2809, 0, 0, 0)
    before = fingerprint()

    assert import_bytes(newer) == (2809, 0, 0, 2809, 0)
    assert fingerprint() == before
    assert SchoolEvent.objects.count() == 0


@pytest.mark.whole
@pytest.mark.slow
@pytest.mark.parametrize("mark", [True, False])
def test_the_real_register_in_utf8_is_the_same_register(newer, mark):
    import_bytes(newer)

    assert import_bytes(utf8_copy(newer, mark=mark)) == (2809, 0, 0, 2809, 0)


def plainly_read(content):
    rows = csv.DictReader(io.StringIO(content.decode("cp1252"), newline=""))
    return {row["URN"]: row for row in rows}


def differing(older, newer):
    """The URNs in both files whose rows differ in a column that schools are read from."""
    of_schools = {field.name for field in School._meta.concrete_fields} | {"authority_code"}
    headings = [column.heading for name, column in COLUMNS.items() if name in of_schools]
    return {
        urn
        for urn in older.keys() & newer.keys()
        if any(older[urn][heading] != newer[urn][heading] for heading in headings)
    }


@pytest.mark.slow
def test_a_later_real_register_gives_exactly_the_differences_and_loses_nothing(older, newer):
    then, now = plainly_read(older), plainly_read(newer)
    changed = differing(then, now)
    import_bytes(older)

    report = import_bytes(newer)

    created = now.keys() - then.keys()
    assert report == (
        len(now),
        len(created),
        len(changed),
        len(now) - len(created) - len(changed),
        0,
    )
    assert {str(urn) for urn in School.objects.values_list("urn", flat=True)} == (
        then.keys() | now.keys()
    )
    assert sorted(str(urn) for urn in SchoolEvent.objects.values_list("urn", flat=True)) == (
        sorted(changed)
    )


@pytest.mark.whole
@pytest.mark.slow
def test_a_real_register_cut_short_changes_nothing(older, newer):
    import_bytes(older)
    before = fingerprint()

    for length in (len(newer) - 100, len(newer) - 1000, 2_000_000):
        with pytest.raises(RegisterFileError):
            import_bytes(newer[:length])

    assert fingerprint() == before
