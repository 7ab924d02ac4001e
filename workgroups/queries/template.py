"""Templates of Work Groups: what they freeze, what has changed since, and for whom that matters."""

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet

from hubs.models import User
from workgroups.models import WorkGroup, WorkGroupTemplate
from workgroups.queries.copying import dates_to_copy
from workgroups.rules.design import Design, from_json
from workgroups.rules.design_changes import (
    DesignChange,
    OfferedChange,
    changes,
    offered_changes,
)
from workgroups.rules.design_of_rows import design_of_rows


def templates_readable_by(user: User) -> QuerySet[WorkGroupTemplate]:
    """Not by visible_to(): other hubs' too, by the word of each that it shares them."""
    return WorkGroupTemplate.objects.readable_by(user)


def design_of(workgroup: WorkGroup) -> Design:
    """As it is now, in four queries; wants the project joined."""
    return design_of_rows(
        workgroup,
        workshops=dates_to_copy(list(workgroup.workshops.all())),
        tasks=workgroup.tasks.order_by("pk"),
        outcomes=workgroup.outcomes.all(),
        resources=workgroup.resources.all(),
    )


def changes_at_source(template: WorkGroupTemplate) -> list[DesignChange]:
    """What is another at the Work Group than the template has it; wants its project joined."""
    if template.made_from is None:
        return []
    return changes(template.read_design(), design_of(template.made_from))


def with_template_news(workgroups: QuerySet) -> QuerySet:
    """Adds template_has_changed: true of drafts whose template has a version not looked at yet.

    Not once the template is retired, nor once another hub shares it no longer.
    """
    offered = WorkGroupTemplate.objects.offered().filter(
        Q(shared=True) | Q(hub=OuterRef("hub")),
        pk=OuterRef("template"),
        version__gt=OuterRef("template_version"),
    )
    is_draft = Q(published_at=None, cancelled_at=None)
    return workgroups.annotate(template_has_changed=is_draft & Q(Exists(offered)))


def design_at(template: WorkGroupTemplate, version: int | None) -> Design | None:
    """As the template had it in that version; its history holds every one."""
    events = apps.get_model("workgroups", "WorkGroupTemplateEvent").objects
    of_version = events.filter(pgh_obj=template.pk, version=version).order_by("-pgh_id")
    kept = of_version.values_list("design", flat=True).first()
    return None if kept is None else from_json(kept)


def changes_for_draft(workgroup: WorkGroup) -> list[OfferedChange]:
    """What its template has changed since; wants template and project joined."""
    template = workgroup.template
    if template is None:
        return []
    return offered_changes(
        base=design_at(template, workgroup.template_version),
        now=template.read_design(),
        draft=design_of(workgroup),
        is_research=workgroup.project.is_research,
    )
