"""What is carried from year to year: this year's groups follow last year's, one is copied on."""

from datetime import date

from pages.rules.school_year import school_year_of
from portal.demo.clock import clock_at, london_moment
from portal.demo.network import Scene
from workgroups.actions.copy_workgroup import copy_workgroups
from workgroups.actions.project import copy_projects
from workgroups.models import Project, WorkGroup
from workgroups.queries.copying import calendar_of_copies, copy_proposals, projects_of_year
from workgroups.rules.copying import PlannedCopy, held_again


def carry_on(scene: Scene, today: date) -> None:
    """The list of next year is there, and one Work Group is copied to it already."""
    this_year = school_year_of(today)
    copy_projects(
        projects=Project.objects.filter(school_year=this_year),
        to_year=this_year + 1,
        with_codes_moved=True,
    )
    follow_last_year(scene, this_year)
    with clock_at(london_moment(today)):
        copy_on(scene, this_year)


def follow_last_year(scene: Scene, this_year: int) -> None:
    """Work Groups of one name and cohort are one and the same from year to year."""
    rows = WorkGroup.objects.filter(hub=scene.hub, cohort="")
    before = {row.title: row for row in rows.filter(school_year=this_year - 1)}
    following = [row for row in rows.filter(school_year=this_year) if row.title in before]
    for row in following:
        row.predecessor = before[row.title]
    WorkGroup.objects.bulk_update(following, ["predecessor"])


def copy_on(scene: Scene, this_year: int) -> None:
    """The running Work Group goes on, on the dates that the portal proposes."""
    rows = WorkGroup.objects.filter(hub=scene.hub, school_year=this_year, cancelled_at=None)
    running = rows.select_related("project").earliest("pk")
    [proposal] = copy_proposals(
        [running],
        this_year + 1,
        calendar=calendar_of_copies(scene.hub, this_year + 1),
        projects=projects_of_year(this_year + 1),
    )
    if proposal.project is None:
        return
    workshops = [
        held_again(step.workshop, day, [task.title for task in step.tasks])
        for step in proposal.cycle
        if (day := proposal.day_of(step.workshop).day)
    ]
    copy = PlannedCopy(
        source=running.pk,
        project=proposal.project.pk,
        title=running.title,
        cohort=running.cohort,
        closes_at=None,
        leads=(),
        workshops=tuple(workshops),
    )
    copy_workgroups(hub=scene.hub, copies=[copy])
