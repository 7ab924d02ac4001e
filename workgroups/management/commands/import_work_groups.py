from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from hubs.models import Hub
from workgroups.actions.import_workgroups import import_workgroups, preview_workgroups
from workgroups.management.commands.import_projects import year_option
from workgroups.rules.list_file import ListFileError, text_of_list
from workgroups.rules.workgroup_file import read_workgroups
from workgroups.rules.workgroup_times import Hours, read_hours


class Command(BaseCommand):
    help = (
        "Add Work Groups to a hub as drafts, from a CSV file or an Excel workbook (XLSX) with the"
        " columns title, academic_year and, if you like, ncp_code, project, kind, phase, cohort,"
        " places, places_per_school, session_dates, times, mode, venue, outline and rationale. All"
        " of it or nothing; safe to run again. Projects that are missing become the hub's own."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--hub", required=True, help="the hub's short name, as in its address")
        parser.add_argument("--year", help="the school year of lines that name none, as 2021/22")
        parser.add_argument(
            "--places", type=int, help="places where neither the list nor the project says"
        )
        parser.add_argument(
            "--times", help="of workshops whose times are not said, as 9:30am to 2:30pm"
        )
        parser.add_argument("--check", action="store_true", help="read it and change nothing")

    def handle(self, *, file: Path, hub: str, places: int | None, check: bool, **options):
        row = Hub.objects.filter(slug=hub).first()
        if row is None:
            raise CommandError(f"There is no hub “{hub}”.")
        if places is not None and not 1 <= places <= 500:
            raise CommandError("Enter a number of places from 1 to 500.")
        work = preview_workgroups if check else import_workgroups
        try:
            rows = read_workgroups(
                text_of_list(file.read_bytes()),
                year_if_blank=year_option(options["year"]),
                hours_if_blank=times_option(options["times"]),
            )
            report = work(hub=row, rows=rows, places_if_blank=places)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        except ListFileError as error:
            raise CommandError(f"{file} was not imported.\n{error.message}") from error
        self.stdout.write("\n".join(report.lines))
        self.stdout.write(
            f"{len(rows)} lines read. Drafts {'to make' if check else 'made'}: {report.created}. "
            f"There already: {report.known}. Called off: {report.called_off}. "
            f"New projects of the hub: {report.projects}."
        )
        if check:
            self.stdout.write("Nothing was changed.")


def times_option(text: str | None) -> Hours | None:
    if text is None:
        return None
    hours, unsure = read_hours(text, 1)
    if unsure or not hours:
        raise CommandError("Write the times as 9:30am to 2:30pm.")
    return hours[0]
