"""Work Groups begun as copies of earlier ones: what was designed goes along, people do not."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import zip_longest

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from hubs.models import Agreement, FeePolicy, Hub
from workgroups.actions.resources import carry_resources
from workgroups.choices import ProjectKind
from workgroups.models import (
    Outcome,
    Project,
    SchoolTask,
    WorkGroup,
    WorkGroupLead,
    WorkGroupPriority,
    Workshop,
)
from workgroups.rules.copied_days import copied_due_on, copied_opening
from workgroups.rules.copying import PlannedCopy, name_key
from workgroups.rules.dates import PlannedWorkshop

# What was true of one year alone. The planned cost is copied, what was spent is not.
NOT_COPIED = {
    *("id", "words", "created_at", "spent", "interest_opens_at", "interest_closes_at"),
    *("published_at", "published_by_id", "published_without_evidence_because"),
    *("cancelled_at", "cancelled_because"),
}
COPIED_OF_OUTCOME = ("position", "text", "level", "category", "measure")
# Without the link to join, which let people into last year's meeting.
COPIED_OF_WORKSHOP = ("title", "focus", "joining_notes", "catering", "catering_note")


class CopyThere(Refused):
    """A Work Group of that name is on that project; `source` is the one that was to be copied."""

    def __init__(self, copy: PlannedCopy):
        super().__init__(
            f"{copy.name} is on that project already. Give the copy a cohort of its own.",
            field="cohort",
        )
        self.source = copy.source


@transaction.atomic
def copy_workgroups(*, hub: Hub, copies: Sequence[PlannedCopy]) -> list[WorkGroup]:
    """Drafts of the same design, of which nobody is told, in as many queries for 1 as for 40.

    Raises CopyThere. The hub is locked, so that of two who copy at once the second finds what the
    first has made.
    """
    Hub.objects.select_for_update(no_key=True).get(pk=hub.pk)
    refuse_copies_there(hub, copies)
    return make_copies(hub, copies)


def refuse_copies_there(hub: Hub, copies: Sequence[PlannedCopy]) -> None:
    """Called off, one stands in nobody's way; two alike in one go would, as much as one there."""
    projects = {copy.project for copy in copies}
    rows = WorkGroup.objects.filter(hub=hub, cancelled_at=None, project__in=projects)
    events = set(
        Project.objects.filter(pk__in=projects, kind=ProjectKind.EVENT).values_list("pk", flat=True)
    )
    taken = {
        name_key(project, title, cohort, source if project in events else None)
        for project, title, cohort, source in rows.values_list(
            "project", "title", "cohort", "predecessor"
        )
    }
    for copy in copies:
        source = copy.source if copy.project in events else None
        name = name_key(copy.project, copy.title, copy.cohort, source)
        if name in taken:
            raise CopyThere(copy)
        taken.add(name)


def make_copies(hub: Hub, copies: Sequence[PlannedCopy]) -> list[WorkGroup]:
    """Writes the rows; whoever calls has locked the hub."""
    sources = WorkGroup.objects.filter(hub=hub).in_bulk([copy.source for copy in copies])
    projects = Project.objects.in_bulk({copy.project for copy in copies})
    policy = FeePolicy.objects.in_force(hub, timezone.localdate())
    agreement = Agreement.objects.latest_agreement(hub)
    made = WorkGroup.objects.bulk_create(
        copied_row(sources[copy.source], projects[copy.project], copy, policy, agreement)
        for copy in copies
    )
    pairs = list(zip(made, copies, strict=True))
    copy_outcomes(pairs)
    copy_cycles(pairs)
    copy_priorities(pairs)
    keep_leads(pairs)
    return made


Pairs = Sequence[tuple[WorkGroup, PlannedCopy]]


def copied_row(
    source: WorkGroup,
    project: Project,
    copy: PlannedCopy,
    policy: FeePolicy | None,
    agreement: Agreement | None,
) -> WorkGroup:
    names = {field.attname for field in WorkGroup._meta.concrete_fields} - NOT_COPIED
    row = WorkGroup(**{name: getattr(source, name) for name in names})
    row.project, row.school_year = project, project.school_year
    row.title, row.cohort, row.predecessor = copy.title, copy.cohort, source
    # The terms in force, as of any that is begun today, unless no fee was ever charged.
    row.fee_policy = policy if source.fee_policy_id else None
    row.agreement = agreement if source.agreement_id else None
    row.interest_closes_at = copy.closes_at
    row.interest_opens_at = copied_opening(
        source.interest_opens_at, source.interest_closes_at, copy.closes_at
    )
    if row.school_year != source.school_year:
        row.contract_reference = ""  # a year's contract is of that year
    return row


def sources_of(pairs: Pairs) -> list[int]:
    return [copy.source for _, copy in pairs]


def copy_outcomes(pairs: Pairs) -> None:
    known: dict[int, list[Outcome]] = {}
    for outcome in Outcome.objects.filter(workgroup__in=sources_of(pairs)):
        known.setdefault(outcome.workgroup_id, []).append(outcome)
    Outcome.objects.bulk_create(
        Outcome(workgroup=made, **{name: getattr(row, name) for name in COPIED_OF_OUTCOME})
        for made, copy in pairs
        for row in known.get(copy.source, [])
    )


def copy_cycles(pairs: Pairs) -> None:
    """The workshops with what there is to read at each, and after each its school-based tasks."""
    # Of these Work Groups alone, whatever keys were sent.
    known = {row.pk: row for row in Workshop.objects.filter(workgroup__in=sources_of(pairs))}
    rows = [
        (planned, copied_workshop(made, planned, known.get(planned.workshop or 0)))
        for made, copy in pairs
        for planned in copy.workshops
    ]
    Workshop.objects.bulk_create(workshop for _, workshop in rows)
    carry_resources([(planned.workshop, row) for planned, row in rows if planned.workshop in known])
    tasks = {
        (task.after_workshop_id, task.title): task
        for task in SchoolTask.objects.filter(after_workshop__in=known)
    }
    SchoolTask.objects.bulk_create(
        copied_task(title, workshop, tasks.get((planned.workshop or 0, title)), days, following)
        for planned, workshop, days, following in with_days(rows, known)
        for title in planned.tasks
    )


def copied_workshop(made: WorkGroup, planned: PlannedWorkshop, source: Workshop | None) -> Workshop:
    said = {name: getattr(source, name) for name in COPIED_OF_WORKSHOP} if source else {}
    return Workshop(
        workgroup=made,
        starts_at=planned.starts_at,
        ends_at=planned.ends_at,
        mode=planned.mode,
        venue_id=planned.venue,
        **said,
    )


Days = tuple[date, date]  # of a workshop, then and now


def with_days(
    rows: Sequence[tuple[PlannedWorkshop, Workshop]], known: dict[int, Workshop]
) -> Iterable[tuple[PlannedWorkshop, Workshop, Days | None, Days | None]]:
    """Each with its days, then and now, and those of the next workshop of its Work Group."""
    for (planned, workshop), following in zip_longest(rows, rows[1:]):
        is_last = following is None or following[1].workgroup is not workshop.workgroup
        after = None if is_last else days_of(following[0], known)
        yield planned, workshop, days_of(planned, known), after


def days_of(planned: PlannedWorkshop, known: dict[int, Workshop]) -> Days | None:
    source = known.get(planned.workshop or 0)
    if source is None:
        return None
    return timezone.localdate(source.starts_at), timezone.localdate(planned.starts_at)


def copied_task(
    title: str,
    after: Workshop,
    source: SchoolTask | None,
    days: Days | None,
    following: Days | None,
) -> SchoolTask:
    task = SchoolTask(workgroup=after.workgroup, after_workshop=after, title=title)
    if source is not None and days is not None:
        task.description, task.scope = source.description, source.scope
        if source.due_on:
            task.due_on = copied_due_on(source.due_on, after=days, before=following)
    return task


def copy_priorities(pairs: Pairs) -> None:
    known: dict[int, list[int]] = {}
    rows = WorkGroupPriority.objects.filter(workgroup__in=sources_of(pairs))
    for workgroup, priority in rows.values_list("workgroup", "priority"):
        known.setdefault(workgroup, []).append(priority)
    WorkGroupPriority.objects.bulk_create(
        WorkGroupPriority(workgroup=made, priority_id=priority)
        for made, copy in pairs
        for priority in known.get(copy.source, [])
    )


def keep_leads(pairs: Pairs) -> None:
    """Those who were chosen of the leads so far; the list of them is all that is taken over."""
    rows = WorkGroupLead.objects.filter(workgroup__in=sources_of(pairs))
    known = set(rows.values_list("workgroup", "user"))
    WorkGroupLead.objects.bulk_create(
        WorkGroupLead(workgroup=made, user_id=user)
        for made, copy in pairs
        for user in copy.leads
        if (copy.source, user) in known
    )
