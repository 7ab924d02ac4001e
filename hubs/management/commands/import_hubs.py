import csv
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from hubs.actions.import_hubs import import_hubs

HUB_COLUMNS = {"hub"}
AREA_COLUMNS = {"hub", "area_type", "gss_code", "area_name", "la_code", "extent"}


class Command(BaseCommand):
    help = (
        "Add hubs and their areas from two CSV files. Import the register of schools first: it "
        "brings the local authorities and districts."
    )

    def add_arguments(self, parser):
        parser.add_argument("hubs", type=Path, help="one hub a row, with the column hub")
        parser.add_argument("areas", type=Path, help="one authority or district of a hub a row")
        parser.add_argument("--from", dest="from_on", type=date.fromisoformat, required=True)
        parser.add_argument(
            "--mailboxes", required=True, metavar="DOMAIN", help="where hubs get their email"
        )

    def handle(self, *, hubs: Path, areas: Path, from_on: date, mailboxes: str, **options):
        try:
            report = import_hubs(
                hubs=rows_of_csv(hubs, HUB_COLUMNS),
                areas=rows_of_csv(areas, AREA_COLUMNS),
                from_on=from_on,
                mailbox_domain=mailboxes,
            )
        except ValueError as error:
            raise CommandError(f"--mailboxes {mailboxes}: {error}") from error
        self.stdout.write(
            f"Hubs added: {report.hubs}, areas: {report.areas}."
            f" Schools with another hub than before: {report.placed:,}."
        )
        for problem in report.problems:
            self.stdout.write(problem)


def rows_of_csv(path: Path, columns: set[str]) -> list[dict]:
    try:
        # Spreadsheets put a mark (BOM) before the first heading, which would become part of it.
        with path.open(encoding="utf-8-sig", newline="") as file:
            # A row cut short has empty cells at its end, and not None.
            rows = list(csv.DictReader(file, restval=""))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CommandError(f"{path} cannot be read as a CSV file in UTF-8: {error}") from error
    if not rows or not columns <= rows[0].keys():
        wanted = ", ".join(sorted(columns))
        raise CommandError(f"{path} needs rows and the columns {wanted}.")
    return rows
