"""Keeping the national catalogue of projects."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Q

from access.refusal import Refused
from workgroups.choices import OutcomeLevel
from workgroups.models import Project, WorkGroup
from workgroups.rules.project_code import moved_to_year

# Without `is_new`: a copy is not in its first year.
COPIED = [
    *("hub_id", "title", "kind", "summary", "phases", "key_stages", "audience", "entry_notes"),
    *("required_stages", "is_once_only", "support_type", "provider", "themes", "day_equivalent"),
    *("capacity", "places_per_school", "early_career_term", "early_career_years"),
    *(f"{level}_outcomes" for level in OutcomeLevel.values),
    *("completion_minutes", "completion_tasks"),
]


@transaction.atomic
def save_project(*, project: Project) -> Project:
    """Add a project or change it. Its year stays once there are Work Groups on it."""
    before = Project.objects.select_for_update().filter(pk=project.pk).first()
    if before and before.school_year != project.school_year:
        refuse_another_year(project)
    refuse_double_project(project.pk, project.code, project.title, project.school_year)
    project.save()
    return project


def refuse_double_project(pk: int | None, code: str, title: str, school_year: int) -> None:
    """A code is there once in a year and so, among projects without a code, is a name."""
    others = Project.objects.filter(~Q(pk=pk), school_year=school_year)
    if code and (other := others.filter(code=code).first()):
        raise Refused(f"{code} is in the list of that year: {other.title}", field="code")
    if not code and others.filter(code="", title__iexact=title).exists():
        raise Refused("A project of that year is called this. Look in the list", field="title")


def refuse_another_year(project: Project) -> None:
    if WorkGroup.objects.filter(project=project).exists():
        raise Refused(
            "There are Work Groups on it in that year. Copy it to another year instead.",
            field="school_year",
        )
    if project.successors.filter(school_year__lte=project.school_year).exists():
        raise Refused("Another project follows it in or before that year.", field="school_year")


@transaction.atomic
def copy_projects(
    *, projects: Collection[Project], to_year: int, with_codes_moved: bool
) -> list[Project]:
    """Take projects over to a later year, each as the successor of the one before.

    Done twice it copies nothing more: a project with a successor in that year is passed over,
    and so is one whose code or name is taken there.
    """
    rows = Project.objects.select_for_update(of=["self"]).filter(
        pk__in=[project.pk for project in projects], school_year__lt=to_year
    )
    # Locked before anything is read of that year: of two at once the second then finds the copies.
    sources = list(rows.order_by("pk"))
    there = Project.objects.filter(school_year=to_year)
    followed = set(there.values_list("predecessor", flat=True))
    taken = {key_in_year(code, title) for code, title in there.values_list("code", "title")}
    copies = []
    for source in sources:
        code = moved_to_year(source.code, to_year) if with_codes_moved else source.code
        if source.pk in followed or key_in_year(code, source.title) in taken:
            continue
        taken.add(key_in_year(code, source.title))
        fields = {name: getattr(source, name) for name in COPIED}
        copies.append(Project(code=code, school_year=to_year, predecessor=source, **fields))
    return Project.objects.bulk_create(copies)


def key_in_year(code: str, title: str) -> str:
    """What may be there only once in a year."""
    return code or title.lower()
