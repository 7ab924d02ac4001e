"""The demonstration's visits to schools: what came of them, and what is left to do."""

from datetime import date, timedelta

from hubs.models import User
from portal.demo.clock import clock_at, london_moment, school_days
from portal.demo.network import Scene
from schools.models import School
from workgroups.actions.visit import (
    Account,
    Agreed,
    answer_as_school,
    call_off_visit,
    plan_visit,
    tell_school,
    write_up_visit,
)
from workgroups.choices import ActionOwner, VisitCompany, VisitSide, VisitStanding
from workgroups.models import SupportVisit, WorkGroup
from workgroups.queries.visit import first_to_tell

DEPARTMENT = "How the department plans together"
EARLY_NUMBER = "Number in Reception and Year 1"
BAR_MODELS = "Bar modelling in Years 3 and 4"


def visit_schools(scene: Scene, first: User, second: User, today: date) -> None:
    """One school is visited again and again; of others a visit is late, at risk or called off."""
    follow_a_school(scene, first, scene.secondary[1], [tuesday(today, n) for n in (-10, -4, 2)])
    plan_demo_visit(scene, second, scene.primary[0], tuesday(today, -1), EARLY_NUMBER)
    hard = plan_demo_visit(scene, second, scene.primary[3], tuesday(today, -3), BAR_MODELS)
    write_up_demo_visit(
        hard,
        company=[VisitCompany.HEAD, VisitCompany.MATHS_LEAD],
        standing=VisitStanding.AT_RISK,
        summary="The maths lead leaves at the end of term, and nobody is named to follow.",
        notes="The head wants to go on. Without a maths lead the plan of the year stands still.",
        actions={
            1: Agreed(
                "Name who leads maths from next term",
                ActionOwner.SCHOOL,
                today + timedelta(days=15),
            )
        },
    )
    off = plan_demo_visit(scene, first, scene.primary[1], tuesday(today, -2), EARLY_NUMBER)
    with clock_at(london_moment(off.day - timedelta(days=1), 15)):
        call_off_visit(visit=off, side=VisitSide.SCHOOL, because="An inspection", by=first)


def tuesday(today: date, weeks: int) -> date:
    [day] = school_days(today, weeks, weekday=1)
    return day


def follow_a_school(scene: Scene, visitor: User, school: School, days: list[date]) -> None:
    """No senior leader has come so far; the school has answered what was agreed last."""
    before, latest, following = days
    one = plan_demo_visit(scene, visitor, school, before, DEPARTMENT)
    write_up_demo_visit(
        one,
        company=[VisitCompany.MATHS_LEAD, VisitCompany.TEACHERS],
        standing=VisitStanding.ATTENTION,
        summary="Lessons are still planned by each teacher alone.",
        notes="Two teachers share a room and have begun to plan together.",
        actions={
            1: Agreed("Keep an hour a fortnight free for planning", ActionOwner.SCHOOL, latest)
        },
        next_day=latest,
    )
    done = one.actions.get()
    with clock_at(london_moment(latest - timedelta(days=3), 16)):
        answer_as_school(
            visit=one, progress={done.pk: ("Wednesdays after school since then.", True)}, says=""
        )
    two = SupportVisit.objects.planned().get(school=school, day=latest)
    write_up_demo_visit(
        two,
        company=[VisitCompany.MATHS_LEAD],
        standing=VisitStanding.WELL,
        summary="The department plans together each fortnight, and teachers ask for more.",
        notes="We planned a lesson on fractions together and watched it taught.",
        actions={
            1: Agreed(
                "Show the plan of the year to the governors",
                ActionOwner.SCHOOL,
                latest + timedelta(days=21),
            ),
            2: Agreed("Send examples of shared plans", ActionOwner.VISITOR, following),
        },
        next_day=following,
    )


def plan_demo_visit(
    scene: Scene, visitor: User, school: School, day: date, focus: str
) -> SupportVisit:
    with clock_at(london_moment(day - timedelta(days=14), 11)):
        visit = SupportVisit(hub=scene.hub, school=school, visitor=visitor, day=day, focus=focus)
        # Whose pupils are followed there, the visitor finds them beside the visit.
        visit.workgroup = WorkGroup.objects.filter(
            participants__school=school, leads=visitor, focus_pupils__gt=0
        ).first()
        return plan_visit(visit=visit, by=scene.administrator)


def write_up_demo_visit(visit: SupportVisit, **said) -> None:
    """On the evening of the visit; whoever of the school can be written to gets what was agreed."""
    with clock_at(london_moment(visit.day, 18)):
        written = write_up_visit(
            visit=visit,
            account=Account(**said),
            seen_version=visit.version,
            by=visit.visitor,
        )
        tell_school(visit=written, contacts=first_to_tell(written, visit.day))
