import pytest
from django.template.loader import render_to_string

from schools.actions.import_report import SKIPPED_SHOWN, ImportReport, keep_report
from schools.gias import Skipped
from tests.schools.register_factories import RegisterImportFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("skipped", "said"),
    [
        (SKIPPED_SHOWN, False),
        (SKIPPED_SHOWN + 1, True),
    ],
)
def test_the_report_says_how_many_of_the_rows_skipped_it_shows(skipped, said):
    source = RegisterImportFactory()
    rows = [Skipped(line, "It has no name.") for line in range(2, skipped + 2)]
    keep_report(
        source,
        ImportReport(rows=skipped, created=0, updated=0, unchanged=0, skipped=rows),
    )

    shown = render_to_string("schools/_register_report.html", {"object": source})

    assert (f"These are the first {SKIPPED_SHOWN} of {skipped}." in shown) == said
    assert shown.count("It has no name.") == SKIPPED_SHOWN
