"""The national register of schools (Get Information About Schools): bytes in, typed rows out.

The register is a CSV file with one heading line, published in Windows-1252; a copy saved as UTF-8
is read as well, and one in which the two meet line by line. Columns are found by their headings,
in any order, and unknown ones are passed over. What is wrong with a file is said all at once, by
line and column, for whoever chose it.
"""

from schools.gias.columns import SchoolRow
from schools.gias.links import LinkRow, LinksFile
from schools.gias.problems import Problem, RegisterFileError, Skipped
from schools.gias.pupil_premium import PremiumFile, PremiumRow
from schools.gias.register import RegisterFile
from schools.gias.table import TableFile

__all__ = [
    "LinkRow",
    "LinksFile",
    "PremiumFile",
    "PremiumRow",
    "Problem",
    "RegisterFile",
    "RegisterFileError",
    "SchoolRow",
    "Skipped",
    "TableFile",
]
