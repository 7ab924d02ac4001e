"""A list of people who ask for places, as a hub has it: who stands on each line.

Layouts differ from form to form and from hub to hub, so none is known as such: columns are known
by their names, cells by what they look like, and what nobody can tell is asked of a person. One
bad line never costs a good one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from pages.rules.mail_address import mail_address
from pages.rules.odd_characters import odd_character_problem
from pages.rules.pupil_identity import pupil_identity_problem
from pages.rules.pupil_names import names_in_a_name
from participants.rules.list_cells import (
    GONE,
    TRIAL,
    WITHDRAWN,
    full_name,
    is_month_first,
    read_addresses,
    read_head,
    read_person_name,
    read_received,
    read_telephone,
)
from participants.rules.list_roles import role_said
from participants.rules.list_table import ListLine, ListTable, ListTables

NAME_AT_MOST = 150
SHORT_NOTE = 60  # a longer one tells of much else
NO_EMAIL = "No email address is given."


@dataclass(frozen=True)
class PutRight:
    """What somebody typed beside a line, in place of what it says."""

    name: str = ""
    email: str = ""
    school: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.email or self.school)


@dataclass
class ListedPerson:
    """One line of the list, read by itself."""

    line: int
    key: str
    cells: tuple[str, ...]
    headings: tuple[str, ...] = ()
    columns: Mapping[str, int] = field(default_factory=dict)
    name_typed: str = ""
    names: tuple[str, ...] = ()
    email_typed: str = ""
    emails: tuple[str, ...] = ()
    school: str = ""
    school_above: str = ""  # of a merged cell, of which only the first row has the words
    urn: str = ""
    postcode: str = ""
    telephone: str = ""
    job_role: str = ""
    received_on: date | None = None
    head_name: str = ""
    head_email: str = ""
    asked: str = ""
    order: str = ""
    put_right: PutRight = PutRight()
    skipped: str = ""  # why nobody is to be taken from it
    wrong: dict[str, str] = field(default_factory=dict)  # by the box in which it is put right
    doubts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def cells_put_right(self) -> list[str]:
        """Its cells with what was typed beside them, for whoever takes the line elsewhere."""
        cells = list(self.cells)
        for name in ("name", "email", "school"):
            typed, place = getattr(self.put_right, name), self.columns.get(name)
            if typed and place is not None:
                cells[place] = typed
        return cells

    @property
    def by_heading(self) -> dict[str, str]:
        return dict(zip(self.headings, self.cells_put_right, strict=False))

    @property
    def name(self) -> str:
        return " and ".join(self.names)

    @property
    def email(self) -> str:
        return self.emails[0] if len(self.emails) == 1 else ""


NOTHING_PUT_RIGHT = PutRight()


def read_people(
    found: ListTables, *, today: date, put_right: Mapping[str, PutRight]
) -> list[ListedPerson]:
    """Everybody on the list, in its order."""
    people: list[ListedPerson] = []
    times: dict[tuple[str, ...], int] = {}
    for table in found.tables:
        month_first = is_month_first(cells_of(table, "received"), today)
        above = ""
        for line, cells in table.named_rows():
            times[line.cells] = times.get(line.cells, 0) + 1
            key = key_of_line(line, times[line.cells])
            one = read_listed(line, key, cells, put_right.get(key, NOTHING_PUT_RIGHT))
            one.headings, one.columns = table.headings, table.columns
            one.school_above = above
            above = one.school or above
            take_day(one, cells.get("received", ""), month_first=month_first, today=today)
            guard_names(one, today)
            people.append(one)
    return people


def cells_of(table: ListTable, name: str) -> list[str]:
    place = table.columns.get(name)
    if place is None:
        return []
    return [line.cells[place] for line in table.lines if place < len(line.cells)]


def key_of_line(line: ListLine, time: int) -> str:
    """By what it says and not by its number, as the list may be put right in between."""
    said = "\n".join([*line.cells, str(time)])
    return sha256(said.encode("utf-8", "replace")).hexdigest()[:12]


def read_listed(
    line: ListLine, key: str, cells: Mapping[str, str], put_right: PutRight
) -> ListedPerson:
    head_name, head_email = read_head(cells.get("head_name", ""), cells.get("head_email", ""))
    one = ListedPerson(
        line.number,
        key,
        line.cells,
        school=put_right.school or cells.get("school", ""),
        urn="" if put_right.school else cells.get("urn", ""),
        postcode="" if put_right.school else cells.get("postcode", ""),
        job_role=role_said(cells.get("role", "")),
        head_name=head_name[:NAME_AT_MOST],
        head_email=head_email,
        asked=cells.get("asked", ""),
        order=cells.get("order", ""),
        put_right=put_right,
    )
    take_name(one, cells)
    take_address(one, cells.get("email", ""))
    if said := cells.get("phone", ""):
        one.telephone = read_telephone(said)
        if not one.telephone:
            one.notes.append(f"“{said[:40]}” is no whole telephone number and is left out.")
    if GONE.match(cells.get("state", "")):
        one.skipped = f"The list says “{cells['state']}”."
    elif WITHDRAWN.search(cells.get("notes", "")[:SHORT_NOTE]):
        one.doubts.append(f"The list says “{cells['notes'][:SHORT_NOTE]}”.")
    if one.name.casefold() in TRIAL or one.school.casefold() in TRIAL:
        one.doubts.append("This looks like a trial of the form.")
    return one


def take_name(one: ListedPerson, cells: Mapping[str, str]) -> None:
    one.name_typed = one.put_right.name or name_in(cells)
    read = read_person_name(one.name_typed)
    one.names = read.names
    if WITHDRAWN.search(read.remark):
        one.doubts.append(f"Beside the name the list says “{read.remark}”.")
    if not read.names:
        said = f"“{read.remark}” names nobody" if read.remark else "No name is given"
        one.doubts.append(f"{said}. Type who it is.")
    elif len(read.names) > 1:
        one.doubts.append(f"“{one.name}” are {len(read.names)} people with one address.")
    elif read.lost_letter:
        one.doubts.append(f"A letter of “{one.name}” was lost when the list was saved.")
    elif problem := odd_character_problem(one.name):
        one.wrong["name"] = f"{problem}."
    elif len(one.name) > NAME_AT_MOST:
        one.wrong["name"] = f"The name is longer than {NAME_AT_MOST} characters."


def name_in(cells: Mapping[str, str]) -> str:
    if cells.get("last") and cells.get("first"):
        return full_name(cells["first"], cells["last"])
    return cells.get("name") or cells.get("first") or cells.get("last") or ""


def take_address(one: ListedPerson, cell: str) -> None:
    one.email_typed = one.put_right.email or cell
    found = read_addresses(one.email_typed)
    if len(found) == 1 and found[0].casefold() in ("anonymous", "n/a", "none"):
        found = []
    try:
        one.emails = tuple(mail_address(typed) for typed in found)
    except ValueError as error:
        one.wrong["email"] = f"“{found[0][:60]}”: {error}."
    if not found:
        one.wrong["email"] = NO_EMAIL
    elif len(one.emails) > 1:
        one.doubts.append(f"There are {len(one.emails)} addresses: {', '.join(one.emails)}.")


def take_day(one: ListedPerson, cell: str, *, month_first: bool, today: date) -> None:
    if not cell:
        return
    day = read_received(cell, month_first=month_first)
    if day is None:
        one.notes.append(f"“{cell[:30]}” is no whole date, so today counts.")
    elif day > today:
        one.notes.append(f"{day:%d/%m/%Y} is still to come, so today counts.")
    elif day.year < today.year - 10:
        one.notes.append(f"{day:%d/%m/%Y} is long ago, so today counts.")
    else:
        one.received_on = day


def guard_names(one: ListedPerson, today: date) -> None:
    """Nobody's list may bring a pupil in."""
    for name in one.names:
        problem = pupil_identity_problem(name, on=today, where=" from the name")
        if problem or names_in_a_name(name):
            one.wrong["name"] = f"{problem or f'“{name}” looks like a pupil’s name'}."
    head = one.head_name
    if head and (pupil_identity_problem(head, on=today) or names_in_a_name(head)):
        one.head_name = ""
        one.notes.append("What stands for the head’s name is left out.")
    elif head and odd_character_problem(head):
        one.head_name = ""
