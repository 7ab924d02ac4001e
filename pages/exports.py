"""Rows as a file that a spreadsheet opens."""

import csv
from collections.abc import Callable, Iterable
from numbers import Number
from typing import Any

from django.http import StreamingHttpResponse

FORMULA_STARTS = tuple("=+-@＝＋－＠")


class Echo:
    """A file that hands back each line, for csv.writer to stream through."""

    def write(self, line: str) -> str:
        return line


def plain_cell(value: Any) -> Any:
    """The value, with what a spreadsheet would run as a formula turned into text.

    Some drop the blanks before it, and some read the wide signs of Japanese as the plain ones.
    A row stands there by its name, which somebody may have typed too.
    """
    if isinstance(value, Number):
        return value
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip().startswith(FORMULA_STARTS) else text


def csv_response(
    name: str, columns: dict[str, Callable[[Any], Any]], rows: Iterable
) -> StreamingHttpResponse:
    """`rows` as CSV with a byte order mark, without which Excel misreads UTF-8."""
    writer = csv.writer(Echo())

    def lines():
        yield "\ufeff" + writer.writerow(columns)
        for row in rows:
            yield writer.writerow([plain_cell(read(row)) for read in columns.values()])

    return StreamingHttpResponse(
        lines(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )
