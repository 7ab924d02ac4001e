"""Whatever file is chosen, one clear message says what is wrong and where, soon.

Nothing changes. Where is a line and a column if a value is at fault, a line if a whole line is, and
nowhere if the file is something else altogether.
"""

import io
import resource
import time
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import transaction

from schools.actions.import_schools import import_schools
from schools.actions.school_register_work import work_on_register_files
from tests.factories import UserFactory
from tests.robust.rows import all_rows, difference
from tests.schools.hostile_files import HOSTILE_FILES, PLACES, is_said_where, joined, lines
from tests.schools.register import register_file, register_text, school
from tests.sweeps import part
from tests.test_access import client_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SECONDS, KILOBYTES = 10, 300 * 1024
LINES = "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\r\n900001,900002,x,Successor,\r\n"
PREMIUMS = "URN,Pupil premium %\r\n900001,12.5\r\n900002,13.5\r\n"

GOOD = {
    "schools": register_text(school(900001), school(900002)),
    "links": LINES + "900002,900001,x,Predecessor,01-09-2020\r\n",
    "premium": PREMIUMS,
}

# Turn by turn every file meets every kind, by command or in the form.
CHOSEN = [(name, kind) for name in HOSTILE_FILES for kind in GOOD]


def command(kind: str, path) -> None:
    if kind == "schools":
        call_command("import_schools", str(path), stdout=io.StringIO(), stderr=io.StringIO())
    elif kind == "links":
        call_command("import_schools", links=path, stdout=io.StringIO(), stderr=io.StringIO())
    else:
        call_command("import_pupil_premium", str(path), year="2025/26", stdout=io.StringIO())


@pytest.fixture(scope="module")
def imported(django_db_setup, django_db_blocker):
    """Two schools, read once: what each test does besides is rolled back to here."""
    with django_db_blocker.unblock(), transaction.atomic():
        import_schools(register_file(school(900001), school(900002)))
        yield
        transaction.set_rollback(True)


@pytest.fixture
def known(imported, db):
    """The two schools that the good files are about."""


@pytest.mark.parametrize("kind", GOOD)
def test_the_good_file_is_taken(kind, known, tmp_path):
    path = tmp_path / "good.csv"
    path.write_bytes(GOOD[kind].encode())

    command(kind, path)


@pytest.mark.parametrize(("name", "kind"), part(CHOSEN, one_in=9))
def test_a_command_refuses_it_in_words_and_changes_nothing(kind, name, known, tmp_path):
    path = tmp_path / "chosen.csv"
    path.write_bytes(HOSTILE_FILES[name](GOOD[kind]))
    before, held, started = all_rows(), most_memory(), time.monotonic()

    with pytest.raises(CommandError) as raised:
        command(kind, path)

    first, message = str(raised.value).split("\n", 1)
    assert time.monotonic() - started < SECONDS
    assert most_memory() - held < KILOBYTES
    assert first == f"{path} was not imported."
    assert is_said_where(message, name, GOOD[kind]), message
    assert_clear(message)
    assert all(problem.endswith(".") for problem in message.split("\n"))
    assert all_rows() == before


@pytest.mark.parametrize(("name", "kind"), part(CHOSEN, one_in=9, turn=3))
def test_the_form_says_it_beside_the_file_and_changes_nothing(kind, name, known):
    """At once where the beginning tells, else once a worker has read it."""
    client = client_of(UserFactory(is_superuser=True))
    content = HOSTILE_FILES[name](GOOD[kind])
    file = SimpleUploadedFile("chosen.csv", content, "text/csv")
    sent = {"kind": kind, "year": "2025/26", "file": file, "key": str(uuid4())}
    before, held, started = all_rows(), most_memory(), time.monotonic()

    answer = client.post("/manage/register/add/", sent)
    if answer.status_code == 302:
        work_on_register_files()
        answer = client.get(answer.url)

    assert time.monotonic() - started < SECONDS
    assert most_memory() - held < KILOBYTES
    form = answer.context["form"]
    assert list(form.errors) == ["file"]
    (message,) = form.errors["file"]
    assert is_said_where(message, name, GOOD[kind]), message
    assert_clear(message)
    assert (form["kind"].value(), form["year"].value()[:7]) == (
        kind,
        "2025/26" if kind == "premium" or answer.status_code == 422 else "",
    )
    assert set(difference(before, all_rows())) <= {"schools_registerimport"}


@pytest.mark.parametrize("kind", GOOD)
@pytest.mark.parametrize(
    ("bad", "others"),
    [
        (1, ""),
        (5, ""),
        (6, "And 1 more."),
        (999, "And 994 more."),
        (2000, "And at least 995 more."),
    ],
)
def test_of_many_bad_values_five_are_named_and_the_others_counted(kind, bad, others, tmp_path):
    path = tmp_path / "chosen.csv"
    heading, row = lines(GOOD[kind])[:2]
    path.write_bytes(joined([heading, *(f"x{row[row.index(',') :]}" for _ in range(bad))]))
    started = time.monotonic()

    with pytest.raises(CommandError) as raised:
        command(kind, path)

    named = [f"Line {line}, URN: “x” is not a whole number." for line in range(2, 2 + bad)][:5]
    assert str(raised.value).split("\n")[1:] == [*named, *([others] if others else [])]
    assert time.monotonic() - started < SECONDS


@pytest.mark.parametrize("kind", GOOD)
def test_a_command_refuses_a_folder(kind, tmp_path):
    with pytest.raises(CommandError, match="is not a file"):
        command(kind, tmp_path)


def test_there_are_over_forty_and_each_has_its_place():
    assert len(HOSTILE_FILES) >= 40
    assert HOSTILE_FILES.keys() == PLACES.keys()


def assert_clear(message: str) -> None:
    """At most five problems, each of which can be read, and how many there are besides."""
    problems = message.split("\n")
    assert len(problems) <= 6
    assert all(len(problem) < 400 and problem.isprintable() for problem in problems)
    assert all(problem.startswith("And ") for problem in problems[5:])


def most_memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
