import json
from dataclasses import asdict
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from schools.actions.import_links import import_links
from schools.actions.import_report import ImportReport
from schools.actions.import_schools import import_schools
from schools.management.files import Progress, with_file


class Command(BaseCommand):
    help = (
        "Import the national register of schools (Get Information About Schools) from a CSV file,"
        " its links between schools, or both: all of it or nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, nargs="?", help="the register as downloaded")
        parser.add_argument("--links", type=Path, help="the register's file of links")
        parser.add_argument("--json", action="store_true", help="report as JSON")

    # Around both files, so that bad links take the register beside them back too.
    @transaction.atomic
    def handle(self, *, file: Path | None, links: Path | None, json: bool, **options):
        if not (file or links):
            raise CommandError("Name the register's CSV file, or a file of links with --links.")
        # What is said on the way goes to stderr, so that a program can read what --json prints.
        reports = {
            kind: with_file(path, run, progress=Progress(self.stderr))
            for kind, path, run in (
                ("schools", file, import_schools),
                ("links", links, import_links),
            )
            if path
        }
        self.stdout.write(reports_as_json(reports) if json else reports_in_words(reports))


def reports_as_json(reports: dict[str, ImportReport]) -> str:
    """The counts of the schools, with those of the links under their own name."""
    found = {
        kind: {name: value for name, value in asdict(report).items() if name != "problems"}
        | {"skipped": [skipped._asdict() for skipped in report.skipped]}
        for kind, report in reports.items()
    }
    return json.dumps(found.pop("schools", {}) | found)


def reports_in_words(reports: dict[str, ImportReport]) -> str:
    lines = [line for kind, report in reports.items() for line in report_lines(kind, report)]
    return "\n".join(lines)


def report_lines(what: str, report: ImportReport) -> list[str]:
    """What happened to the `what`, then each row that was skipped, then what one should know."""
    return [
        f"{report.rows:,} rows read. {what.capitalize()} created: {report.created:,}, updated:"
        f" {report.updated:,}, unchanged: {report.unchanged:,}."
        f" Rows skipped: {len(report.skipped):,}.",
        *(f"Line {line} skipped: {why}" for line, why in report.skipped),
        *report.problems,
    ]
