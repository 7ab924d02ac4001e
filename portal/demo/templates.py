"""One hub shares a design, the other begins with it, and then the design is thought on."""

from datetime import date, timedelta

from pages.rules.london import at_clock_of
from pages.rules.school_year import school_year_of
from portal.demo.clock import clock_at, london_moment
from portal.demo.network import Scene
from workgroups.actions.plan_from_template import plan_from_template
from workgroups.actions.template import save_as_template, update_template
from workgroups.choices import ResourceTime
from workgroups.models import Resource, WorkGroup, WorkGroupTemplate
from workgroups.queries.from_template import template_proposal
from workgroups.queries.template import changes_at_source
from workgroups.rules.dates import PlannedWorkshop
from workgroups.rules.design_changes import fingerprint

OUTLINE = (
    "Support for heads of maths: to understand teaching for mastery better, to grow as leaders, "
    "and to look at lessons together with the department, one every half-term."
)


def share_design(giver: Scene, taker: Scene, today: date) -> None:
    """After the projects of next year, on one of which the draft is planned."""
    source = WorkGroup.objects.filter(hub=giver.hub, cancelled_at=None).latest("published_at")
    with clock_at(london_moment(today - timedelta(days=9))):
        add_link(source)
        template = save_as_template(
            workgroup=source, title=source.title, shared=True, by=giver.hub_lead
        )
    with clock_at(london_moment(today)):
        begin_with(template, taker, date(school_year_of(today) + 1, 11, 11))
        think_on(source)
        changed = WorkGroupTemplate.objects.select_related("made_from").get(pk=template.pk)
        seen = fingerprint(changes_at_source(changed))
        update_template(template=changed, seen=seen, by=giver.hub_lead)


def add_link(source: WorkGroup) -> None:
    first = source.workshops.earliest("starts_at")
    Resource.objects.create(
        workgroup=source,
        workshop=first,
        time=ResourceTime.BEFORE,
        title="A department’s year in lessons",
        link="https://resources.example.org/departments",
        publisher=str(source.hub),
        licence="CC BY 4.0",
        context="Read it before we meet, and mark what you would do at your school.",
    )


def begin_with(template: WorkGroupTemplate, taker: Scene, first_on: date) -> None:
    """On the dates that the portal proposes, with fewer places than the other hub has."""
    template = WorkGroupTemplate.objects.select_related("made_from__project").get(pk=template.pk)
    proposal = template_proposal(template, taker.hub, first_on)
    if proposal.project is None:
        return
    workshops = [
        PlannedWorkshop(
            workshop=step.number,
            starts_at=at_clock_of(step.workshop.starts_at, day),
            ends_at=at_clock_of(step.workshop.ends_at, day),
            mode=step.workshop.mode,
            venue=None,
            tasks=tuple(task.title for task in step.tasks),
        )
        for step in proposal.cycle
        if (day := proposal.day_of(step.workshop).day)
    ]
    draft = plan_from_template(
        template=template,
        draft=WorkGroup(
            hub=taker.hub, project=proposal.project, title=template.title, cohort="East"
        ),
        workshops=workshops,
    )
    draft.capacity = 10
    draft.save()


def think_on(source: WorkGroup) -> None:
    source.outline, source.capacity = OUTLINE, 16
    source.save()
    task = source.tasks.earliest("pk")
    task.description = (
        "Choose one lesson with your department, watch it in two classes, and note what pupils say."
    )
    task.save()
