"""Keeping a hub's templates: saved from a Work Group, brought up to date, shared, retired."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from hubs.models import Hub, User
from workgroups.models import WorkGroup, WorkGroupTemplate
from workgroups.queries.template import changes_at_source, design_of
from workgroups.rules.design import Design, as_json
from workgroups.rules.design_changes import fingerprint

NO_DATES = (
    "Plan its workshops first: a template counts the days of the others from the first of them."
)
CHANGED_MEANWHILE = (
    "Something was changed a moment ago, by you or somebody else. Look at what stands here now, "
    "and then go on."
)


@transaction.atomic
def save_as_template(
    *, workgroup: WorkGroup, title: str, shared: bool, by: User
) -> WorkGroupTemplate:
    """Freeze the design of a Work Group under a name that the hub has once. Raises Refused."""
    lock_hub(workgroup.hub_id)
    check_name_is_free(workgroup.hub_id, title)
    return WorkGroupTemplate.objects.create(
        hub_id=workgroup.hub_id,
        title=title,
        design=as_json(dated_design(workgroup)),
        made_from=workgroup,
        shared=shared,
        updated_at=timezone.now(),
        updated_by=by,
    )


def lock_hub(hub: int) -> None:
    """Names are given one at a time in a hub, so that of two alike the second finds the first."""
    Hub.objects.select_for_update(no_key=True).get(pk=hub)


def check_name_is_free(hub: int, title: str) -> None:
    rows = WorkGroupTemplate.objects.offered().filter(hub=hub, title__iexact=title)
    if rows.exists():
        raise Refused(
            f"Your hub has a template called {title} already. Choose another name.", field="title"
        )


def dated_design(workgroup: WorkGroup) -> Design:
    design = design_of(workgroup)
    if not design.workshops:
        raise Refused(NO_DATES)
    return design


def check_has_dates(workgroup: WorkGroup) -> None:
    if not workgroup.workshops.exists():
        raise Refused(NO_DATES)


def check_has_changed(template: WorkGroupTemplate) -> None:
    """Wants `made_from` joined."""
    check_is_offered_to_plan(template)
    if template.made_from is None:
        raise Refused("It is not known from which Work Group this template was made.")
    check_has_dates(template.made_from)
    if not changes_at_source(template):
        raise Refused(
            f"Nothing is other in {template.made_from} than in version {template.version}."
        )


@transaction.atomic
def update_template(*, template: WorkGroupTemplate, seen: str, by: User) -> WorkGroupTemplate:
    """Take the design anew from its Work Group, as the next version.

    `seen` is the fingerprint of the changes that were shown. Raises Refused, also where nothing has
    changed: a version that says the same would only make others look.
    """
    row = locked_template(template)
    check_has_changed(row)
    source = row.made_from
    if source is None or fingerprint(changes_at_source(row)) != seen:
        raise Refused(CHANGED_MEANWHILE)
    row.design, row.version = as_json(dated_design(source)), row.version + 1
    return saved_template(row, by)


@transaction.atomic
def share_template(*, template: WorkGroupTemplate, shared: bool, by: User) -> WorkGroupTemplate:
    row = locked_template(template)
    check_sharing(row, shared)
    row.shared = shared
    return saved_template(row, by)


def check_sharing(template: WorkGroupTemplate, shared: bool) -> None:
    check_is_offered_to_plan(template)
    if template.shared == shared:
        raise Refused("It is shared already." if shared else "It is not shared with anybody.")


@transaction.atomic
def retire_template(*, template: WorkGroupTemplate, on: date, by: User) -> WorkGroupTemplate:
    """Offer it no longer, to anybody. What was made from it stays as it is."""
    row = locked_template(template)
    check_is_offered_to_plan(row)
    row.retired_on = on
    return saved_template(row, by)


def check_is_offered_to_plan(template: WorkGroupTemplate) -> None:
    if template.retired_on:
        raise Refused("This template has been retired. Its hub can offer it again.")


@transaction.atomic
def offer_template_again(*, template: WorkGroupTemplate, by: User) -> WorkGroupTemplate:
    lock_hub(template.hub_id)
    row = locked_template(template)
    check_template_is_retired(row)
    check_name_is_free(row.hub_id, row.title)
    row.retired_on = None
    return saved_template(row, by)


def check_template_is_retired(template: WorkGroupTemplate) -> None:
    if template.retired_on is None:
        raise Refused("The template is offered already.")


def locked_template(template: WorkGroupTemplate) -> WorkGroupTemplate:
    rows = WorkGroupTemplate.objects.select_for_update(of=["self"])
    return rows.select_related("made_from__project").get(pk=template.pk)


def saved_template(row: WorkGroupTemplate, by: User) -> WorkGroupTemplate:
    row.updated_at, row.updated_by = timezone.now(), by
    row.save()
    return row
