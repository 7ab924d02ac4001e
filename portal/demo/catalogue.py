"""The demonstration's catalogue of projects, as the national team would keep it."""

from datetime import date

from access.roles import Role
from hubs.models import Membership, User
from pages.rules.school_year import school_year_of
from portal.demo import cast, leaders
from portal.demo.network import SINCE, Scene, add_person
from workgroups.actions.import_projects import import_projects
from workgroups.actions.project import copy_projects, save_project
from workgroups.choices import JourneyStage
from workgroups.models import Project
from workgroups.rules.catalogue_file import STARTER, read_catalogue
from workgroups.rules.list_file import text_of_list


def keep_catalogue(today: date, leaders_of: list[tuple[Scene, list[User]]]) -> None:
    """Last year's list is taken in and goes on into this year; the hubs keep their own parts."""
    user = add_person(cast.NATIONAL)
    Membership.objects.create(user=user, role=Role.NATIONAL, from_on=SINCE)
    this_year = school_year_of(today)
    starter = text_of_list(STARTER.read_bytes())
    import_projects(rows=read_catalogue(starter, year_if_blank=this_year - 1))
    link_years(this_year)
    ask_of_schools(this_year - 1)
    copy_projects(
        projects=Project.objects.filter(school_year=this_year - 1),
        to_year=this_year,
        with_codes_moved=True,
    )
    for scene, users in leaders_of:
        leaders.introduce_leaders(scene, users, today)
        leaders.note_journeys(scene, today)


def ask_of_schools(year: int) -> None:
    """Of Teaching for Mastery, one project is taken once and one follows another stage.

    Who counts as early in their career is said in years.
    """
    projects = Project.objects.filter(school_year=year)
    development = projects.get(title="Teaching for Mastery: Development")
    development.is_once_only = True
    sustaining = projects.get(title="Teaching for Mastery: Sustaining")
    sustaining.required_stages = [JourneyStage.DEVELOPMENT, JourneyStage.EMBEDDING]
    sustaining.is_once_only = True
    early_career = projects.get(title="Supporting Primary Early Career Teachers")
    early_career.early_career_years = 2
    leading = projects.get(title="Secondary Subject Leadership")
    leading.learning_outcomes = "Lead a shared vision of maths in the department"
    leading.practice_outcomes = "Plan and observe lessons together"
    leading.policy_outcomes = "A scheme of work that the whole department uses"
    leading.pupils_outcomes = "Explain their reasoning in full sentences"
    for project in (development, sustaining, early_career, leading):
        save_project(project=project)


def link_years(this_year: int) -> None:
    """The projects of this year that Work Groups needed follow those of their name."""
    before = {p.title: p for p in Project.objects.filter(school_year=this_year - 1)}
    projects = list(Project.objects.filter(school_year=this_year))
    for project in projects:
        project.predecessor = before.get(project.title)
    Project.objects.bulk_update(projects, ["predecessor"])
