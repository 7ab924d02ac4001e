"""What is typed to copy Work Groups, and to import them."""

from datetime import date, timedelta

from django.utils import timezone

from pages.rules.school_year import school_year_of
from tests.factories import ProjectFactory
from tests.robust.act import Act
from tests.robust.leader_acts import SOON
from tests.world import World
from workgroups.forms.dates import typed_of
from workgroups.models import Project, WorkGroup
from workgroups.queries.cycle import cycle_of

COHORT = "?first_day=8&first_month=6&first_year=2022"


def next_year() -> int:
    return school_year_of(timezone.localdate()) + 1


def follow_the_project(world: World) -> None:
    """There is a project for the copy to be on."""
    ProjectFactory(school_year=next_year(), predecessor=world.workgroup.project)


def copied(world: World) -> dict[str, object]:
    project = Project.objects.filter(predecessor=world.workgroup.project, school_year=next_year())
    found = project.values_list("pk", flat=True).first() or 0
    return weekly(world, date(next_year(), 11, 8)) | {"title": "Once more", "project": found}


def copied_as_cohort(world: World) -> dict[str, object]:
    return weekly(world, SOON) | {"title": "Once more", "cohort": "2"}


def follow_the_year(world: World) -> None:
    ProjectFactory(school_year=2022, predecessor=world.workgroup.project)


def rolled_over(world: World) -> dict[str, object]:
    """All Work Groups of the year, with the first date of one of them."""
    project = Project.objects.filter(predecessor=world.workgroup.project, school_year=2022)
    found = project.values_list("pk", flat=True).first() or 0
    typed: dict[str, object] = {f"day_{world.past.pk}": "9/11/2022"}
    for row in WorkGroup.objects.filter(hub=world.hub, school_year=2021):
        typed |= {f"go_{row.pk}": "on", f"title_{row.pk}": f"Again {row.pk}"}
        typed[f"project_{row.pk}"] = found
    return typed


def weekly(world: World, first: date) -> dict[str, object]:
    """The workshops that stand a week apart."""
    typed = {}
    for number, step in enumerate(cycle_of(world.workgroup), 1):
        boxes = typed_of(step) | {"starts": "9:30am", "ends": "2:30pm"}
        boxes["day"] = f"{first + timedelta(weeks=number):%d/%m/%Y}"
        typed |= {f"{box}_{number}": value for box, value in boxes.items()}
    return typed


LISTED = "title,academic_year,phase,places\nMore maths,2031/32,primary,12"
COPIES: dict[str, Act] = {
    "workgroups:import_workgroups": Act(lambda w: {"hub": w.hub.pk, "list": LISTED, "do": "add"}),
    "workgroups:copy_to_year": Act(copied, prepare=follow_the_project),
    "workgroups:copy_as_cohort": Act(copied_as_cohort, query=lambda w: COHORT),
    "workgroups:roll_over": Act(rolled_over, prepare=follow_the_year, query=lambda w: "?year=2021"),
}
