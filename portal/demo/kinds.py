"""What the demonstration shows of kinds of Work Group that ask for more, or for less."""

from datetime import date, timedelta
from decimal import Decimal

from hubs.models import User
from portal.demo import cast, story
from portal.demo.clock import clock_at, london_moment, school_days
from portal.demo.network import Scene
from portal.demo.network_people import UNIVERSITY
from portal.demo.workgroups import plan_workgroup
from schools.models import School
from workgroups.actions import plan
from workgroups.choices import (
    JobRole,
    JourneyStage,
    OutcomeLevel,
    Phase,
    ProjectKind,
    SupportType,
)

THURSDAY = 3
MEETING = {
    "title": "Network Meetings",
    "phases": [Phase.PRIMARY, Phase.SECONDARY],
    "roles": list(JobRole),
    "project": {"kind": ProjectKind.EVENT},
    "outline": "An afternoon to meet maths leaders of other schools, and to hear what the hub "
    "offers next.",
    "audience": "Anybody who teaches or leads maths.",
    "workgroup": {
        "involvement": "One meeting, with time to talk.",
        "expectations": "Tell us in good time if you cannot come.",
        "budget": Decimal("150.00"),
        "evidence_plan": "",
    },
}
SUSTAINING = {
    "title": "Teaching for Mastery: Sustaining",
    "phases": [Phase.PRIMARY],
    "roles": [JobRole.TEACHER, JobRole.SUBJECT_LEAD],
    "project": {
        "required_stages": [JourneyStage.DEVELOPMENT, JourneyStage.EMBEDDING],
        "is_once_only": True,
    },
    "outline": "Teachers visit each other's schools and plan how teaching for mastery lasts.",
    "audience": "Two teachers of a primary school, one of them the maths subject leader.",
    "outcomes": {
        OutcomeLevel.PRACTICE: ["plan together from one set of ideas"],
        OutcomeLevel.POLICY: ["have a plan for the next three years"],
    },
}
RESEARCH = {
    "title": "Research and Innovation Work Groups",
    "phases": [Phase.SECONDARY],
    "roles": [JobRole.TEACHER, JobRole.SUBJECT_LEAD],
    "project": {"kind": ProjectKind.RESEARCH},
    "outline": "Do pupils of Year 8 reason better if they write down what they are unsure of?",
    "audience": "Teachers of Year 8 whose department would like to try something new.",
    "outcomes": {
        OutcomeLevel.LEARNING: ["know how to gather evidence in their own classroom"],
        OutcomeLevel.PUPILS: ["see pupils say where their reasoning is unsure"],
    },
    "workgroup": {
        "research_question": "Do pupils of Year 8 reason better about proportion if each lesson "
        "ends with a note of what they are still unsure of?",
        "evidence_base": "Notes of doubt have helped in science lessons. In maths there are a few "
        "small studies, and none in Year 8.",
        "innovation": "Pupils begin the next lesson from each other's notes.",
    },
}
COMMISSIONED = {
    "title": "Supporting Core Maths",
    "phases": [Phase.POST_16],
    "roles": [JobRole.TEACHER, JobRole.LECTURER],
    "project": {"support_type": SupportType.COMMISSIONING},
    "outline": "A university shows how statistics in the news come into Core Maths lessons.",
    "audience": "Teachers of Core Maths in sixth forms and colleges.",
    "outcomes": {OutcomeLevel.PRACTICE: ["use this week's news in a lesson on statistics"]},
    "workgroup": {"evidence_plan": ""},
}


def meeting_story(scene: Scene, lead: User, today: date) -> None:
    """A network meeting is open to book: no head is asked, and no fee is charged."""
    workgroup = plan_workgroup(
        scene,
        MEETING,
        lead=lead,
        days=school_days(today, 7, weekday=THURSDAY),
        capacity=40,
        closes_on=today + timedelta(days=35),
        published_on=today - timedelta(days=12),
    )
    asked = story.ask_for_places(
        workgroup,
        [*cast.TEACHERS[23:25], *cast.SECONDARY_TEACHERS[10:12]],
        [*scene.primary[9:11], *scene.secondary[8:10]],
        today - timedelta(days=8),
        JobRole.SUBJECT_LEAD,
    )
    story.give_places(workgroup, asked[:2], scene.administrator, today - timedelta(days=5))


def mastery_story(scene: Scene, lead: User, today: date) -> None:
    """Open to schools at some stages of Teaching for Mastery; not all who ask have been there."""
    workgroup = plan_workgroup(
        scene,
        SUSTAINING,
        lead=lead,
        days=school_days(today, 8, 14, 20, weekday=THURSDAY),
        closes_on=today + timedelta(days=28),
        published_on=today - timedelta(days=16),
    )
    schools = [scene.primary[number] for number in (1, 3, 6)]
    asked = story.ask_for_places(
        workgroup, cast.TEACHERS[20:23], schools, today - timedelta(days=9), JobRole.SUBJECT_LEAD
    )
    story.approve_interests(asked[:2], today - timedelta(days=7))


def research_story(scene: Scene, lead: User, today: date) -> None:
    """A question of the hub's own, on its public page with what is known and what is new."""
    plan_workgroup(
        scene,
        RESEARCH,
        lead=lead,
        days=school_days(today, 9, 15, 21, weekday=THURSDAY),
        capacity=8,
        closes_on=today + timedelta(days=30),
        published_on=today - timedelta(days=4),
    )


def commissioned_story(scene: Scene, lead: User, today: date) -> None:
    """A university provides it; its plan of evidence is to come, so the hub lead said why."""
    workgroup = plan_workgroup(
        scene,
        COMMISSIONED,
        lead=lead,
        days=school_days(today, 10, 16, weekday=THURSDAY),
        closes_on=today + timedelta(days=40),
        drafted_on=today - timedelta(days=24),
        published_on=None,
    )
    workgroup.provider = School.objects.organisations().get(name=UNIVERSITY)
    workgroup.contract_reference = "LK-CM-017"
    workgroup.save()
    with clock_at(london_moment(today - timedelta(days=3))):
        plan.publish_workgroup(
            workgroup=workgroup,
            by=scene.hub_lead,
            without_evidence_because="The university writes the plan with us next month.",
        )
