"""The words of a flyer on paper: all that its page says, in the page's order."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from access.links import site_url
from pages.wording import day_words, instant_words, join_words, session_words, until_words
from workgroups.models import SchoolTask
from workgroups.queries.cycle import CycleStep
from workgroups.queries.flyer import FlyerFacts


def sheet_of(flyer: FlyerFacts) -> dict[str, Any]:
    """As JSON can hold it. The template adds headings and no decision of its own."""
    workgroup = flyer.workgroup
    today = timezone.localdate(flyer.now)
    return {
        "hub": workgroup.hub.name,
        "logo_words": workgroup.hub.logo_words,
        "kind": flyer.kind,
        "title": str(workgroup),
        "is_new": workgroup.project.is_new,
        "outline": paragraphs(workgroup.outline),
        "glance": flyer.glance,
        "standing": standing_words(flyer),
        "sections": [section for section in sections_of(flyer) if section["lines"]],
        "dates": [date_of(step) for step in flyer.cycle],
        "mailbox": workgroup.hub.mailbox,
        "link": site_url(workgroup.get_absolute_url()),
        "as_of": day_words(today),
        "as_of_parts": [today.year, today.month, today.day],
    }


def sections_of(flyer: FlyerFacts) -> list[dict[str, Any]]:
    """What stands under each heading after the dates."""
    workgroup, project = flyer.workgroup, flyer.workgroup.project
    research = [
        *paragraphs(workgroup.research_question),
        *paragraphs(workgroup.evidence_base),
        *paragraphs(workgroup.innovation),
    ]
    roles = f"People who work there as: {'; '.join(flyer.roles)}." if flyer.roles else ""
    people = [flyer.phase_words, roles, *paragraphs(workgroup.audience), *flyer.conditions]
    answers = [f"{flyer.priority_words} {workgroup.hub}:"] if flyer.priorities else []
    benefits = ["Participants will:"] if flyer.outcomes else []
    venues = [venue.where_words for venue in flyer.venues]
    terms = workgroup.fee_policy.terms_words if workgroup.fee_policy else ""
    bios = [f"{leader}: {leader.bio}" for leader in flyer.bios]
    about = paragraphs(flyer.about.body) if flyer.about else []
    return [
        section("What do we want to find out?", research if project.is_research else []),
        section("What is involved?", [*paragraphs(workgroup.involvement), flyer.time_words]),
        section("Who it is for", people),
        section("Which need does it answer?", answers, flyer.priorities),
        section("What are the benefits?", benefits, flyer.outcomes),
        section("Venue", [*flyer.how_it_meets, *venues, *flyer.catering]),
        section("What is the cost?", [f"{workgroup.get_place_type_display()}.", terms]),
        section("Expectations", paragraphs(workgroup.expectations)),
        section("The wider context", paragraphs(workgroup.context)),
        section("About the hub", [*bios, *about, flyer.area_words]),
    ]


def section(heading: str, lines: list[str], points: Sequence[str] = ()) -> dict[str, Any]:
    return {"heading": heading, "lines": [line for line in lines if line], "points": points}


def paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def date_of(step: CycleStep) -> dict[str, Any]:
    workshop = step.workshop
    return {
        "when": session_words(workshop.starts_at, workshop.ends_at),
        "title": workshop.title,
        "led_by": f"With {join_words(workshop.led_by)}" if workshop.led_by else "",
        "where": workshop.place_words,
        "free_until": f"free until {until_words(step.free_until)}" if step.free_until else "",
        "tasks": [task_words(task) for task in step.tasks],
    }


def task_words(task: SchoolTask) -> str:
    said = f"Then in school: {task.title}"
    return f"{said}, by {day_words(task.due_on)}" if task.due_on else said


def standing_words(flyer: FlyerFacts) -> str:
    """Whether anybody can ask for a place, and until when."""
    workgroup = flyer.workgroup
    if flyer.is_open:
        closes = instant_words(workgroup.interest_closes_at)
        full = "Every place is taken; the hub keeps a waiting list. " if flyer.is_full else ""
        return f"{full}Express your interest until {closes}."
    if flyer.is_over:
        return "It is over, so nobody can join any more."
    if flyer.opens_later:
        opens = day_words(timezone.localdate(workgroup.interest_opens_at))
        return f"Expressions of interest open on {opens}."
    return "Expressions of interest are closed."
