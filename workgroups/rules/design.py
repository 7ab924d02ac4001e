"""The design of a Work Group without its year: what a template freezes, and how it is written down.

No people, no venues, no links to join, no money, and of dates only how far apart they lie.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from workgroups.choices import (
    JobRole,
    OutcomeCategory,
    OutcomeLevel,
    Phase,
    ResourceTime,
    TaskScope,
    WorkshopMode,
)
from workgroups.rules.completion import USUAL, CompletionRule

OF_RESEARCH = ("research_question", "evidence_base", "innovation")
# What the public page says, by the columns of the Work Group.
TEXTS = ("outline", "involvement", "audience", "expectations", "context", *OF_RESEARCH)
# To any other address, such as one of a script, nobody is sent on.
SAFE_LINKS = ("http://", "https://")


@dataclass(frozen=True)
class DesignedWorkshop:
    """A workshop so many days after the first, by the clock."""

    days_after: int
    starts: time
    ends: time
    mode: str
    title: str = ""
    focus: str = ""


@dataclass(frozen=True)
class DesignedTask:
    """A school-based task after the workshop of that number, counted from 1.

    It is due so many days before the next workshop, or after its own where none follows; where
    neither is said, by the next one.
    """

    after: int
    title: str
    description: str = ""
    scope: str = TaskScope.DEPARTMENT
    days_before_next: int | None = None
    days_after: int | None = None

    def due_on(self, own: date, following: date | None) -> date | None:
        """The day on which it is due, by the days of its workshop and of the next; never before."""
        if following is not None and self.days_before_next is not None:
            return max(following - timedelta(days=self.days_before_next), own)
        if self.days_after is not None:
            return own + timedelta(days=self.days_after)
        return None


@dataclass(frozen=True)
class DesignedOutcome:
    """Something that is intended, and how one will know."""

    level: str
    text: str
    category: str = ""
    measure: str = ""


@dataclass(frozen=True)
class DesignedResource:
    """A link for around the workshop of that number, counted from 1."""

    workshop: int
    time: str
    title: str
    link: str
    publisher: str = ""
    licence: str = ""
    context: str = ""

    @property
    def credit(self) -> str:
        """Who made it, under which licence."""
        return ", ".join(filter(None, [self.publisher, self.licence]))


@dataclass(frozen=True)
class Design:
    """What was thought out of a Work Group, and may be thought once for many."""

    capacity: int
    places_per_school: int
    texts: Mapping[str, str] = field(default_factory=dict)
    phases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    day_equivalent: Decimal | None = None
    completion: CompletionRule = USUAL
    outcomes: tuple[DesignedOutcome, ...] = ()
    workshops: tuple[DesignedWorkshop, ...] = ()
    tasks: tuple[DesignedTask, ...] = ()
    resources: tuple[DesignedResource, ...] = ()

    def tasks_after(self, number: int) -> list[DesignedTask]:
        return [task for task in self.tasks if task.after == number]

    def resources_of(self, number: int) -> list[DesignedResource]:
        return [resource for resource in self.resources if resource.workshop == number]

    def days(self, first_on: date) -> list[date]:
        """On which day each workshop would be, if the first were on that one."""
        return [first_on + timedelta(days=row.days_after) for row in self.workshops]

    def columns(self) -> dict[str, Any]:
        """The columns of a Work Group that begins with it."""
        return {name: self.texts.get(name, "") for name in TEXTS} | {
            "phases": list(self.phases),
            "eligible_roles": list(self.roles),
            "capacity": self.capacity,
            "places_per_school": self.places_per_school,
            "day_equivalent": self.day_equivalent,
            "completion_minutes": self.completion.minutes,
            "completion_tasks": self.completion.tasks,
        }


def as_json(design: Design) -> dict[str, Any]:
    """As a column of the database keeps it; from_json() reads it back."""
    kept = asdict(design) | {"completion": list(design.completion)}
    kept["day_equivalent"] = None if design.day_equivalent is None else str(design.day_equivalent)
    for row in kept["workshops"]:
        row["starts"], row["ends"] = f"{row['starts']:%H:%M}", f"{row['ends']:%H:%M}"
    return kept


def from_json(kept: Mapping[str, Any]) -> Design:
    """What was kept, less what the portal does not know any more: it may be years old."""
    minutes, tasks = kept.get("completion", USUAL)
    return Design(
        capacity=kept["capacity"],
        places_per_school=kept["places_per_school"],
        texts={name: kept.get("texts", {}).get(name, "") for name in TEXTS},
        phases=all_known(kept.get("phases", []), Phase),
        roles=all_known(kept.get("roles", []), JobRole),
        day_equivalent=decimal_or_none(kept.get("day_equivalent")),
        completion=CompletionRule(minutes, tasks),
        outcomes=tuple(
            part_from(DesignedOutcome, row, category=known_or(row["category"], OutcomeCategory, ""))
            for row in kept.get("outcomes", [])
            if row["level"] in OutcomeLevel.values
        ),
        workshops=tuple(workshop_from(row) for row in kept.get("workshops", [])),
        tasks=tuple(
            part_from(
                DesignedTask, row, scope=known_or(row["scope"], TaskScope, TaskScope.DEPARTMENT)
            )
            for row in kept.get("tasks", [])
        ),
        resources=tuple(
            part_from(
                DesignedResource, row, time=known_or(row["time"], ResourceTime, ResourceTime.AT)
            )
            for row in kept.get("resources", [])
            if row["link"].startswith(SAFE_LINKS)
        ),
    )


def workshop_from(row: Mapping[str, Any]) -> DesignedWorkshop:
    return part_from(
        DesignedWorkshop,
        row,
        starts=time.fromisoformat(row["starts"]),
        ends=time.fromisoformat(row["ends"]),
        mode=known_or(row["mode"], WorkshopMode, WorkshopMode.FACE_TO_FACE),
    )


def part_from(kind: Any, row: Mapping[str, Any], **put_right: Any) -> Any:
    """One part of what was kept; columns that have gone since are passed over."""
    names = {column.name for column in fields(kind)}
    return kind(**{name: row[name] for name in row if name in names} | put_right)


def known_or(value: str, choices: Any, otherwise: str) -> str:
    return value if value in choices.values else otherwise


def all_known(values: Iterable[str], choices: Any) -> tuple[str, ...]:
    return tuple(value for value in values if value in choices.values)


def decimal_or_none(text: str | None) -> Decimal | None:
    try:
        return None if text is None else Decimal(text)
    except InvalidOperation:
        return None
