"""Taking a list of projects into the national catalogue."""

from dataclasses import dataclass, field

from django.db import transaction

from workgroups.models import Project
from workgroups.rules.catalogue_file import CatalogueRow

Known = dict[tuple[int, str], Project]  # by year, and by code or title


@dataclass
class CatalogueReport:
    created: int = 0
    known: int = 0
    lines: list[str] = field(default_factory=list)


@transaction.atomic
def import_projects(*, rows: list[CatalogueRow]) -> CatalogueReport:
    """Add the projects that are not in the catalogue yet, and change none that are.

    A row is the project with its code in its year or, without a code, with its name. Several
    rows of one list may be Work Groups on one project.
    """
    report = CatalogueReport()
    years = {row.school_year for row in rows}
    # One import at a time for each year: the second finds what the first has added.
    known: Known = {}
    followers: list[tuple[Project, CatalogueRow]] = []
    for there in Project.objects.select_for_update(of=["self"]).filter(school_year__in=years):
        remember_project(known, there)
    for row in rows:
        project = find_project(known, row.school_year, code=row.code, title=row.title)
        row.notes.append("in the list already" if project else "new")
        if project:
            report.known += 1
        else:
            project = Project.objects.create(
                code=row.code,
                title=row.title,
                school_year=row.school_year,
                kind=row.kind,
                summary=row.summary,
                phases=row.phases,
                key_stages=row.key_stages,
                audience=row.audience,
            )
            remember_project(known, project)
            report.created += 1
            if row.earlier:
                followers.append((project, row))
    # Only now, as a list may name a project before the one it follows.
    for project, row in followers:
        join_to_predecessor(project, row)
    report.lines = [f"Line {row.line}: {'; '.join(row.notes)}" for row in rows]
    return report


def preview_projects(*, rows: list[CatalogueRow]) -> CatalogueReport:
    """What import_projects would do and say, with nothing changed."""
    # The import itself, undone: anything written beside it could come to differ.
    with transaction.atomic():
        report = import_projects(rows=rows)
        transaction.set_rollback(True)
    return report


def find_project(known: Known, year: int, *, code: str, title: str) -> Project | None:
    return known.get((year, code or title.lower()))


def remember_project(known: Known, project: Project) -> None:
    if project.code:
        known[project.school_year, project.code] = project
    # By its name too, so that a row without a code finds a project that has one; rather one that
    # has none itself.
    name = (project.school_year, project.title.lower())
    known[name] = known.get(name, project) if project.code else project


def join_to_predecessor(project: Project, row: CatalogueRow) -> None:
    """Join it to the latest earlier project among the codes that its row names."""
    named = Project.objects.filter(code__in=row.earlier, school_year__lt=row.school_year)
    found = list(named.order_by("-school_year", "-pk"))
    if found:
        project.predecessor = found[0]
        project.save(update_fields=["predecessor"])
    there = {earlier.code for earlier in found}
    row.notes += [f"no earlier project has the code {c}" for c in row.earlier if c not in there]
