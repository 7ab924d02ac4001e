"""The register of schools, beside COPY and one upsert of rows that are already parsed."""

import csv
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection, transaction

from bench.measure import Figure, against_floor, run, say, side_by_side, undone
from portal.serve import BASE_DIR
from schools.actions.import_schools import SCHOOL_FIELDS, import_schools
from schools.gias.columns import COLUMNS

# Beside the repository, where somebody has put it.
SAMPLE = BASE_DIR.parent / "shared" / "data" / "gias_sample.csv"
SAMPLE_RUNS, NATIONAL_RUNS = 5, 3
NATIONAL_ROWS, REGISTERS_COLUMNS = 52_000, 135
TIMES_COPY, MEGABYTES = 5, 300

NAMES = ["local_authority_id", *SCHOOL_FIELDS]
THEIRS = ", ".join(f"excluded.{name}" for name in NAMES)
OURS = ", ".join(f"school.{name}" for name in NAMES)
UPSERT = f"""
INSERT INTO schools_school AS school ({", ".join(NAMES)}) SELECT * FROM arriving
ON CONFLICT (urn) DO UPDATE SET ({", ".join(NAMES)}) = ROW ({THEIRS})
WHERE ({OURS}) IS DISTINCT FROM ({THEIRS})
"""  # noqa: S608


def figures(scale: float) -> Iterator[Figure]:
    if SAMPLE.exists():
        yield from both_imports("Import of the sample", SAMPLE, SAMPLE_RUNS)
    else:
        say(f"The import of the sample is left out: there is no {SAMPLE.name}.")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "national.csv"
        rows = int(NATIONAL_ROWS * scale)
        write_register(path, rows)
        yield from both_imports(f"Import of {rows:,} rows", path, NATIONAL_RUNS)
        yield peak_memory(f"Import of {rows:,} rows, most memory", path)


def both_imports(what: str, path: Path, runs: int) -> Iterator[Figure]:
    """Unchanged first, as the floor must name the authorities that the file has brought."""
    say(f"{what}: {runs} times unchanged, {runs} times new")
    known = run("SELECT max(id) FROM schools_school")[0][0]
    import_file(path)
    parsed = parsed_rows(known)
    measured, floor = side_by_side(
        lambda: import_file(path), lambda: copy_and_upsert(parsed), runs=runs
    )
    yield against_floor(f"{what}, unchanged", measured, floor, at_most=TIMES_COPY)
    for table, column in (("schools_registerchange", "school_id"), ("schools_school", "id")):
        run(f"DELETE FROM {table} WHERE {column} > %s", [known])  # noqa: S608
    run("VACUUM (ANALYZE) schools_school")
    measured, floor = side_by_side(
        lambda: undone(import_file, path), lambda: undone(copy_and_upsert, parsed), runs=runs
    )
    yield against_floor(f"{what}, new", measured, floor, at_most=TIMES_COPY)


def import_file(path: Path) -> None:
    with path.open("rb") as file:
        import_schools(file)


def parsed_rows(known: int) -> str:
    """The schools that have come since, as COPY reads them."""
    rows = f"SELECT {', '.join(NAMES)} FROM schools_school WHERE id > {known}"  # noqa: S608
    text = StringIO()
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY ({rows}) TO STDOUT", text)
    return text.getvalue()


@transaction.atomic
def copy_and_upsert(parsed: str) -> None:
    names = ", ".join(NAMES)
    run(f"CREATE TEMPORARY TABLE arriving AS SELECT {names} FROM schools_school WITH NO DATA")
    with connection.cursor() as cursor:
        cursor.copy_expert("COPY arriving FROM STDIN", StringIO(parsed))
    run(UPSERT)
    run("DROP TABLE arriving")


def write_register(path: Path, rows: int) -> None:
    """As wide as the published one, with something in every column that is usually filled."""
    others = [f"Column {number}" for number in range(len(COLUMNS), REGISTERS_COLUMNS)]
    headings = [column.heading for column in COLUMNS.values()] + others
    same = dict.fromkeys(others, "Not applicable") | {
        "GOR (code)": "H",
        "GOR (name)": "London",
        "TypeOfEstablishment (name)": "Community school",
        "EstablishmentTypeGroup (name)": "Local authority maintained schools",
        "EstablishmentStatus (name)": "Open",
        "OpenDate": "01-09-2001",
        "PhaseOfEducation (name)": "Secondary",
        "StatutoryLowAge": "11",
        "StatutoryHighAge": "18",
        "Gender (name)": "Mixed",
        "SchoolCapacity": "1200",
        "NumberOfPupils": "950",
        "PercentageFSM": "12.50",
        "Town": "Larkfield",
        "Postcode": "ZZ1 1ZZ",
        "SchoolWebsite": "https://school.example.org",
        "Easting": "524788",
        "Northing": "177797",
        "LastChangedDate": "08-07-2025",
    }
    with path.open("w", encoding="cp1252", newline="") as file:
        writer = csv.DictWriter(file, headings, restval="", quoting=csv.QUOTE_ALL)
        writer.writeheader()
        for number in range(rows):
            own = {
                "URN": 200_000 + number,
                "LA (code)": f"{number % 150:03}",
                "LA (name)": f"Larkfield {number % 150}",
                "EstablishmentNumber": f"{number % 9000:04}",
                "EstablishmentName": f"St Mary’s School {number}",
                "Street": f"{number} Larkfield Road",
                "UPRN": number,
            }
            writer.writerow(same | own)


def peak_memory(what: str, path: Path) -> Figure:
    """Of a process that starts, imports the file and ends; its floor is one that only starts."""
    measured, floor = (
        int(subprocess.check_output([sys.executable, "-m", "bench.importing", *arguments]))
        for arguments in ([str(path)], [])
    )
    return Figure(
        what,
        f"{measured} MB",
        f"{floor} MB",
        measured / floor,
        goal=f"{MEGABYTES} MB",
        is_met=measured <= MEGABYTES,
    )
