"""A list of people, what its columns hold, and what a person decides about its doubtful lines."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar

from django import forms
from django.utils import timezone

from access.refusal import Refused
from pages.forms.base import storable
from pages.forms.fields import DayField
from pages.forms.widgets import Radios
from pages.rules.decoding import is_utf8
from pages.wording import counted_things
from participants.choices import ListedState
from participants.queries.listed_people import facts_of_list
from participants.rules.list_columns import FIELDS
from participants.rules.list_table import ListTables, read_tables
from participants.rules.listed_people import ListedPerson, PutRight, read_people
from participants.rules.listed_verdict import ListedVerdict, settle_people
from workgroups.choices import JobRole
from workgroups.forms.list_file import TextOrFileForm
from workgroups.rules.list_file import ListFileError, text_of_list

LETTERS_AT_MOST = 400_000
PEOPLE_AT_MOST = 500
# A browser sends a few boxes for each, and Django takes a thousand.
ASKED_AT_MOST = 150
TOO_LONG = f"The list is longer than {PEOPLE_AT_MOST} people. Take it in parts"
NOBODY_NAMED = (
    "No line of this names people: the portal looks for a line of headings, such as Name, Email "
    "and School, or for email addresses. Choose the file as you have it, or copy it with its "
    "headings"
)
NOT_IN_LIST = "Not in the list"
LEAVE_OUT = "Leave them out"
BOXES = {
    "name": "Name on {line}",
    "email": "Email address of {who}",
    "school": "School of {who}: name, postcode or URN",
}
TYPED_AT_MOST = 300


@dataclass
class AskedLine:
    """A line of the list with the boxes in which a person decides about it."""

    verdict: ListedVerdict
    school: str
    choice: forms.BoundField | None
    boxes: list[forms.BoundField]


class ListedPeopleForm(TextOrFileForm):
    """First the list alone; once it is read, a select for each field and boxes for each doubt."""

    box = "pasted"
    letters_at_most = LETTERS_AT_MOST
    too_long = TOO_LONG
    asked_for = ("file", "Choose a file, or paste the list below")
    needed_at_times = frozenset({"pasted", "file"})
    # Only names, addresses and schools go further, and the rules of the list look at each.
    keeps_answers = False
    widths: ClassVar[dict[str, int]] = {}

    file = forms.FileField(
        label="The list as a file, CSV or Excel (XLSX)",
        help_text="As you have it: from Microsoft Forms, Google Forms or Eventbrite, or your own.",
        required=False,
        allow_empty_file=True,
    )
    pasted = forms.CharField(
        label="Or paste the list",
        help_text="With its headings, for example copied from a spreadsheet.",
        required=False,
        max_length=LETTERS_AT_MOST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"max_length": TOO_LONG},
    )
    job_role = forms.ChoiceField(
        label="Role of those whose role the list does not say",
        choices=JobRole.choices,
        initial=JobRole.TEACHER,
        required=False,
    )
    thanks = forms.BooleanField(
        label="Tell each of them by email that they are on the list", required=False
    )
    asks_heads = forms.BooleanField(label="Ask the heads where an address is given", required=False)
    signed_on = DayField(
        label="The heads of all of them have signed, on paper, on",
        help_text="Leave it empty where they have not. Heads who have signed are not asked.",
        required=False,
    )

    def __init__(self, *args, workgroup, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.workgroup, self.user = workgroup, user
        self.fields["job_role"].choices = list(workgroup.project.role_labels.items())
        self.people: list[ListedPerson] = []
        self.settled: list[ListedVerdict] = []
        self.schools: dict = {}
        self.tables = ListTables([], [])
        self.layout = ""
        if workgroup.project.is_event:
            del self.fields["asks_heads"], self.fields["signed_on"]

    def clean_job_role(self):
        return self.cleaned_data["job_role"] or JobRole.TEACHER

    def clean_signed_on(self):
        day = self.cleaned_data["signed_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("Enter a day that is not in the future")
        return day

    def hinders_reading(self) -> bool:
        return bool(self.errors.keys() & {"file", self.box})

    def text_of(self, data: bytes) -> str:
        """One line that cannot be read costs no other: its letters are shown as lost."""
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16", "replace")
        try:
            return text_of_list(data)
        except ListFileError:
            if b"\0" in data or data.startswith(b"PK"):
                raise
            return "".join(map(either_way, data.splitlines(keepends=True)))

    def read(self, text: str) -> None:
        self.tables = read_tables(text)
        if not self.tables.rows:
            raise Refused(NOBODY_NAMED)
        if self.tables.rows > PEOPLE_AT_MOST:
            raise Refused(TOO_LONG)
        self.take_columns()
        today = timezone.localdate()
        self.people = read_people(self.tables, today=today, put_right=self.typed_beside())
        facts, self.schools = facts_of_list(self.workgroup, self.people, self.user)
        self.settled = settle_people(self.people, facts, self.chosen())
        self.add_columns()
        self.add_boxes()

    def typed(self, name: str) -> str:
        return storable(str(self.data.get(name, "")))[:TYPED_AT_MOST].strip()

    def take_columns(self) -> None:
        layout = sha256("\n".join(self.tables.headings).encode("utf-8", "replace")).hexdigest()
        # What was put right of one list says nothing of another with other headings.
        if self.typed("layout") == layout:
            names = {field: f"column-{field}" for field in FIELDS}
            self.tables.take_columns(
                {field: self.typed(name) for field, name in names.items() if name in self.data}
            )
        self.layout = layout

    def typed_beside(self) -> dict[str, PutRight]:
        found: dict[str, dict[str, str]] = {}
        for name in self.data:
            box, _, key = name.partition("-")
            if box in BOXES and key:
                found.setdefault(key, {})[box] = self.typed(name)
        return {key: PutRight(**boxes) for key, boxes in found.items() if any(boxes.values())}

    def chosen(self) -> dict[str, str]:
        names = [name for name in self.data if name.startswith("do-")]
        return {name.removeprefix("do-"): self.typed(name) for name in names}

    def add_columns(self) -> None:
        choices = [("", NOT_IN_LIST), *[(one, one[:60]) for one in self.tables.headings]]
        for field, label in FIELDS.items():
            found = self.heading_of(field)
            self.add_field(
                f"column-{field}",
                forms.ChoiceField(label=label, choices=choices, required=False),
                found,
            )

    def heading_of(self, field: str) -> str:
        for table in self.tables.tables:
            if field in table.columns:
                return table.headings[table.columns[field]]
        return ""

    def add_boxes(self) -> None:
        for row in self.asked_about():
            line = f"line {row.said.line}"
            who = row.said.name or line
            for box in row.boxes:
                label = BOXES[box].format(line=line, who=who)
                field = forms.CharField(label=label, required=False)
                self.add_field(f"{box}-{row.key}", field, self.in_box(row, box))
            if row.options:
                options = [*row.options, ("", LEAVE_OUT)]
                label = f"What becomes of {who}?"
                field = forms.ChoiceField(
                    label=label, choices=options, required=False, widget=Radios()
                )
                self.add_field(f"do-{row.key}", field, row.choice)

    def in_box(self, row: ListedVerdict, box: str) -> str:
        said = {"name": row.said.name_typed, "email": row.said.email_typed}
        return said.get(box, row.said.put_right.school)

    def add_field(self, name: str, field: forms.Field, value: str) -> None:
        self.fields[name] = field
        self.data[name] = value
        self.cleaned_data[name] = value

    def asked_about(self) -> list[ListedVerdict]:
        rows = [row for row in self.settled if row.boxes or row.options]
        return rows[:ASKED_AT_MOST]

    def carried(self) -> Iterator[tuple[str, str]]:
        """What was put right on lines that need no box any more."""
        for row in self.settled:
            for box in BOXES:
                typed = getattr(row.said.put_right, box)
                if typed and f"{box}-{row.key}" not in self.fields:
                    yield f"{box}-{row.key}", typed

    def say_how_many_are_told(self, *, people: int, heads: int, without_head: int) -> None:
        """Beside each tick, before the deed, how many emails it means."""
        self["thanks"].help_text = f"Writes {counted_things(people, 'email')}."
        if "asks_heads" in self.fields:
            emails = counted_things(heads, "email")
            has = "person has" if without_head == 1 else "people have"
            lacking = f" {without_head} {has} no known head’s address." if without_head else ""
            self[
                "asks_heads"
            ].help_text = f"Writes {emails}, one to each head about all their teachers.{lacking}"

    def lines_in(self, *states: ListedState) -> list[AskedLine]:
        return [self.line_of(row) for row in self.settled if row.state in states]

    def line_of(self, row: ListedVerdict) -> AskedLine:
        choice = f"do-{row.key}"
        return AskedLine(
            row,
            str(self.schools[row.school]) if row.school else f"“{row.said.school}”",
            self[choice] if choice in self.fields else None,
            [self[name] for box in BOXES if (name := f"{box}-{row.key}") in self.fields],
        )

    def columns(self) -> list[forms.BoundField]:
        return [self[f"column-{field}"] for field in FIELDS if f"column-{field}" in self.fields]

    @property
    def taken(self) -> list[ListedVerdict]:
        return [row for row in self.settled if row.is_taken]

    @property
    def left_out(self) -> list[ListedVerdict]:
        """Lines that somebody may still want: not those that are there already."""
        asked = (ListedState.DOUBTFUL, ListedState.WRONG)
        return [row for row in self.settled if row.state in asked and not row.is_taken]


def either_way(line: bytes) -> str:
    return line.decode() if is_utf8(line) else line.decode("cp1252", "replace")
