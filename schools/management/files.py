"""What commands that read a file share: opening it, saying how far it is, and what is wrong."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from schools.actions.import_report import ImportReport
from schools.gias import RegisterFileError

ROWS_BETWEEN_LINES = 10_000


class Progress:
    """Says now and then how many rows have been read."""

    def __init__(self, stream: Any):
        self.stream = stream
        self.said = 0

    def __call__(self, rows: int) -> None:
        if rows >= self.said + ROWS_BETWEEN_LINES:
            self.said = rows
            self.stream.write(f"{rows:,} rows read", style_func=str)


def with_file(path: Path, run: Callable[..., ImportReport], **options) -> ImportReport:
    """The report of `run` over the file. Raises CommandError with the message for whoever asked."""
    if not path.exists():
        raise CommandError(f"There is no file {path}.")
    if not path.is_file():
        raise CommandError(f"{path} is not a file. Name the register's CSV file.")
    try:
        with path.open("rb") as file:
            return run(file, name=path.name[:200], **options)
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
    except RegisterFileError as error:
        raise CommandError(f"{path} was not imported.\n{error.message}") from error
