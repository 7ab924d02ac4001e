"""Small register files, made as the published one is: Windows-1252, CRLF, text in quotes."""

import csv
import io
from pathlib import Path

import pytest
from django.db import connection

from schools.gias.columns import COLUMNS

# What real files are read from, beside the repository, where somebody has put them.
REAL_FILES = Path(__file__).resolve().parents[3] / "shared" / "data"

LARKFIELD = {
    "URN": "900001",
    "EstablishmentName": "St Mary’s School",
    "LA (code)": "099",
    "LA (name)": "Larkfield",
    "GSSLACode (name)": "E09000099",
    "GOR (code)": "H",
    "GOR (name)": "London",
    "EstablishmentNumber": "0401",
    "TypeOfEstablishment (name)": "Community school",
    "EstablishmentTypeGroup (name)": "Local authority maintained schools",
    "EstablishmentStatus (name)": "Open",
    "OpenDate": "01-09-2001",
    "PhaseOfEducation (name)": "Secondary",
    "StatutoryLowAge": "11",
    "StatutoryHighAge": "18",
    "ReligiousCharacter (name)": "Does not apply",
    "NumberOfPupils": "950",
    "PercentageFSM": "12.50",
    "Town": "Larkfield",
    "Postcode": "zz11zz",
    "DistrictAdministrative (code)": "E09000099",
    "Easting": "524788",
    "Northing": "177797",
    "LastChangedDate": "08-07-2025",
}
TABLES = ("schools_region", "schools_localauthority", "schools_school", "schools_schoolevent")
HEADINGS = [column.heading for column in COLUMNS.values()]


def school(urn=900001, **cells) -> dict[str, str]:
    """A row of the register; cells are given by heading, or by the name of the field."""
    named = {COLUMNS[key].heading if key in COLUMNS else key: cell for key, cell in cells.items()}
    return {**LARKFIELD, "URN": str(urn), **named}


def register_text(*rows, headings=HEADINGS) -> str:
    """The file as text; without rows it holds one school."""
    lines = io.StringIO(newline="")
    writer = csv.DictWriter(
        lines, headings, restval="", extrasaction="ignore", quoting=csv.QUOTE_ALL
    )
    writer.writeheader()
    writer.writerows(rows or [school()])
    return lines.getvalue()


def register_bytes(*rows, headings=HEADINGS, encoding="cp1252") -> bytes:
    return register_text(*rows, headings=headings).encode(encoding)


def register_file(*rows, **kwargs) -> io.BytesIO:
    return io.BytesIO(register_bytes(*rows, **kwargs))


def real_file(name: str) -> Path:
    """The path of a real file. The test is skipped where there is none."""
    path = REAL_FILES / name
    if not path.exists():
        pytest.skip(f"{name} is not beside the repository")
    return path


def utf8_copy(content: bytes, *, mark: bool) -> bytes:
    """The same register as somebody saves it again in UTF-8, with or without a byte order mark."""
    return content.decode("cp1252").encode("utf-8-sig" if mark else "utf-8")


def counts(report) -> tuple[int, ...]:
    """Rows read, created, updated, unchanged and skipped."""
    return (report.rows, report.created, report.updated, report.unchanged, len(report.skipped))


def fingerprint() -> dict[str, tuple]:
    """Every row of the tables an import writes, and the transaction that wrote it."""
    rows = {}
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(
                f"SELECT count(*), md5(string_agg(row::text || xmin::text, '|' ORDER BY row::text))"
                f" FROM {table} AS row"
            )
            rows[table] = cursor.fetchone()
    return rows
