from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from pages.rules.school_year import typed_school_year
from schools.actions.import_pupil_premium import import_pupil_premium
from schools.management.commands.import_schools import report_lines
from schools.management.files import Progress, with_file


class Command(BaseCommand):
    help = "Import pupil premium percentages of one school year from a CSV file with URNs."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="a CSV file with a URN and a percentage")
        parser.add_argument("--year", required=True, help="the school year, such as 2025/26")

    def handle(self, *, file: Path, year: str, **options):
        began_in = typed_school_year(year)
        if began_in is None:
            raise CommandError(f"{year} is not a school year such as 2025/26.")
        report = with_file(
            file, import_pupil_premium, year=began_in, progress=Progress(self.stderr)
        )
        self.stdout.write("\n".join(report_lines("percentages", report)))
