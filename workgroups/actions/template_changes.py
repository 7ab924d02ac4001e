"""A template's changes settled in a draft made from it: taken over, or left as they are."""

from collections.abc import Collection
from itertools import zip_longest

from django.db import transaction

from access.refusal import Refused
from workgroups.actions.plan import lock_workgroup, set_measures, set_outcomes
from workgroups.actions.plan_from_template import resource_row, task_from
from workgroups.actions.template import CHANGED_MEANWHILE
from workgroups.choices import OutcomeLevel
from workgroups.models import Resource, SchoolTask, WorkGroup, Workshop
from workgroups.models.completion import SHARES
from workgroups.queries.copying import dates_to_copy
from workgroups.queries.template import changes_for_draft, with_template_news
from workgroups.rules.design import Design, DesignedResource
from workgroups.rules.design_changes import (
    COMPLETION,
    OUTCOMES,
    RESOURCES,
    TASKS,
    WORKSHOP,
    OfferedChange,
    fingerprint,
)

NOTHING_WAITS = "Nothing of its template waits to be taken over."


def check_template_has_news(workgroup: WorkGroup) -> None:
    """Wants with_template_news()."""
    if not workgroup.template_has_changed:
        raise Refused(NOTHING_WAITS)


@transaction.atomic
def settle_template_changes(
    *, workgroup: WorkGroup, taken: Collection[str], seen: str
) -> WorkGroup:
    """Take over the changes of those names, and look at this version of the template no more.

    `seen` is the fingerprint of what was shown. Raises Refused.
    """
    lock_workgroup(workgroup)
    # Asked anew: publishing holds the same lock, so it lies behind us or waits.
    rows = with_template_news(WorkGroup.objects.select_related("template", "project"))
    row = rows.get(pk=workgroup.pk)
    check_template_has_news(row)
    found = changes_for_draft(row)
    if fingerprint(found) != seen:
        raise Refused(CHANGED_MEANWHILE)
    chosen = [one for one in found if one.can_be_taken and one.name in taken]
    if row.template is not None:
        take_over(row, row.template.read_design(), chosen)
        row.template_version = row.template.version
    row.save()
    return row


def take_over(workgroup: WorkGroup, design: Design, chosen: Collection[OfferedChange]) -> None:
    """Write all but the columns of the Work Group, which whoever calls saves."""
    columns = design.columns()
    for change in chosen:
        for name in SHARES if change.name == COMPLETION else (change.name,):
            if name in columns:
                setattr(workgroup, name, columns[name])
    if levels := {change.of for change in chosen if change.kind == OUTCOMES}:
        take_outcomes(workgroup, design, levels)
    workshops = dates_to_copy(list(workgroup.workshops.all()))
    for number, (workshop, following) in enumerate(zip_longest(workshops, workshops[1:]), 1):
        kinds = {change.kind for change in chosen if change.of == str(number)}
        if WORKSHOP in kinds:
            take_words(workshop, design, number)
        if TASKS in kinds:
            take_tasks(workshop, following, design, number)
        if RESOURCES in kinds:
            take_resources(workshop, design, number)


def take_outcomes(workgroup: WorkGroup, design: Design, levels: Collection[str]) -> None:
    """Those of the levels become the template's, with their measures; the others stay."""
    texts: dict[str, list[str]] = {level: [] for level in OutcomeLevel.values}
    for row in workgroup.outcomes.exclude(level__in=levels):
        texts[row.level].append(row.text)
    said = {(row.level, row.text): row for row in design.outcomes if row.level in levels}
    for level, text in said:
        texts[level].append(text)
    set_outcomes(workgroup=workgroup, texts=texts)
    measures = {
        row.pk: (found.category, found.measure)
        for row in workgroup.outcomes.filter(level__in=levels)
        if (found := said.get((row.level, row.text)))
    }
    set_measures(workgroup=workgroup, said=measures)


def take_words(workshop: Workshop, design: Design, number: int) -> None:
    designed = design.workshops[number - 1]
    workshop.title, workshop.focus = designed.title, designed.focus
    workshop.save()


def take_tasks(workshop: Workshop, following: Workshop | None, design: Design, number: int) -> None:
    """A task that is called the same stays the same row, and is due when it was planned to be."""
    before = {row.title: row for row in SchoolTask.objects.filter(after_workshop=workshop)}
    designed = {task.title: task for task in design.tasks_after(number)}
    gone = [row.pk for title, row in before.items() if title not in designed]
    SchoolTask.objects.filter(pk__in=gone).delete()
    for title, task in designed.items():
        row = before.get(title) or task_from(task, workshop, following)
        row.description, row.scope = task.description, task.scope
        row.save()


def take_resources(workshop: Workshop, design: Design, number: int) -> None:
    """Links become the template's. Documents are the hub's own, and stay."""
    before = {(row.time, row.title): row for row in workshop.resources.all()}
    designed = {(row.time, row.title): row for row in design.resources_of(number)}
    gone = [row.pk for key, row in before.items() if key not in designed and not row.has_file]
    Resource.objects.filter(pk__in=gone).delete()
    for key, designed_resource in designed.items():
        known = before.get(key)
        if known is None:
            resource_row(workshop, designed_resource).save()
        else:
            say_anew(known, designed_resource)


def say_anew(row: Resource, designed: DesignedResource) -> None:
    row.link, row.publisher, row.context = designed.link, designed.publisher, designed.context
    # A document needs the licence that it has.
    row.licence = designed.licence or (row.licence if row.has_file else "")
    row.save()
