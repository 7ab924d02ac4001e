"""A file of the register that was chosen in the browser: kept, checked, then applied or given up.

Web and worker may stand on different machines, so the file waits in the database, in compressed
parts. The database says what is to be done; the task only rings the bell.
"""

import zlib
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from outbox import bell
from schools.choices import ImportState, RegisterFileKind
from schools.gias import LinksFile, PremiumFile, RegisterFile, RegisterFileError
from schools.models import RegisterImport, RegisterPart

PART = 1 << 20  # bytes, before they are compressed
# After which portal/retention.py deletes the parts of a file that nobody applied.
KEPT_FOR = timedelta(days=7)
FILES: dict[str, Any] = {
    RegisterFileKind.SCHOOLS: RegisterFile,
    RegisterFileKind.LINKS: LinksFile,
    RegisterFileKind.PREMIUM: PremiumFile,
}
LOOKS_LIKE: dict[str, str] = {
    RegisterFileKind.SCHOOLS: "the register itself",
    RegisterFileKind.LINKS: "the file of links",
    RegisterFileKind.PREMIUM: "a file of pupil premium percentages",
}
NO_LONGER_KEPT = "The file is no longer kept. Choose it again."


def keep_register_file(
    *, file, name: str, kind: str, key: UUID, by, year: int | None = None
) -> RegisterImport:
    """Keep the file for a worker to check. What its beginning gives away is refused at once.

    The same `key` twice is the same file: the first import is given back. Raises
    RegisterFileError.
    """
    refuse_unreadable(file, kind)
    with transaction.atomic():
        source, is_new = RegisterImport.objects.get_or_create(
            key=key,
            defaults={
                "kind": kind,
                "state": ImportState.CHECKING,
                "name": name,
                "size": file.size,
                "year": year,
                "started_by": by,
            },
        )
        if is_new:
            keep_parts(source, file)
            # Only then does a worker see the row.
            transaction.on_commit(ring_for_register_files)
    return source


def refuse_unreadable(file, kind: str) -> None:
    """Raises RegisterFileError; of a file of another kind it says which one to choose."""
    try:
        # Of the table only the heading line is read: the rows are for a worker.
        FILES[kind](file)
    except RegisterFileError as error:
        other = next((other for other in FILES if other != kind and begins_like(file, other)), None)
        if other is None:
            raise
        wanted = RegisterFileKind(other)
        raise RegisterFileError.saying(
            f"This looks like {LOOKS_LIKE[wanted]}: choose “{wanted.label}”."
        ) from error


def begins_like(file, kind: str) -> bool:
    file.seek(0)
    try:
        FILES[kind](file)
    except RegisterFileError:
        return False
    return True


def keep_parts(source: RegisterImport, file) -> None:
    file.seek(0)
    number = 0
    while content := file.read(PART):
        RegisterPart.objects.create(source=source, number=number, content=zlib.compress(content, 6))
        number += 1


def ring_for_register_files() -> None:
    bell.ring("schools.tasks.work_on_register_files")


@transaction.atomic
def apply_register_file(*, source: RegisterImport, by) -> None:
    """Have a worker apply what the check has shown. Asked twice, it is applied once."""
    row = RegisterImport.objects.select_for_update().get(pk=source.pk)
    if row.state in (ImportState.APPLYING, ImportState.APPLIED):
        return
    if row.state != ImportState.READY:
        raise Refused("This file cannot be applied: it has not been checked, or was given up.")
    if not row.parts.exists():
        raise Refused(NO_LONGER_KEPT)
    row.state, row.applied_by = ImportState.APPLYING, by
    # The tries of the check are not counted against applying.
    row.attempts, row.rows_done, row.rows_expected, row.claimed_until = 0, 0, 0, None
    row.save()
    transaction.on_commit(ring_for_register_files)


@transaction.atomic
def give_up_register_file(*, source: RegisterImport) -> None:
    """Throw the file away, unapplied. A worker that is checking it notices at the end."""
    row = RegisterImport.objects.select_for_update().get(pk=source.pk)
    if row.state in (ImportState.APPLYING, ImportState.APPLIED):
        raise Refused("This file is being applied or has been, so it cannot be given up.")
    if row.state == ImportState.GIVEN_UP:
        return
    end_register_import(row, ImportState.GIVEN_UP)


def end_register_import(row: RegisterImport, state: ImportState, problem: str = "") -> None:
    """Nothing more will be done with the file, so its parts are deleted."""
    row.state, row.problem = state, problem
    row.claimed_until, row.ended_at = None, timezone.now()
    row.save(update_fields=["state", "problem", "claimed_until", "ended_at"])
    row.parts.all().delete()
