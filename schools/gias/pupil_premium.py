"""A file of pupil premium percentages: a URN and a percentage in each row."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import BinaryIO

from schools.gias.cells import percent, urn
from schools.gias.columns import Column, column, columns_of
from schools.gias.problems import RegisterFileError, shown
from schools.gias.table import Known, TableFile

# What official tables write in place of a number that they withhold or do not have.
WITHHELD = {"", "c", "x", "z", ":", ".", "..", "-", "n/a", "na", "supp", "low", "ne", "np"}
# Below it, and with so many rows, the numbers are shares of one and not of a hundred.
ROWS_THAT_TELL = 10

# A column of the percentage is called by one of these, in any case and with any signs between.
NUMBER_WORDS = {"percent", "percentage", "pc", "pct", "rate", "proportion"}
PREMIUM_WORDS = {"pp", "ppg", "premium"}
PLAIN_HEADINGS = {"percent", "percentage", "pct", "pc"}


def premium(cell: str) -> Decimal | None:
    digits = cell.strip()
    if digits.lower() in WITHHELD:
        return None
    return percent(digits.removesuffix("%").rstrip())


@dataclass(slots=True)
class PremiumRow:
    """One school's percentage; None where the table withholds it."""

    line: int
    urn: int = column("URN", urn, required=True)
    percent: Decimal | None = column("Pupil premium %", premium, required=True)


def is_percentage(heading: str) -> bool:
    """Does the heading name the percentage? "Pupil premium %", "% PPG", "Percentage" do."""
    # Words may be run together, as in “PupilPremium”, and the sign counts as one.
    apart = re.sub(r"([a-z])([A-Z])", r"\1 \2", heading).replace("%", " percent ")
    words = set(re.findall(r"[a-z]+", apart.lower()))
    if words & PREMIUM_WORDS:
        # “Pupil premium” by itself may be a number of pupils, or of pounds.
        return bool(words & NUMBER_WORDS)
    return words <= PLAIN_HEADINGS and bool(words)


class PremiumFile(TableFile):
    """Pupil premium percentages by URN."""

    what = "a file of pupil premium percentages"
    rows_are = "percentages"
    columns = columns_of(PremiumRow)
    row_class = PremiumRow

    def __init__(self, file: BinaryIO):
        self.urns = Known()
        self.most = Decimal(0)
        super().__init__(file)

    def place_of(self, column: Column) -> int | None:
        if column.heading == "URN":
            found = [
                place for place, name in enumerate(self.headings.names) if name.upper() == "URN"
            ]
        else:
            found = [place for place, name in enumerate(self.headings.names) if is_percentage(name)]
        if len(found) > 1:
            names = ", ".join(self.headings.column_at(place) for place in found)
            raise RegisterFileError.saying(
                f"More than one column may be meant by “{column.heading}”: {shown(names)}."
                " Leave one of them in the file.",
                self.headings.line,
            )
        return found[0] if found else None

    def is_taken(self, row: PremiumRow) -> bool:
        if earlier := self.urns.earlier(row.urn, row.line):
            self.report(f"{row.urn} is on line {earlier} already.", row.line, "URN")
            return False
        if row.percent is None:
            return self.skip(row.line, f"URN {row.urn} has no percentage.")
        self.most = max(self.most, row.percent)
        return True

    def check_whole(self) -> None:
        if self.rows - len(self.skipped) >= ROWS_THAT_TELL and self.most <= 1:
            column = shown(self.headings.column_at(self.places["percent"]))
            self.report(
                "No number is more than 1, so these are shares and not percentages."
                " Multiply them by 100.",
                self.headings.line,
                column,
            )
