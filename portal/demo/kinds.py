"""What the demonstration shows of kinds of Work Group that ask for more, or for less."""

from datetime import date, timedelta
from decimal import Decimal

from hubs.models import User
from portal.demo import cast, story
from portal.demo.clock import weekday_near
from portal.demo.network import Scene
from portal.demo.workgroups import plan_workgroup
from workgroups.choices import JobRole, Phase, ProjectKind

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


def meeting_story(scene: Scene, lead: User, today: date) -> None:
    """A network meeting is open to book: no head is asked, and no fee is charged."""
    workgroup = plan_workgroup(
        scene,
        MEETING,
        lead=lead,
        days=[weekday_near(today + timedelta(weeks=7), THURSDAY)],
        capacity=40,
        closes_on=today + timedelta(days=35),
        published_on=today - timedelta(days=12),
    )
    asked = story.ask(
        workgroup,
        cast.TEACHERS[16:20],
        [*scene.primary[9:11], *scene.secondary[8:10]],
        today - timedelta(days=8),
        JobRole.SUBJECT_LEAD,
    )
    story.give_places(workgroup, asked[:2], scene.administrator, today - timedelta(days=5))
