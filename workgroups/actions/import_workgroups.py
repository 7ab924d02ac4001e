"""Taking a list of Work Groups into a hub, each as a draft."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from hubs.models import Agreement, FeePolicy, Hub
from pages.rules.london import london
from pages.wording import counted_things, join_words
from workgroups.actions.import_projects import Known, find_project, remember_project
from workgroups.actions.plan import begin_outcomes, take_over_from_project
from workgroups.models import Project, Venue, WorkGroup, Workshop
from workgroups.rules.list_file import ListFileError
from workgroups.rules.workgroup_file import WorkGroupRow


@dataclass
class WorkGroupReport:
    created: int = 0
    known: int = 0
    called_off: int = 0
    projects: int = 0
    lines: list[str] = field(default_factory=list)


@transaction.atomic
def import_workgroups(
    *, hub: Hub, rows: list[WorkGroupRow], places_if_blank: int | None = None
) -> WorkGroupReport:
    """Begin a draft for each row that the hub has no Work Group for; nobody is told.

    Rows that are called off are passed over, as the portal's own download has them too. Projects
    that are not in the catalogue become the hub's own. All or nothing: raises ListFileError with
    every problem. In as many queries for 5 rows as for 500.
    """
    # One import at a time in a hub: the second finds what the first has made.
    Hub.objects.select_for_update(no_key=True).get(pk=hub.pk)
    report = WorkGroupReport()
    standing = standing_rows(rows, report)
    projects = projects_of_rows(hub, standing, report)
    drafts = new_drafts(hub, standing, projects, places_if_blank, report)
    WorkGroup.objects.bulk_create(draft for draft, _ in drafts)
    begin_outcomes(draft for draft, _ in drafts)
    add_dates(hub, drafts)
    report.lines = [f"Line {row.line}: {'; '.join(row.notes)}" for row in rows]
    return report


def preview_workgroups(
    *, hub: Hub, rows: list[WorkGroupRow], places_if_blank: int | None = None
) -> WorkGroupReport:
    """What import_workgroups would do and say, with nothing changed."""
    # The import itself, undone: anything written beside it could come to differ.
    with transaction.atomic():
        report = import_workgroups(hub=hub, rows=rows, places_if_blank=places_if_blank)
        transaction.set_rollback(True)
    return report


def standing_rows(rows: list[WorkGroupRow], report: WorkGroupReport) -> list[WorkGroupRow]:
    called_off = [row for row in rows if row.is_called_off]
    for row in called_off:
        row.notes.append("called off, not taken in")
    report.called_off = len(called_off)
    return [row for row in rows if not row.is_called_off]


def projects_of_rows(hub: Hub, rows: list[WorkGroupRow], report: WorkGroupReport) -> list[Project]:
    """The project of each row, found by its code or else its title, or else new."""
    known: Known = {}
    years = {row.school_year for row in rows}
    for there in Project.objects.filter(school_year__in=years).order_by("pk"):
        remember_project(known, there)
    new: list[Project] = []
    found = []
    for row in rows:
        project = find_project(known, row.school_year, code=row.codes.own, title=project_title(row))
        if project is None:
            project = project_from(hub, row)
            remember_project(known, project)
            new.append(project)
            if row.codes.earlier:
                row.note("ncp_code", f"predecessors {', '.join(row.codes.earlier)} not taken over")
        row.notes.append(f"{'project' if project.pk else 'new project'} {project}")
        found.append(project)
    Project.objects.bulk_create(new)
    report.projects = len(new)
    return found


def project_title(row: WorkGroupRow) -> str:
    return row.project or row.title


def project_from(hub: Hub, row: WorkGroupRow) -> Project:
    return Project(
        hub=hub,
        code=row.codes.own,
        title=project_title(row),
        school_year=row.school_year,
        kind=row.kind,
        phases=row.phases,
        key_stages=row.key_stages,
    )


Drafts = list[tuple[WorkGroup, WorkGroupRow]]


def new_drafts(
    hub: Hub,
    rows: list[WorkGroupRow],
    projects: list[Project],
    places_if_blank: int | None,
    report: WorkGroupReport,
) -> Drafts:
    """Those that are not there yet. Raises ListFileError."""
    there = WorkGroup.objects.filter(
        hub=hub, cancelled_at=None, project__in=[project.pk for project in projects]
    )
    taken = {
        (project, title.casefold(), cohort.casefold()): ""
        for project, title, cohort in there.values_list("project", "title", "cohort")
    }
    policy = FeePolicy.objects.in_force(hub, timezone.localdate())
    agreement = Agreement.objects.latest_agreement(hub)
    drafts: Drafts = []
    problems: list[str] = []
    for row, project in zip(rows, projects, strict=True):
        key = (project.pk, row.title.casefold(), row.cohort.casefold())
        if key in taken:
            same = taken[key] or "there already"
            row.notes.append(f"{same}, not taken in; give it a cohort of its own if it is another")
            report.known += 1
            continue
        taken[key] = f"the same as line {row.line}"
        draft = draft_from(hub, row, project, policy, agreement, places_if_blank)
        problems += problems_of(draft, row)
        row.is_new = True
        drafts.append((draft, row))
    if problems:
        raise ListFileError("\n".join(problems))
    report.created = len(drafts)
    return drafts


def draft_from(
    hub: Hub,
    row: WorkGroupRow,
    project: Project,
    policy: FeePolicy | None,
    agreement: Agreement | None,
    places_if_blank: int | None,
) -> WorkGroup:
    draft = WorkGroup(
        hub=hub,
        project=project,
        title=row.title,
        cohort=row.cohort,
        phases=row.phases or project.phases,
        capacity=row.places or project.capacity or places_if_blank or 0,
        outline=row.outline,
        rationale=row.rationale,
    )
    take_over_from_project(draft, policy, agreement)
    if row.places_per_school:
        draft.places_per_school = row.places_per_school
    return draft


def problems_of(draft: WorkGroup, row: WorkGroupRow) -> list[str]:
    """What neither the list nor the project says."""
    found = []
    if not draft.phases:
        unread = join_words([f"“{word[:40]}”" for word in row.no_phases])
        why = f"{unread} not understood; " if unread else ""
        found.append(
            f"Line {row.line}, column phase: {why}say which phases it is for, as primary or KS3."
        )
    if not draft.capacity:
        found.append(
            f"Line {row.line}, column places: say how many places there are, or how many such "
            "lines have."
        )
    return found


def add_dates(hub: Hub, drafts: Drafts) -> None:
    """The workshops, at the venues of the hub's book that the list names."""
    book = {venue.name.casefold(): venue for venue in Venue.objects.filter(hub=hub).offered()}
    workshops = []
    for draft, row in drafts:
        venue = book.get(row.venue.casefold())
        if row.venue and venue is None and row.days:
            row.note("venue", f"“{row.venue[:60]}” is not in your book of venues, still to choose")
        for day, hours in row.sessions:
            workshops.append(
                Workshop(
                    workgroup=draft,
                    starts_at=london(day, hours.starts),
                    ends_at=london(day, hours.ends),
                    mode=row.mode,
                    venue=venue,
                )
            )
        row.notes.append(f"new draft with {counted_things(len(row.days), 'workshop')}")
    Workshop.objects.bulk_create(workshops)
