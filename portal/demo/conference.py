"""The demonstration's annual conference of local leaders: held twice, and to come once more."""

from datetime import date, timedelta

from hubs.models import User
from participants.actions.interest import record_interest
from participants.actions.invite import invite_people
from participants.models import Participant
from participants.rules.interest_answers import InterestAnswers
from portal.demo import cast, story
from portal.demo.clock import clock_at, london_moment, school_days
from portal.demo.network import Scene
from portal.demo.workgroups import plan_workgroup
from workgroups.choices import JobRole, Phase, ProjectKind
from workgroups.models import WorkGroup

FRIDAY = 4
CONFERENCE = {
    "title": "Annual Maths Conference",
    "phases": [Phase.PRIMARY, Phase.SECONDARY],
    "roles": list(JobRole),
    "project": {"kind": ProjectKind.EVENT},
    "outline": "A day for everybody who leads maths with the hub, to look back on the year and "
    "to plan the next.",
    "audience": "Local leaders, and people of the hub's Work Groups.",
    "workgroup": {
        "involvement": "One day, with lunch.",
        "expectations": "Tell us in good time if you cannot come.",
        "evidence_plan": "",
        "for_leaders": True,
    },
}


def conference_story(scene: Scene, lead: User, leaders: list[User], today: date) -> None:
    """A leader missed it last year; this time all came; to the next one, some are invited."""
    last, latest = (plan_conference(scene, lead, today, ahead) for ahead in (-58, -6))
    hold_conference(last, scene, leaders, absent=leaders[1:2])
    hold_conference(latest, scene, leaders, absent=[])
    plan_conference(scene, lead, today, 16, closes_on=today + timedelta(weeks=12))


def invite_to_conference(scene: Scene, today: date) -> None:
    """Yesterday the administrator wrote to the local leaders, once they were on the list."""
    coming = WorkGroup.objects.get(
        hub=scene.hub, for_leaders=True, interest_closes_at__gt=london_moment(today)
    )
    with clock_at(london_moment(today - timedelta(days=1), 11)):
        invite_people(event=coming, projects=[])


def plan_conference(
    scene: Scene, lead: User, today: date, ahead: int, closes_on: date | None = None
) -> WorkGroup:
    [day] = school_days(today, ahead, weekday=FRIDAY)
    return plan_workgroup(
        scene,
        CONFERENCE,
        lead=lead,
        days=[day],
        capacity=60,
        closes_on=closes_on or day - timedelta(days=20),
        published_on=min(day, today + timedelta(weeks=ahead)) - timedelta(weeks=18),
    )


def hold_conference(
    event: WorkGroup, scene: Scene, leaders: list[User], *, absent: list[User]
) -> None:
    workshop = event.workshops.get()
    asked_on = workshop.starts_at.date() - timedelta(days=60)
    asked = story.ask_for_places(
        event, cast.SECONDARY_TEACHERS[:6], scene.secondary[1:7], asked_on, JobRole.SUBJECT_LEAD
    )
    for number, user in enumerate(leaders):
        with clock_at(london_moment(asked_on, 16) + timedelta(minutes=number)):
            asked.append(
                record_interest(
                    workgroup=event,
                    school=scene.secondary[number + 1],
                    answers=InterestAnswers(
                        name=user.name,
                        email=user.email,
                        job_role=JobRole.SUBJECT_LEAD,
                        priority="Leading maths across our schools.",
                    ),
                )
            )
    story.give_places(event, asked, scene.administrator, asked_on + timedelta(days=10))
    missing = Participant.objects.filter(
        workgroup=event, person__email__in=[user.email for user in absent]
    )
    story.hold_workshop(workshop, scene.administrator, absent=missing)
