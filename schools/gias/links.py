"""The register's file of links: which school came from which."""

from dataclasses import dataclass
from datetime import date

from schools.choices import LinkKind
from schools.gias import cells
from schools.gias.columns import column, columns_of
from schools.gias.table import TableFile

# The beginnings of the register's words, and the kind each stands for.
KINDS = {
    "split school": LinkKind.SPLIT,
    "merged": LinkKind.MERGER,
    "amalgamated": LinkKind.AMALGAMATION,
    "": LinkKind.SUCCESSION,
}


@dataclass(slots=True)
class LinkRow:
    """What one school's entry says of another: each link is published from both its ends."""

    line: int
    urn: int = column("URN", cells.urn, required=True)
    link_urn: int = column("LinkURN", cells.urn, required=True)
    words: str = column("LinkType", cells.Text(100), required=True)
    since: date | None = column("LinkEstablishedDate", cells.day)

    @property
    def is_from_successor(self) -> bool:
        # The word is for the other school: whoever names a predecessor is the successor.
        return self.words.lower().startswith("predecessor")

    @property
    def is_directed(self) -> bool:
        """Do the words say which of the two came first?"""
        return self.words.lower().startswith(("predecessor", "successor"))

    @property
    def kind(self) -> LinkKind:
        words = self.words.lower()
        if self.is_directed:
            # Whatever follows the hyphen, the word before it has said which came first.
            return KINDS.get(words.partition("-")[2].strip(), LinkKind.SUCCESSION)
        return LinkKind.SIXTH_FORM if words.startswith("sixth form") else LinkKind.OTHER


class LinksFile(TableFile):
    """The links of the register of schools, as they are published."""

    what = "the register’s file of links as it is published"
    rows_are = "links"
    columns = columns_of(LinkRow)
    row_class = LinkRow

    def is_taken(self, row: LinkRow) -> bool:
        if row.urn == row.link_urn:
            return self.skip(row.line, f"URN {row.urn} is linked with itself.")
        return True
