"""What a worker does with the files of the register that wait: check them, apply them.

A check is the import itself, taken back at its end, so what it shows is what applying does. A
file is claimed for a time that is prolonged while rows are read; a worker that dies leaves the
database as it was, and the next sweep takes the file again.
"""

import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from django.db import connection, transaction
from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from schools.actions.import_links import import_links
from schools.actions.import_pupil_premium import import_pupil_premium
from schools.actions.import_report import ImportReport
from schools.actions.import_schools import import_schools
from schools.actions.school_register_files import NO_LONGER_KEPT, end_register_import
from schools.choices import ImportState, RegisterFileKind
from schools.gias import RegisterFileError
from schools.models import RegisterChange, RegisterImport

LEASE = timedelta(seconds=120)
BEAT = 1  # second between two words of how far it is
ATTEMPTS = 3
SHOWN = 50  # changes of each kind that a check names
TOO_OFTEN = (
    "The work was stopped three times before its end, so it is not tried again. Nothing was"
    " changed. Look at the worker’s log, then choose the file again."
)


class TakenAway(Exception):
    """The file was given up, or another worker has it."""


def work_on_register_files() -> int:
    """Do what waits, one file after another; how many there were."""
    done = 0
    while source := claim_register_file(timezone.now()):
        work_on_register_file(source)
        done += 1
    return done


@transaction.atomic
def claim_register_file(now: datetime) -> RegisterImport | None:
    """Take the file that has waited longest; other workers pass over it for LEASE."""
    due = RegisterImport.objects.due(now).order_by("started_at", "pk")
    row = due.select_for_update(skip_locked=True, of=["self"]).first()
    if row is None:
        return None
    row.attempts += 1
    row.claimed_until = now + LEASE
    row.save(update_fields=["attempts", "claimed_until"])
    return row


def work_on_register_file(source: RegisterImport) -> None:
    # Asked of the next claim, as a file that kills its worker leaves nobody else to say so.
    if source.attempts > ATTEMPTS:
        end_register_import(source, ImportState.REFUSED, TOO_OFTEN)
        return
    try:
        with unpacked_file(source) as file, Heartbeat(source) as progress:
            if source.state == ImportState.CHECKING:
                check_register_file(source, file, progress)
            else:
                apply_claimed_file(source, file, progress)
    except RegisterFileError as error:
        refuse_register_file(source, error.message)
    except TakenAway:
        return


@contextmanager
def unpacked_file(source: RegisterImport) -> Iterator[BinaryIO]:
    """The whole file on this machine's disk, never in memory."""
    with TemporaryFile() as file:
        lines = 0
        # One part at a time, as the driver would else fetch all of them at once.
        for content in source.parts.values_list("content", flat=True).iterator(chunk_size=1):
            plain = zlib.decompress(content)
            lines += plain.count(b"\n")
            file.write(plain)
        if not file.tell():
            raise RegisterFileError.saying(NO_LONGER_KEPT)
        expected = max(lines - 1, 1)  # without the heading
        RegisterImport.objects.filter(pk=source.pk).update(rows_done=0, rows_expected=expected)
        file.seek(0)
        yield file


def check_register_file(source: RegisterImport, file: BinaryIO, progress) -> None:
    """Import the file, note what that changed, and take it back."""
    with transaction.atomic():
        import_by_kind(source, file, progress)
        # The report outlives the rollback: import_by_kind has left it on the object in memory.
        found = source.report | {"examples": examples_of_changes(source)}
        transaction.set_rollback(True)
    still_ours(source).update(
        state=ImportState.READY,
        report=found,
        claimed_until=None,
        rows_done=found["rows"],
        rows_expected=found["rows"],
    )


@transaction.atomic
def apply_claimed_file(source: RegisterImport, file: BinaryIO, progress) -> None:
    """Import the file for good, in one transaction with saying so."""
    import_by_kind(source, file, progress)
    # At the end and within the transaction: whoever has lost the file takes all of it back.
    row = still_ours(source).select_for_update().first()
    if row is None:
        raise TakenAway
    end_register_import(row, ImportState.APPLIED)


def import_by_kind(source: RegisterImport, file: BinaryIO, progress) -> ImportReport:
    by = source.applied_by or source.started_by
    common: dict[str, Any] = {"by": by, "source": source, "progress": progress}
    if source.kind == RegisterFileKind.SCHOOLS:
        return import_schools(file, **common)
    if source.kind == RegisterFileKind.LINKS:
        return import_links(file, **common)
    return import_pupil_premium(file, year=source.year or 0, **common)


def still_ours(source: RegisterImport):
    """The file's row, unless it was given up or claimed again meanwhile."""
    # Each claim raises the attempts, so their number tells this worker’s claim from a later one.
    return RegisterImport.objects.filter(pk=source.pk, state=source.state, attempts=source.attempts)


@transaction.atomic
def refuse_register_file(source: RegisterImport, problem: str) -> None:
    if row := still_ours(source).select_for_update().first():
        end_register_import(row, ImportState.REFUSED, problem)


def examples_of_changes(source: RegisterImport) -> dict[str, list[dict]]:
    """The first changes of each kind by the school's name, as the page of the check shows them."""
    place = Window(RowNumber(), partition_by=F("kind"), order_by=["school__name", "school__urn"])
    rows = RegisterChange.objects.filter(source=source).annotate(place=place)
    rows = rows.filter(place__lte=SHOWN).select_related("school__local_authority").order_by("place")
    found: dict[str, list[dict]] = {}
    for row in rows:
        found.setdefault(row.kind, []).append(
            {
                "urn": row.school.urn,
                "name": row.school.name,
                "authority": str(row.school.local_authority),
                "details": row.details,
            }
        )
    return found


class Heartbeat:
    """Tells how far the work is and that its worker lives.

    On a connection of its own, as nobody sees into the work's transaction before its end.
    """

    def __init__(self, source: RegisterImport):
        self.source = source
        self.connection = connection.copy()
        self.next_at = 0.0

    def __enter__(self):
        return self

    def __exit__(self, *_) -> None:
        self.connection.close()

    def __call__(self, rows: int) -> None:
        if time.monotonic() < self.next_at:
            return
        self.next_at = time.monotonic() + BEAT
        # Not for a file that another worker has claimed since: that lease is not ours to prolong.
        with self.connection.cursor() as cursor:
            cursor.execute(
                "UPDATE schools_registerimport SET rows_done = %s, claimed_until = %s"
                " WHERE id = %s AND state = %s AND attempts = %s",
                [
                    rows,
                    timezone.now() + LEASE,
                    self.source.pk,
                    self.source.state,
                    self.source.attempts,
                ],
            )
