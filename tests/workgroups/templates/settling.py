"""What is done about a template that has changed."""

from django.urls import reverse

from workgroups.actions.template import update_template
from workgroups.models import WorkGroup, WorkGroupTemplate
from workgroups.queries.template import changes_at_source
from workgroups.rules.design_changes import fingerprint


def update(template) -> WorkGroupTemplate:
    row = WorkGroupTemplate.objects.select_related("made_from").get(pk=template.pk)
    seen = fingerprint(changes_at_source(row))
    return update_template(template=row, seen=seen, by=template.updated_by)


def change_capacity_and_outline(source) -> None:
    WorkGroup.objects.filter(pk=source.pk).update(capacity=20, outline="For all leaders.")


def path(draft, page="template_changes"):
    return reverse(f"workgroups:{page}", args=[draft.pk])


def settle(staff, draft, *names, **more):
    seen = staff.get(path(draft)).context["seen"]
    ticks = {f"take-{name}": "on" for name in names}
    answer = staff.post(path(draft), {"seen": seen} | ticks | more)
    draft.refresh_from_db()
    return answer
