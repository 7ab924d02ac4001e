"""What a copy of a Work Group is to be, once somebody has looked over what was proposed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypeVar

from pages.rules.london import at_clock_of
from workgroups.rules.dates import PlannedWorkshop
from workgroups.rules.project_code import moved_to_year


@dataclass(frozen=True)
class PlannedCopy:
    """A copy to be made, by keys. Of its workshops each names the one that it is copied from."""

    source: int
    project: int
    title: str
    cohort: str
    closes_at: datetime | None
    leads: tuple[int, ...]
    workshops: tuple[PlannedWorkshop, ...]

    @property
    def name(self) -> str:
        return f"{self.title} ({self.cohort})" if self.cohort else self.title


class PlaceOfWorkshop(Protocol):
    @property
    def retired_on(self) -> date | None: ...


class HeldWorkshop(Protocol):
    """What of a workshop goes along; properties, as nothing here writes them."""

    @property
    def pk(self) -> int: ...
    @property
    def starts_at(self) -> datetime: ...
    @property
    def ends_at(self) -> datetime: ...
    @property
    def mode(self) -> str: ...
    @property
    def venue_id(self) -> int | None: ...
    @property
    def venue(self) -> PlaceOfWorkshop | None: ...


def held_again(row: HeldWorkshop, day: date, tasks: Iterable[str] = ()) -> PlannedWorkshop:
    """The same hours by the clock and the same place, unless that is no longer offered.

    `tasks` are the titles of those after it.
    """
    is_offered = row.venue is not None and row.venue.retired_on is None
    starts_at = at_clock_of(row.starts_at, day)
    return PlannedWorkshop(
        workshop=row.pk,
        starts_at=starts_at,
        ends_at=starts_at + (row.ends_at - row.starts_at),
        mode=row.mode,
        venue=row.venue_id if is_offered else None,
        tasks=tuple(dict.fromkeys(tasks)),
    )


def name_key(
    project: int, title: str, cohort: str, source: int | None
) -> tuple[int, str, str, int | None]:
    """What may be there once: a meeting may be held several times a year, each copied once."""
    return project, title.casefold(), cohort.casefold(), source


class ProjectOfAYear(Protocol):
    """What of a project says which one it goes on with; properties, as nothing here writes them."""

    @property
    def pk(self) -> int: ...
    @property
    def code(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def predecessor_id(self) -> int | None: ...


Following = TypeVar("Following", bound=ProjectOfAYear)


def following_project(
    project: ProjectOfAYear, to_year: int, projects: Iterable[Following]
) -> Following | None:
    """Which of the projects of a later year goes on with this one; None if it cannot be told.

    The one that says so itself; else the one with its code, or its code of that year; else the one
    with its name. Of several that say so, as a project may become several, the one with its name.
    """
    there = list(projects)
    same_title = [row for row in there if row.title.casefold() == project.title.casefold()]
    followers = [row for row in there if row.predecessor_id == project.pk]
    codes = {project.code, moved_to_year(project.code, to_year)} - {""}
    same_code = [row for row in there if row.code in codes]
    for found in (
        [row for row in followers if row in same_title],
        followers,
        # Two years' lists may use one code for different things; the code of that year goes first.
        sorted(same_code, key=lambda row: row.code == project.code),
        same_title,
    ):
        if found:
            return found[0]
    return None


def next_cohort(cohort: str) -> str:
    """What another cohort beside it is called: "2" after none, one more after a number; else ""."""
    if not cohort:
        return "2"
    return str(int(cohort) + 1) if cohort.isascii() and cohort.isdigit() else ""
