"""A list of Work Groups: text in, rows and problems out, no database."""

from dataclasses import dataclass, field
from datetime import date
from functools import partial

from pages.rules.school_year import first_day, last_day
from pages.wording import short_day_words
from workgroups.choices import ProjectKind, Stage, WorkshopMode
from workgroups.rules.catalogue_row import read_phases
from workgroups.rules.list_file import (
    TITLE_AT_MOST,
    Cells,
    read_codes_of,
    read_kind,
    read_list,
    read_name,
    read_school_year,
    read_title,
)
from workgroups.rules.project_code import Codes
from workgroups.rules.workgroup_times import Hours, in_order, read_days, read_hours

COHORT_AT_MOST, TEXT_AT_MOST, WORKSHOPS_AT_MOST = 40, 5000, 30
PLACES_AT_MOST, OF_A_SCHOOL_AT_MOST = 500, 50
CALLED_OFF = str(Stage.CANCELLED.label).lower()
MODES = {
    "online": WorkshopMode.ONLINE,
    "hybrid": WorkshopMode.HYBRID,
    **dict.fromkeys(("", "face to face", "face-to-face", "in person"), WorkshopMode.FACE_TO_FACE),
}


@dataclass
class WorkGroupRow:
    """One line of the list, read. `days` and `hours` belong together, one for each workshop."""

    line: int
    title: str
    school_year: int
    cohort: str = ""
    project: str = ""  # its title, where the list says another than the Work Group's
    codes: Codes = Codes()
    kind: str = ProjectKind.NETWORK
    phases: list[str] = field(default_factory=list)
    key_stages: list[str] = field(default_factory=list)
    no_phases: list[str] = field(default_factory=list)  # words that stand where phases should
    places: int | None = None
    places_per_school: int | None = None
    days: list[date] = field(default_factory=list)
    hours: list[Hours] = field(default_factory=list)
    mode: str = WorkshopMode.FACE_TO_FACE
    venue: str = ""
    outline: str = ""
    rationale: str = ""
    is_called_off: bool = False
    notes: list[str] = field(default_factory=list)  # what was read, and what was not
    is_new: bool = False  # does it become a draft, or is it there already

    @property
    def sessions(self) -> list[tuple[date, Hours]]:
        return list(zip(self.days, self.hours, strict=True))

    def note(self, column: str, words: str) -> None:
        self.notes.append(f"column {column}: {words}")


def read_workgroups(
    text: str, *, year_if_blank: int | None = None, hours_if_blank: Hours | None = None
) -> list[WorkGroupRow]:
    """Every row of the list. Raises ListFileError."""
    read_row = partial(read_workgroup, year_if_blank, hours_if_blank)
    return read_list(text, read_row, of_what="Work Groups")


def read_workgroup(
    year_if_blank: int | None, hours_if_blank: Hours | None, line: int, cells: Cells
) -> WorkGroupRow:
    """Raises ValueError, which begins with the column, for what cannot be taken in."""
    cell = cells.get
    row = WorkGroupRow(
        line=line,
        title=read_title(cells, of_what="Work Group"),
        school_year=read_school_year(cells, year_if_blank),
    )
    row.cohort = read_name("cohort", cell("cohort", ""), COHORT_AT_MOST)
    row.project = read_name("project", cell("project", ""), TITLE_AT_MOST)
    row.is_called_off = cell("stage", "").lower() == CALLED_OFF
    row.codes = read_codes_of(cells)
    row.kind = read_kind(cells)
    row.places = number_of("places", cell("places", ""), PLACES_AT_MOST)
    row.places_per_school = number_of(
        "places_per_school", cell("places_per_school", ""), OF_A_SCHOOL_AT_MOST
    )
    row.outline = cell("outline", "")[:TEXT_AT_MOST]
    row.rationale = cell("rationale", "")[:TEXT_AT_MOST]
    row.phases, row.key_stages, row.no_phases = read_phases(cell("phase", ""))
    for word in row.no_phases:
        row.note("phase", f"“{word}” not read")
    read_where(row, cell("mode", "").lower(), cell("venue", ""))
    read_when(row, cell("session_dates", ""), cell("times", ""), hours_if_blank)
    return row


def number_of(column: str, cell: str, at_most: int) -> int | None:
    if not cell:
        return None
    # int() reads the digits of every script.
    if not (cell.isascii() and cell.isdigit() and len(cell) < 6 and 1 <= int(cell) <= at_most):
        raise ValueError(f"column {column}: enter a number from 1 to {at_most}.")
    return int(cell)


def read_where(row: WorkGroupRow, mode: str, venue: str) -> None:
    row.mode = MODES.get(mode, WorkshopMode.FACE_TO_FACE)
    if mode not in MODES:
        row.note("mode", f"“{mode[:40]}” read as face to face; change the dates that are online")
    row.venue = "" if row.mode == WorkshopMode.ONLINE else venue


def read_when(row: WorkGroupRow, dates: str, times: str, hours_if_blank: Hours | None) -> None:
    try:
        row.days = read_days(dates)
    except ValueError as error:
        raise ValueError(f"column session_dates: {error}.") from error
    if len(row.days) > WORKSHOPS_AT_MOST:
        raise ValueError(f"column session_dates: enter {WORKSHOPS_AT_MOST} dates at most.")
    # A project may begin in the summer before its year, and a programme may take two.
    first, last = first_day(row.school_year - 1), last_day(row.school_year + 1)
    for day in row.days:
        if not first <= day <= last:
            raise ValueError(
                f"column session_dates: {short_day_words(day)} lies outside the school year."
            )
    if not row.days:
        row.note("session_dates", "no dates yet")
        for column, cell in (("times", times), ("venue", row.venue)):
            if cell:
                row.note(column, f"“{cell[:40]}” not taken over")
        return
    read_times(row, times, hours_if_blank)


def read_times(row: WorkGroupRow, times: str, hours_if_blank: Hours | None) -> None:
    row.hours, unsure = read_hours(times, len(row.days))
    if not row.hours:
        if hours_if_blank is None:
            raise ValueError(
                "column times: say from when to when, for example 9:30am to 2:30pm, or which "
                "times such lines have."
            )
        row.hours = [hours_if_blank] * len(row.days)
        said = f"“{times[:40]}” says no times" if times else "no times"
        row.note("times", f"{said}; the usual ones are taken")
    elif unsure:
        row.note("times", f"“{unsure[:60]}” read as one time for all dates; look at them again")
    try:
        pairs = in_order(row.days, row.hours)
    except ValueError as error:
        raise ValueError(f"column times: two workshops of {error} start at one time.") from error
    row.days, row.hours = [day for day, _ in pairs], [hours for _, hours in pairs]
