from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from workgroups.actions.import_projects import import_projects, preview_projects
from workgroups.rules.catalogue_file import STARTER, read_catalogue
from workgroups.rules.catalogue_row import read_year
from workgroups.rules.list_file import ListFileError, text_of_list


class Command(BaseCommand):
    help = (
        "Add projects to the national catalogue from a CSV file or an Excel workbook"
        " (XLSX) with the columns title, academic_year and, if you like, ncp_code, phase, kind,"
        " audience and summary."
        " All of it or nothing; safe to run again."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "file",
            type=Path,
            nargs="?",
            default=STARTER,
            help="the list; without one, the list of project names that comes with the portal",
        )
        parser.add_argument("--year", help="the school year of rows that name none, as 2021/22")
        parser.add_argument("--check", action="store_true", help="read it and change nothing")

    def handle(self, *, file: Path, year: str | None, check: bool, **options):
        try:
            rows = read_catalogue(text_of_list(file.read_bytes()), year_if_blank=year_option(year))
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        except ListFileError as error:
            raise CommandError(f"{file} was not imported.\n{error.message}") from error
        self.report(rows, check=check)

    def report(self, rows, *, check: bool) -> None:
        report = preview_projects(rows=rows) if check else import_projects(rows=rows)
        self.stdout.write("\n".join(report.lines))
        self.stdout.write(
            f"{len(rows)} rows read. Projects {'to add' if check else 'added'}: "
            f"{report.created}. In the list already: {report.known}."
        )
        if check:
            self.stdout.write("Nothing was changed.")


def year_option(text: str | None) -> int | None:
    if text is None:
        return None
    try:
        return read_year(text)
    except ValueError as error:
        raise CommandError("Write the school year as 2021/22.") from error
