"""What follows from a project's kind and from the projects before it."""

from collections.abc import Collection

from workgroups.choices import ProjectKind
from workgroups.rules.mastery import either_words

# What those who lead the groups of a project are called.
LEAD_TITLES = {
    ProjectKind.NETWORK: "Work Group lead",
    ProjectKind.RESEARCH: "Work Group lead",
    ProjectKind.PROGRAMME: "Cohort lead",
    ProjectKind.COMMUNITY: "Community lead",
    ProjectKind.EVENT: "Host",
    ProjectKind.EXCHANGE: "Exchange lead",
}


def lead_title(kind: str) -> str:
    return LEAD_TITLES[ProjectKind(kind)]


def is_event(kind: str) -> bool:
    """Is it a single meeting, open to book, rather than a group that works for a year?

    It asks for less: one date, no task, no outcomes and no plan of evidence, no head's approval,
    a shorter survey, no report and no completion. A fee applies only where the hub says so.
    """
    return kind == ProjectKind.EVENT


def is_research(kind: str) -> bool:
    """Does it ask a question of its own, and gather evidence of what is new?"""
    return kind == ProjectKind.RESEARCH


def conditions(required_stages: Collection[str], entry_notes: str, is_once_only: bool) -> list[str]:
    """What is asked of a school's past, for those who think of taking part."""
    said = []
    if required_stages:
        stages = either_words(required_stages)
        said.append(
            f"It is for schools that are, or have been, in {stages} of Teaching for Mastery."
        )
    if entry_notes:
        said.append(f"What your school needs before it: {entry_notes.rstrip('.')}.")
    if is_once_only:
        said.append("A school takes part only once.")
    return said
