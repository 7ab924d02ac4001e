"""One register file: each row is a school that is open, closed or proposed."""

from typing import BinaryIO

from schools.choices import SchoolStatus
from schools.gias.cells import FROM_A_SPREADSHEET
from schools.gias.columns import COLUMNS, SchoolRow
from schools.gias.problems import shown
from schools.gias.table import Known, TableFile

TELEPHONES_THAT_TELL = 20
KNOWN_STATUSES = frozenset(SchoolStatus.values)


class RegisterFile(TableFile):
    """The register of schools, as it is published."""

    what = "the register of schools as it is published"
    rows_are = "schools"
    columns = COLUMNS
    row_class = SchoolRow

    def __init__(self, file: BinaryIO):
        self.urns = Known()
        self.telephones = 0
        self.bare_lines: list[int] = []  # with a telephone number that begins with no nought
        super().__init__(file)

    def is_taken(self, row: SchoolRow) -> bool:
        # URNs never repeat, so a file in which one does is damaged, and refused. A school that
        # cannot be placed is real, and only left out.
        if earlier := self.urns.earlier(row.urn, row.line):
            self.report(f"{row.urn} is on line {earlier} already.", row.line, "URN")
            return False
        if row.telephone:
            self.note_telephone(row)
        why = reason_to_skip(row)
        return self.skip(row.line, why) if why else True

    def note_telephone(self, row: SchoolRow) -> None:
        self.telephones += 1
        if row.telephone[0] not in "0+(":
            self.bare_lines.append(row.line)

    def check_whole(self) -> None:
        # A few numbers are published so; where all are, the noughts were taken away.
        if self.telephones >= TELEPHONES_THAT_TELL and len(self.bare_lines) == self.telephones:
            self.report(
                "No telephone number begins with 0: a spreadsheet has taken the noughts away."
                f" {FROM_A_SPREADSHEET}",
                self.bare_lines[0],
                COLUMNS["telephone"].heading,
            )


def reason_to_skip(row: SchoolRow) -> str:
    """Why the row cannot become a school of the portal, or ''."""
    if not row.name:
        return f"URN {row.urn} has no name."
    if not row.authority_code:
        return f"URN {row.urn} has no local authority."
    if row.status not in KNOWN_STATUSES:
        return f"URN {row.urn} has the status “{shown(row.status)}”, which is not known here."
    return ""
