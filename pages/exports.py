"""Rows as a file that a spreadsheet opens, or that a calendar reads."""

import csv
import io
from collections.abc import Callable, Iterable
from datetime import date, datetime
from hashlib import sha256
from numbers import Number
from typing import Any

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from pages.rules.document import file_name, media_type
from pages.rules.formulas import FORMULA_STARTS

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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


def xlsx_response(
    name: str, columns: dict[str, Callable[[Any], Any]], rows: Iterable
) -> HttpResponse:
    """`rows` as an Excel workbook of one sheet, in which every text is text and no formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("List")
    sheet.append([text_cell(sheet, heading) for heading in columns])
    for row in rows:
        sheet.append([workbook_cell(sheet, read(row)) for read in columns.values()])
    file = io.BytesIO()
    book.save(file)
    return HttpResponse(
        file.getvalue(),
        content_type=XLSX,
        headers={"Content-Disposition": f'attachment; filename="{name}.xlsx"'},
    )


def workbook_cell(sheet: Any, value: Any) -> Any:
    if value is None or isinstance(value, Number | date) and not isinstance(value, datetime):
        return value
    return text_cell(sheet, str(value))


def text_cell(sheet: Any, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text))
    # The library takes what begins with an equals sign for a formula.
    cell.data_type = "s"
    return cell


FILES: dict[str, Callable[..., HttpResponseBase]] = {"csv": csv_response, "xlsx": xlsx_response}


def file_response(title: str, file: Any) -> HttpResponse:
    """A document that somebody sent, to be kept and never shown as a page of the portal.

    `file` has its `kind` and `content`; it is called after `title`.
    """
    return HttpResponse(
        bytes(file.content),
        content_type=media_type(file.kind),
        headers={
            "Content-Disposition": f'attachment; filename="{file_name(title, file.kind)}"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        },
    )


def pdf_response(content: bytes, name: str) -> HttpResponse:
    """A document of the portal's own making about people, for one reader."""
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="{name}"',
            "Cache-Control": "private, no-store",
        },
    )


def calendar_response(
    request, name: str, content: bytes, *, kept_for: int | None = None
) -> HttpResponseBase:
    """A feed, or only word that it is still as whoever asks has it.

    `kept_for` is how many seconds anybody may go on using it, where it is for everybody.
    """
    etag = quote_etag(sha256(content).hexdigest())
    response = HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.ics"', "ETag": etag},
    )
    if kept_for is not None:
        response["Cache-Control"] = f"public, max-age={kept_for}"
    return get_conditional_response(request, etag=etag, response=response) or response
