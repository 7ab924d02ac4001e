"""What one file did, and the row that keeps it."""

from dataclasses import asdict, dataclass, field

from django.db.models import Count
from django.utils import timezone

from schools.choices import ImportState
from schools.gias import Skipped
from schools.models import RegisterImport

SKIPPED_SHOWN = 200


@dataclass(frozen=True)
class ImportReport:
    """What one file did. Each row that was read is created, updated, unchanged or skipped.

    A file of links tells each of them from both ends, so there the rows are up to twice as many.
    """

    rows: int
    created: int
    updated: int
    unchanged: int
    skipped: list[Skipped]
    # What an administrator should know although the file was imported.
    problems: list[str] = field(default_factory=list)


def kept_import(kind: str, *, name: str, by=None, year: int | None = None) -> RegisterImport:
    """The row of an import that began without one, on a command line."""
    now = timezone.now()
    return RegisterImport.objects.create(
        kind=kind,
        state=ImportState.APPLIED,
        name=name or "Command line",
        year=year,
        started_by=by,
        ended_at=now,
    )


def keep_report(source: RegisterImport, report: ImportReport) -> None:
    """Write what the file did beside it, with the number of changes of each kind."""
    # The model’s own order would be part of the grouping.
    kinds = source.changes.order_by().values_list("kind").annotate(Count("pk"))
    source.report = asdict(report) | {
        "skipped": [skipped._asdict() for skipped in report.skipped[:SKIPPED_SHOWN]],
        "skipped_number": len(report.skipped),
        "kinds": dict(kinds),
    }
    source.rows_done = source.rows_expected = report.rows
    # Only now that all rows are read: a worker’s heartbeat writes to the same row from another
    # connection, and would wait for this transaction, which waits for it.
    source.save(update_fields=["report", "rows_done", "rows_expected"])
