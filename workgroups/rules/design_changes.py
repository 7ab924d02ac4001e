"""Two designs part by part, in words: what has changed, and what of it a draft may take over."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pages.wording import clock_words, counted_things, days_words, join_words
from workgroups.choices import (
    JobRole,
    OutcomeCategory,
    OutcomeLevel,
    Phase,
    ResourceTime,
    TaskScope,
    WorkshopMode,
)
from workgroups.rules.completion import completion_words
from workgroups.rules.design import (
    OF_RESEARCH,
    Design,
    DesignedOutcome,
    DesignedResource,
    DesignedTask,
    DesignedWorkshop,
)

TEXT_LABELS = {
    "outline": "Outline",
    "involvement": "What is involved",
    "audience": "Who can take part",
    "expectations": "Expectations",
    "context": "Wider context",
    "research_question": "Research question",
    "evidence_base": "What is known already",
    "innovation": "What is new",
}
COMPLETION, OUTCOMES = "completion", "outcomes"
WORKSHOP, TASKS, RESOURCES = "workshop", "tasks", "resources"
# Dates that somebody has planned are nobody else's to move.
WHEN, DUE = "when", "due"


@dataclass(frozen=True)
class DesignChange:
    """One part of a design, in words before and after; "" where there is nothing.

    `name` says which: a column, or a kind with the number or level that it is of, as in tasks-2.
    """

    name: str
    label: str
    before: str
    after: str

    @property
    def kind(self) -> str:
        return self.name.partition("-")[0]

    @property
    def of(self) -> str:
        """The number of the workshop or the level of the outcomes that it is about."""
        return self.name.partition("-")[2]


@dataclass(frozen=True)
class OfferedChange(DesignChange):
    """A change of a template beside the draft made from it; `before` is how the draft is."""

    can_be_taken: bool
    is_ticked: bool  # beforehand: the draft has it as it came from the template

    @property
    def why_not(self) -> str:
        """Why it cannot be taken over."""
        if self.can_be_taken:
            return ""
        if self.before and self.after:
            return "Dates stay as they are planned. Change them yourself if they should follow."
        if self.after:
            return "Add the workshop to the dates yourself if it should come."
        return "Take the workshop out yourself if it should go."


def changes(old: Design, new: Design) -> list[DesignChange]:
    """What is not the same in the new one."""
    was, now = parts_of(old, beside=new), parts_of(new, beside=old)
    return [
        DesignChange(name, label, was.get(name, ("", ""))[1], now.get(name, ("", ""))[1])
        for name, label in names_of(now, was)
        if was.get(name, ("", ""))[1] != now.get(name, ("", ""))[1]
    ]


def offered_changes(
    *, base: Design | None, now: Design, draft: Design, is_research: bool = True
) -> list[OfferedChange]:
    """What a template has changed since its design was `base`, and that the draft has not yet.

    Without a base nobody knows what of the draft is its own, so nothing is ticked beforehand. What
    only research asks for is left out elsewhere.
    """
    changed = None if base is None else {change.name for change in changes(base, now)}
    own = None if base is None else {change.name for change in changes(base, draft)}
    return [
        OfferedChange(
            *(change.name, change.label, change.before, change.after),
            can_be_taken=(can := can_be_taken(change, now, draft)),
            is_ticked=can and own is not None and change.name not in own,
        )
        for change in changes(draft, now)
        if (changed is None or change.name in changed)
        and (is_research or change.name not in OF_RESEARCH)
    ]


def can_be_taken(change: DesignChange, now: Design, draft: Design) -> bool:
    """Not a date, and not of a workshop that only one of the two has."""
    if change.kind in (WHEN, DUE):
        return False
    if change.kind in (WORKSHOP, TASKS, RESOURCES):
        return int(change.of) <= min(len(now.workshops), len(draft.workshops))
    return True


def fingerprint(found: Sequence[DesignChange]) -> str:
    """Tells whether what is done is what was shown."""
    shown = [(change.name, change.before, change.after) for change in found]
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:32]


# By its name, each part of a design with what it is called and what it says.
Parts = dict[str, tuple[str, str]]


def names_of(*several: Parts) -> list[tuple[str, str]]:
    """Every name with its label, in the order of the first, then what only the others have."""
    labels = {name: label for parts in reversed(several) for name, (label, _) in parts.items()}
    names = dict.fromkeys(name for parts in several for name in parts)
    return [(name, labels[name]) for name in names]


def parts_of(design: Design, *, beside: Design) -> Parts:
    """What the design says, to be held beside another."""
    return (
        {name: (label, design.texts.get(name, "")) for name, label in TEXT_LABELS.items()}
        | limits_of(design)
        | outcomes_of(design)
        | cycle_of_design(design, beside)
    )


def limits_of(design: Design) -> Parts:
    return {
        "phases": ("Phases", labels_of(design.phases, Phase)),
        "eligible_roles": ("Who is eligible", labels_of(design.roles, JobRole)),
        "capacity": ("Places", str(design.capacity)),
        "places_per_school": ("Places for each school", str(design.places_per_school)),
        "day_equivalent": ("Equivalent in days", days_words(design.day_equivalent)),
        COMPLETION: ("To complete it", f"People {completion_words(design.completion)}."),
    }


def outcomes_of(design: Design) -> Parts:
    return {
        f"{OUTCOMES}-{level.value}": (
            f"Outcomes: {level.label}",
            in_lines(outcome_words(row) for row in design.outcomes if row.level == level),
        )
        for level in OutcomeLevel
    }


def cycle_of_design(design: Design, beside: Design) -> Parts:
    """Of each workshop what it is about, when it is, its tasks and when they are due, its links.

    When a task is due is said of those that both have: a new one brings its day along.
    """
    found: Parts = {}
    for number, row in enumerate(design.workshops, 1):
        tasks = design.tasks_after(number)
        of_both = {task.title for task in beside.tasks_after(number)}
        called = f"workshop {number}"
        found |= {
            f"{WORKSHOP}-{number}": (
                f"Workshop {number}: title and what it is about",
                in_lines(filter(None, [row.title, row.focus])),
            ),
            f"{WHEN}-{number}": (f"Workshop {number}: when and how", when_words(row)),
            f"{TASKS}-{number}": (f"Tasks after {called}", in_lines(map(task_words, tasks))),
            f"{DUE}-{number}": (
                f"Tasks after {called}: when they are due",
                in_lines(
                    f"{task.title}: {due_words(task)}" for task in tasks if task.title in of_both
                ),
            ),
            f"{RESOURCES}-{number}": (
                f"Links for {called}",
                in_lines(map(resource_words, design.resources_of(number))),
            ),
        }
    return found


def in_lines(words: Iterable[str]) -> str:
    return "\n".join(words)


def labels_of(values: Iterable[str], choices: Any) -> str:
    return join_words([choices(value).label for value in values])


def outcome_words(row: DesignedOutcome) -> str:
    said = [OutcomeCategory(row.category).label] if row.category else []
    said += [f"measured by: {row.measure}"] if row.measure else []
    return f"{row.text} ({', '.join(said)})" if said else row.text


def when_words(row: DesignedWorkshop) -> str:
    hours = f"{clock_words(row.starts)} to {clock_words(row.ends)}"
    return f"{day_after_words(row.days_after)}, {hours}, {WorkshopMode(row.mode).label.lower()}"


def day_after_words(days: int) -> str:
    """The first day, 8 weeks after the first, 40 days after the first."""
    if days == 0:
        return "The first day"
    weeks, over = divmod(days, 7)
    return f"{counted_things(days if over else weeks, 'day' if over else 'week')} after the first"


def task_words(task: DesignedTask) -> str:
    said = f"{task.title} ({TaskScope(task.scope).label.lower()})"
    return f"{said}: {task.description}" if task.description else said


def due_words(task: DesignedTask) -> str:
    """Relative to a workshop."""
    if task.days_before_next is not None:
        days = task.days_before_next
        if days == 0:
            return "on the day of the next workshop"
        side = "before" if days > 0 else "after"
        return f"{counted_things(abs(days), 'day')} {side} the next workshop"
    if task.days_after is not None:
        return f"{counted_things(task.days_after, 'day')} after the workshop"
    return "by the next workshop"


def resource_words(row: DesignedResource) -> str:
    said = filter(None, [ResourceTime(row.time).label.lower(), row.link, row.credit, row.context])
    return f"{row.title}: {', '.join(said)}"
