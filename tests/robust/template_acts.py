"""What is typed about templates of Work Groups."""

from datetime import timedelta
from urllib.parse import urlencode

from django.utils import timezone

from tests.factories import ProjectFactory
from tests.journeys.people import day
from tests.robust.act import Act
from tests.robust.leader_acts import SOON
from tests.world import World
from workgroups.forms.dates import typed_of
from workgroups.models import Project, WorkGroup, WorkGroupTemplate
from workgroups.queries.from_template import template_proposal
from workgroups.queries.template import changes_at_source, changes_for_draft
from workgroups.rules.design_changes import fingerprint

PROJECT = "A project of that year"


def kept(world: World) -> WorkGroupTemplate:
    """Read anew: the world's own copy outlives what a test does to the row."""
    return WorkGroupTemplate.objects.select_related("made_from__project").get(pk=world.template.pk)


def add_project(world: World) -> None:
    ProjectFactory(title=PROJECT, school_year=2021)


def planned(world: World) -> dict[str, object]:
    """The workshops of the template, a week apart."""
    project = Project.objects.filter(title=PROJECT).values_list("pk", flat=True).first() or 0
    typed: dict[str, object] = {"title": "Begun elsewhere", "project": project}
    proposal = template_proposal(kept(world), world.hub, SOON)
    for number, step in enumerate(proposal.cycle, 1):
        boxes = typed_of(step) | {"starts": "9:30am", "ends": "2:30pm"}
        boxes["day"] = f"{SOON + timedelta(weeks=number):%d/%m/%Y}"
        typed |= {f"{box}_{number}": value for box, value in boxes.items()}
    return typed


def settled(world: World) -> dict[str, object]:
    draft = WorkGroup.objects.select_related("template", "project").get(pk=world.from_template.pk)
    return {"seen": fingerprint(changes_for_draft(draft)), "take-capacity": "on"}


def share(world: World) -> None:
    WorkGroupTemplate.objects.filter(pk=world.template.pk).update(shared=True)


def retire(world: World) -> None:
    rows = WorkGroupTemplate.objects.filter(pk=world.template.pk)
    rows.update(retired_on=timezone.localdate())


TEMPLATES: dict[str, Act] = {
    "workgroups:save_template": Act(lambda w: {"title": "A good one", "shared": "on"}),
    "workgroups:plan_from_template": Act(
        planned, prepare=add_project, query=lambda w: f"?{urlencode(day('first', SOON))}"
    ),
    "workgroups:update_template": Act(lambda w: {"seen": fingerprint(changes_at_source(kept(w)))}),
    "workgroups:share_template": Act(),
    "workgroups:share_template_no_longer": Act(prepare=share),
    "workgroups:retire_template": Act(),
    "workgroups:offer_template_again": Act(prepare=retire),
    "workgroups:template_changes": Act(settled),
}
