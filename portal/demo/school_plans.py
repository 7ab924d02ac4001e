"""What schools set out to do in the running Work Group, and what else they take on this year."""

from datetime import date, timedelta

from django.utils import timezone

from pages.rules.school_year import school_year_of
from participants.actions.action_plan import PlanWords, save_action_plan
from participants.actions.initiative import declare_initiative
from participants.models import Participant, SchoolActionPlan
from portal.demo.clock import clock_at, london_moment
from portal.demo.network import Scene

PRIORITIES = [
    "Teachers choose the same representations in every year group.",
    "Pupils explain their reasoning in every lesson.",
    "The department plans together instead of each alone.",
]
ACTIONS = [
    "Agree on three representations for fractions and use them in all classes",
    "Plan one lesson a fortnight as a department, and watch it taught",
    "Look at books together and write down what has changed",
]
CAME_OF = "Four of six classes use the same bar models; two teachers want to see more lessons."
OTHER_PROJECTS = ["Trust reading programme", "Attendance project of the local authority"]


def write_plans(places: list[Participant], *, lead, first: date, second: date, last: date) -> None:
    """Two schools write from their own link, the lead writes for one, others have not begun."""
    for number, place in enumerate(places[:3]):
        writer = lead if number == 2 else place
        save_plan(
            place, writer, PRIORITIES[number], days=[second, last], on=first + timedelta(days=4)
        )
    reviewed = SchoolActionPlan.objects.get(
        school=places[0].school_id, workgroup=places[0].workgroup_id
    )
    with clock_at(london_moment(second + timedelta(days=2), 15)):
        save_action_plan(
            workgroup=places[0].workgroup,
            school=places[0].school,
            words=PlanWords(
                priority=reviewed.priority,
                actions=list(reviewed.actions.values_list("what", "by_on")),
                review_on=second + timedelta(days=1),
                came_of=CAME_OF,
            ),
            seen_version=reviewed.version,
            by=places[0],
        )


def save_plan(place: Participant, writer, priority: str, *, days: list[date], on: date) -> None:
    actions = list(zip(ACTIONS, [*days, days[-1]], strict=True))
    words = PlanWords(priority=priority, actions=actions, review_on=days[-1])
    with clock_at(london_moment(on, 16)):
        save_action_plan(
            workgroup=place.workgroup,
            school=place.school,
            words=words,
            seen_version=0,
            by=writer,
        )


def take_on_more(scene: Scene, place: Participant) -> None:
    """One school of the Work Group is in two other projects: its page warns."""
    for name in OTHER_PROJECTS:
        declare_initiative(
            hub=scene.hub,
            school=place.school,
            school_year=school_year_of(timezone.localdate()),
            name=name,
            by=scene.administrator,
        )
