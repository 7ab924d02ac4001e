"""The demonstration's Work Groups, planned and published as an administrator would."""

from contextlib import nullcontext
from datetime import date, timedelta
from decimal import Decimal

from hubs.models import User
from pages.rules.school_year import school_year_of
from portal.demo.clock import clock_at, london_moment
from portal.demo.network import Scene, known_project
from workgroups.actions import plan
from workgroups.choices import (
    AT_A_VENUE,
    JOINED_ONLINE,
    JobRole,
    OutcomeLevel,
    Phase,
    WorkshopMode,
)
from workgroups.models import SchoolTask, WorkGroup, Workshop
from workgroups.rules.outcome import categories_for

LEADERSHIP = {
    "code": "15",
    "title": "Secondary Subject Leadership",
    "phases": [Phase.SECONDARY],
    "roles": [JobRole.SUBJECT_LEAD],
    "outline": "Support for heads of maths: to understand teaching for mastery better, and to "
    "grow as leaders of what pupils learn and of how teachers learn.",
    "audience": "Heads of maths and maths subject leaders of secondary schools, whether or not "
    "the school has worked with the hub before. People who hope to become one cannot take part "
    "yet.",
    "outcomes": {
        OutcomeLevel.LEARNING: ["understand teaching for mastery across a department"],
        OutcomeLevel.PRACTICE: ["lead regular work on lessons with the department"],
        OutcomeLevel.POLICY: ["have a coherent scheme of work that everybody uses"],
        OutcomeLevel.PUPILS: ["see pupils explain their reasoning more often"],
    },
}
RECEPTION = {
    "code": "31",
    "title": "Building Firm Foundations in Reception",
    "phases": [Phase.EARLY_YEARS, Phase.PRIMARY],
    "roles": [JobRole.TEACHER, JobRole.EARLY_CAREER, JobRole.PHASE_LEAD, JobRole.SUBJECT_LEAD],
    "outline": "How children come to a firm sense of number in their first year at school, and "
    "what teachers can do for it every day.",
    "audience": "Teachers in Reception and leaders of early years.",
    "outcomes": {
        OutcomeLevel.LEARNING: ["know how children's sense of number grows"],
        OutcomeLevel.PRACTICE: ["plan short daily sessions on number"],
        OutcomeLevel.PUPILS: ["see children subitise with confidence"],
    },
}
TIMES_TABLES = {
    "code": "42",
    "title": "Times Tables",
    "phases": [Phase.PRIMARY],
    "roles": [JobRole.TEACHER, JobRole.EARLY_CAREER, JobRole.SUBJECT_LEAD],
    "outline": "Fluency in times tables that rests on understanding, in Years 3 and 4.",
    "audience": "Teachers of Years 3 and 4 and maths subject leaders of primary schools.",
    "outcomes": {
        OutcomeLevel.LEARNING: ["know how multiplicative reasoning grows"],
        OutcomeLevel.PRACTICE: ["use representations for each table"],
        OutcomeLevel.POLICY: ["agree on one school policy for times tables"],
    },
}
CONTINUITY = {
    "title": "Years 5 to 8 Continuity",
    "phases": [Phase.PRIMARY, Phase.SECONDARY],
    "roles": [JobRole.TEACHER, JobRole.SUBJECT_LEAD],
    "outline": "Primary and secondary teachers plan together what pupils meet in Years 5 to 8.",
    "audience": "Teachers of Years 5 to 8 and maths subject leaders.",
    "outcomes": {
        OutcomeLevel.PRACTICE: ["teach fractions with the same pictures in every year"],
        OutcomeLevel.POLICY: ["agree with a neighbouring school on what pupils bring along"],
    },
}


# What a design says of its Work Group unless it says otherwise.
WHOLE_YEAR = {
    "involvement": "Workshops, with tasks in your own school between them. You learn from "
    "what the others try as much as from the workshops.",
    "expectations": "Come to every workshop, do the tasks with your colleagues, and tell us "
    "at the end what has changed.",
    "budget": Decimal("2400.00"),
    "evidence_plan": "A survey after the last workshop, and the lead's report.",
}


MEASURES = [
    "How sure people say they are, before and after",
    "What the lead sees on a visit in the summer term",
    "The school's plan for maths, read together in June",
    "Ten questions to pupils in October and in June",
]


def plan_workgroup(
    scene: Scene,
    design: dict,
    *,
    lead: User,
    days: list[date],
    capacity: int = 12,
    closes_on: date,
    published_on: date | None,
    drafted_on: date | None = None,
) -> WorkGroup:
    """A Work Group on those days, every second workshop online, with a task after each."""
    if published_on:
        drafted_on = published_on - timedelta(days=21)
    with clock_at(london_moment(drafted_on)) if drafted_on else nullcontext():
        workgroup = draft_workgroup(scene, design, days, capacity, closes_on)
        plan.add_lead(workgroup=workgroup, name=lead.name, email=lead.email, by=scene.administrator)
    if published_on:
        with clock_at(london_moment(published_on)):
            plan.publish_workgroup(workgroup=workgroup, by=scene.administrator)
    return workgroup


def draft_workgroup(
    scene: Scene, design: dict, days: list[date], capacity: int, closes_on: date
) -> WorkGroup:
    year = school_year_of(days[0])
    workgroup = plan.create_workgroup(
        draft=WorkGroup(
            hub=scene.hub,
            project=known_project(
                f"NCP{year % 100:02}-{design['code']}" if "code" in design else "",
                design["title"],
                year,
                phases=design["phases"],
                audience=design["roles"],
                **design.get("project", {}),
            ),
            title=design["title"],
            phases=design["phases"],
            capacity=capacity,
            outline=design["outline"],
            audience=design["audience"],
            rationale="Schools asked for it in the hub's yearly survey.",
            interest_closes_at=london_moment(closes_on, 17),
            **(WHOLE_YEAR | design.get("workgroup", {})),
        )
    )
    workgroup.eligible_roles = design["roles"]
    if not workgroup.project.is_event:
        workgroup.fee_policy = scene.policy
    workgroup.save()
    plan.set_outcomes(workgroup=workgroup, texts=design.get("outcomes", {}))
    say_measures(workgroup)
    add_cycle(workgroup, scene, days)
    return workgroup


def say_measures(workgroup: WorkGroup) -> None:
    """Each outcome says what it is about and how one will know."""
    outcomes = list(workgroup.outcomes.all())
    said = {
        outcome.pk: (categories_for(outcome.level)[0], MEASURES[number % len(MEASURES)])
        for number, outcome in enumerate(outcomes)
    }
    plan.set_measures(workgroup=workgroup, said=said)


MODES = [
    WorkshopMode.FACE_TO_FACE,
    WorkshopMode.ONLINE,
    WorkshopMode.HYBRID,
    WorkshopMode.ONLINE,
]


def add_cycle(workgroup: WorkGroup, scene: Scene, days: list[date]) -> None:
    focuses = ["Where we are", "Planning together", "Looking at lessons", "What has changed"]
    for number, day in enumerate(days):
        mode = MODES[number % 4]
        workshop = Workshop.objects.create(
            workgroup=workgroup,
            title=focuses[number % 4],
            starts_at=london_moment(day, 9, 30),
            ends_at=london_moment(day, 14, 30),
            mode=mode,
            venue=scene.venue if mode in AT_A_VENUE else None,
            join_link="https://meet.example.org/maths" if mode in JOINED_ONLINE else "",
            catering_note="There is time to go to the shops nearby." if mode in AT_A_VENUE else "",
        )
        if number < len(days) - 1:
            SchoolTask.objects.create(
                workgroup=workgroup,
                after_workshop=workshop,
                title=f"Try it: {focuses[number % 4].lower()}",
                description="Plan one lesson with a colleague, teach it, and note what you saw.",
                due_on=days[number + 1] - timedelta(days=2),
            )
