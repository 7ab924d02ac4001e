"""The demonstration's local leaders, and where its schools are on their way to mastery."""

from datetime import date, timedelta
from decimal import Decimal

from hubs.models import User
from pages.rules.school_year import first_day, school_year_of
from portal.demo.network import Scene
from schools.models import School
from workgroups.actions.leader import add_leader, save_leader_part
from workgroups.actions.mastery import note_stage
from workgroups.choices import (
    Availability,
    CredentialKind,
    CredentialStatus,
    JourneyStage,
    Phase,
)
from workgroups.models import Credential, Deployment, LocalLeader, MasteryStage, Training

S = JourneyStage
# Stage after stage, a year each; the last one goes on. None is a year without one.
JOURNEYS: list[list[JourneyStage | None]] = [
    [S.READINESS, S.DEVELOPMENT, S.EMBEDDING, S.SUSTAINING],
    [S.DEVELOPMENT, S.EMBEDDING],
    [S.DEVELOPMENT, None],
    [S.INTRODUCTORY],
    [S.SUSTAINING],
    [S.INTRODUCTORY, S.TEACHING_FOR_MASTERY],
    [],
]
SPECIALISMS = [
    ["Bar modelling", "Early number"],
    ["Leading a department", "Multiplicative reasoning"],
    ["Early number", "Mixed-age classes"],
]
CREDENTIALS = [
    (CredentialKind.MASTERY_SPECIALIST, CredentialStatus.AWARDED, 7),
    (CredentialKind.PD_LEAD, CredentialStatus.AWARDED, None),
    (CredentialKind.SECONDARY_SPECIALIST, CredentialStatus.WORKING_TOWARDS, 4),
]


def note_journeys(scene: Scene, today: date) -> None:
    """The hub's schools are at every stage; some have paused, and some have none yet."""
    this_year = school_year_of(today)
    for phase, schools in ((Phase.PRIMARY, scene.primary), (Phase.SECONDARY, scene.secondary)):
        for number, school in enumerate(schools):
            stages = JOURNEYS[number % len(JOURNEYS)]
            for place, stage in enumerate(stages):
                if stage:
                    begins = first_day(this_year - len(stages) + 1 + place)
                    goes_on = place == len(stages) - 1
                    until_on = None if goes_on else begins + timedelta(days=300)
                    note_stage_of_school(scene, school, phase, stage, begins, until_on)


def note_stage_of_school(
    scene: Scene, school: School, phase, stage, begins: date, until_on: date | None
) -> None:
    row = MasteryStage(
        school=school,
        phase=phase,
        stage=stage,
        from_on=begins,
        until_on=until_on,
        noted_by=scene.hub,
    )
    note_stage(stage=row)


def introduce_leaders(scene: Scene, users: list[User], today: date) -> None:
    """Those who lead its Work Groups: trained or on their way, one of them sent to a school."""
    this_year = school_year_of(today)
    for number, user in enumerate(users):
        kind, status, cohort = CREDENTIALS[number % 3]
        is_awarded = status == CredentialStatus.AWARDED
        leader = add_leader(
            leader=LocalLeader(
                hub=scene.hub,
                school=scene.secondary[number + 1],
                from_on=first_day(this_year - 3 + number),
                phases=[Phase.PRIMARY if number % 2 == 0 else Phase.SECONDARY],
                specialisms=SPECIALISMS[number % 3],
                availability=Availability.values[number % 3],
                days_a_year=15 - 5 * (number % 3),
                released_on=first_day(this_year - 1),
                bio=f"{user.get_short_name()} teaches maths and leads Work Groups.",
                may_publish_bio=True,
                may_be_shared=number % 2 == 0,
            ),
            name=user.name,
            email=user.email,
        )
        save_leader_part(
            part=Credential(
                leader=leader,
                kind=kind,
                status=status,
                cohort=cohort,
                awarded_on=first_day(this_year - 2) if is_awarded else None,
                expires_on=today + timedelta(days=60 + 500 * number) if is_awarded else None,
            )
        )
        save_leader_part(
            part=Training(
                leader=leader,
                title="Leading a Work Group",
                on=first_day(this_year) + timedelta(days=20),
                days=Decimal(1),
            )
        )
    send_to_school(leader_of(scene, users[0]), scene.primary[3], today)


def leader_of(scene: Scene, user: User) -> LocalLeader:
    return LocalLeader.objects.get(hub=scene.hub, user=user)


def send_to_school(leader: LocalLeader, school: School, today: date) -> None:
    save_leader_part(
        part=Deployment(
            leader=leader,
            school=school,
            purpose="Bar modelling in Years 3 and 4",
            days=Decimal("2.5"),
            from_on=today - timedelta(days=30),
            until_on=today + timedelta(days=60),
        )
    )
