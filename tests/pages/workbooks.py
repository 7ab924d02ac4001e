"""Small Excel workbooks, written part by part."""

import io
import zipfile
from xml.sax.saxutils import escape

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
OF_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OF_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINKS = f'xmlns:r="{OF_OFFICE}"'
RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
BOOK = (
    f"{HEAD}<workbook {MAIN} {LINKS}><workbookPr/><sheets>"
    '<sheet name="Notes" sheetId="1" state="hidden" r:id="rId9"/>'
    '<sheet name="Chart" sheetId="3" r:id="rId8"/>'
    '<sheet name="List" sheetId="2" r:id="rId1"/>'
    '<sheet name="Later" sheetId="4" r:id="rId7"/></sheets></workbook>'
)
WHERE = (
    f"{HEAD}<Relationships {RELATIONS}>"
    f'<Relationship Id="rId1" Type="{OF_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId8" Type="{OF_OFFICE}/chartsheet" Target="chartsheets/sheet1.xml"/>'
    "</Relationships>"
)
# Style 1 is a day of Excel's own, style 2 a time of the workbook's own, style 3 pounds, style 4 how
# long something takes.
STYLES = (
    f'{HEAD}<styleSheet {MAIN}><numFmts><numFmt numFmtId="164" formatCode="hh:mm"/>'
    '<numFmt numFmtId="165" formatCode="[Red]&quot;sum of days&quot; 0.00"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>'
    '<xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="46"/></cellXfs>'
    "</styleSheet>"
)


def types_of(names: list[str]) -> str:
    """What each part is; a shared text is found by this alone."""
    kinds = {"xl/workbook.xml": "sheet.main+xml", "xl/sharedStrings.xml": "sharedStrings+xml"}
    parts = "".join(
        f'<Override PartName="/{name}" ContentType="{OF_SHEETS}.{kind}"/>'
        for name, kind in kinds.items()
        if name in names
    )
    return f'{HEAD}<Types xmlns="{TYPES}">{parts}</Types>'


def sheet_of(rows: str) -> str:
    return f"{HEAD}<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"


def workbook(*rows: list[str], **parts: str) -> bytes:
    """Each cell is its XML, as made below; `parts` take the place of others."""
    body = "".join(f"<row>{''.join(cells)}</row>" for cells in rows)
    files = {
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": WHERE,
        "xl/styles.xml": STYLES,
        "xl/worksheets/sheet1.xml": sheet_of(body),
    } | {f"xl/{name}.xml": text for name, text in parts.items()}
    files["[Content_Types].xml"] = types_of(list(files))
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, text in files.items():
            zipped.writestr(name, text)
    return written.getvalue()


def words(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def number(value: str, style: int = 0) -> str:
    return f'<c s="{style}"><v>{value}</v></c>'


def table(*lines: list[str]) -> bytes:
    return workbook(*[[words(cell) for cell in line] for line in lines])
