from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from hubs.actions.import_hubs import import_hubs
from pages.rules.decoding import UnreadableLine, lines_of
from pages.tables import numbered_records, read_headings

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
        with path.open("rb") as file:
            records = numbered_records(lines_of(file))
            headings = read_headings(records)
            # A row cut short has empty cells at its end, and not None.
            rows = [
                dict.fromkeys(headings.names, "") | dict(zip(headings.names, cells, strict=False))
                for _, cells in records
            ]
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error}") from error
    except UnreadableLine as error:
        raise CommandError(f"{path}, line {error.line}: {error.text}") from error
    if not rows or headings.missing(columns):
        wanted = ", ".join(sorted(columns))
        raise CommandError(f"{path} needs rows and the columns {wanted}.")
    return rows
