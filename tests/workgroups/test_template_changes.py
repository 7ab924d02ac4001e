"""What a template changes is offered to the drafts made from it, and never done to them."""

from datetime import date

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from tests.factories import (
    HubFactory,
    OutcomeFactory,
    ProjectFactory,
    SchoolTaskFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.journeys.people import text_of
from tests.workgroups.factories import (
    ResourceFactory,
    ResourceFileFactory,
    WorkGroupTemplateFactory,
)
from workgroups.actions.copy_workgroup import copy_workgroups
from workgroups.actions.plan_from_template import plan_from_template
from workgroups.actions.template import CHANGED_MEANWHILE, update_template
from workgroups.actions.template_changes import NOTHING_WAITS
from workgroups.models import WorkGroup, WorkGroupTemplate
from workgroups.queries.from_template import template_proposal
from workgroups.queries.template import changes_at_source, with_template_news
from workgroups.rules.copying import PlannedCopy
from workgroups.rules.dates import PlannedWorkshop
from workgroups.rules.design_changes import fingerprint

pytestmark = pytest.mark.django_db

NEWS = "The template has changed since this draft was made."


@pytest.fixture
def source(time_machine):
    time_machine.move_to(london(2021, 6, 1, 10))
    source = WorkGroupFactory(
        capacity=14, outline="For heads of maths.", published_at=None, published_by=None
    )
    first, second = [
        WorkshopFactory(workgroup=source, starts_at=at, focus="Mastery")
        for at in (london(2021, 11, 17, 9, 30), london(2022, 5, 25, 9, 30))
    ]
    SchoolTaskFactory(after_workshop=first, title="Plan a lesson", due_on=date(2022, 5, 11))
    SchoolTaskFactory(after_workshop=first, title="Share it")
    OutcomeFactory(workgroup=source, text="Lead", level="learning")
    OutcomeFactory(workgroup=source, text="Explain", level="pupils", category="attitudes")
    ResourceFactory(workshop=second, title="Bars")
    return source


@pytest.fixture
def template(source):
    return WorkGroupTemplateFactory(hub=source.hub, made_from=source, shared=True)


@pytest.fixture
def hub():
    return HubFactory(name="Estuary Maths Hub")


@pytest.fixture
def draft(hub, template):
    """Of another hub, a year later."""
    project = ProjectFactory(school_year=2022)
    proposal = template_proposal(template, hub, date(2022, 11, 16))
    workshops = [
        PlannedWorkshop(
            workshop=step.number,
            starts_at=step.workshop.starts_at,
            ends_at=step.workshop.ends_at,
            mode=step.workshop.mode,
            venue=None,
            tasks=tuple(task.title for task in step.tasks),
        )
        for step in proposal.cycle
    ]
    begun = WorkGroup(hub=hub, project=project, title="Leading Maths")
    return plan_from_template(template=template, draft=begun, workshops=workshops)


@pytest.fixture
def staff(hub):
    client = Client()
    client.force_login(member(hub, Role.ADMINISTRATOR))
    return client


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


def test_a_draft_says_that_its_template_has_changed_until_somebody_has_looked(
    staff, source, template, draft
):
    for page in ("detail", "set_up"):
        assert NEWS not in text_of(staff.get(path(draft, page)))
    change_capacity_and_outline(source)
    update(template)

    for page in ("detail", "set_up"):
        assert NEWS in text_of(staff.get(path(draft, page)))
    assert "Template has changed" in text_of(staff.get(reverse("workgroups:list")))
    answer = settle(staff, draft, leave="yes")

    assert answer.url == path(draft, "set_up")
    assert (draft.template_version, draft.capacity) == (2, 14)
    assert NEWS not in text_of(staff.get(path(draft, "set_up")))
    assert "Template has changed" not in text_of(staff.get(reverse("workgroups:list")))


def test_each_change_stands_beside_what_the_draft_has_and_is_ticked(staff, source, template, draft):
    change_capacity_and_outline(source)
    update(template)

    page = staff.get(path(draft))

    said = text_of(page)
    assert "Outline For heads of maths. For all leaders." in said
    assert "Places 14 20" in said
    form = page.context["form"]
    assert [(row.name, row.is_ticked) for row, _ in form.rows()] == [
        ("outline", True),
        ("capacity", True),
    ]


def test_what_is_ticked_is_taken_over_and_the_rest_is_not_asked_again(
    staff, source, template, draft
):
    change_capacity_and_outline(source)
    update(template)

    settle(staff, draft, "outline")

    assert (draft.outline, draft.capacity) == ("For all leaders.", 14)
    assert draft.template_version == 2
    assert NOTHING_WAITS in text_of(staff.get(path(draft), follow=True))


def test_what_the_draft_has_changed_itself_is_shown_and_not_ticked(staff, source, template, draft):
    WorkGroup.objects.filter(pk=draft.pk).update(capacity=9)
    change_capacity_and_outline(source)
    update(template)

    form = staff.get(path(draft)).context["form"]

    assert {row.name: row.is_ticked for row, _ in form.rows()} == {
        "outline": True,
        "capacity": False,
    }
    # It may be taken over all the same.
    settle(staff, draft, "capacity")
    assert draft.capacity == 20


def test_what_was_left_is_the_drafts_own_when_the_template_changes_again(
    staff, source, template, draft
):
    change_capacity_and_outline(source)
    update(template)
    settle(staff, draft, leave="yes")
    WorkGroup.objects.filter(pk=source.pk).update(capacity=25)
    update(template)

    rows = staff.get(path(draft)).context["form"].rows()

    assert [(row.name, row.before, row.after, row.is_ticked) for row, _ in rows] == [
        ("capacity", "14", "25", False)
    ]


def test_outcomes_are_taken_over_by_kind_with_their_measures(staff, source, template, draft):
    source.outcomes.filter(level="learning").update(text="Lead well", measure="A visit")
    source.outcomes.filter(level="pupils").delete()
    update(template)

    settle(staff, draft, "outcomes-learning")

    found = [(row.level, row.text, row.measure) for row in draft.outcomes.order_by("level")]
    assert found == [
        ("learning", "Lead well", "A visit"),
        ("pupils", "Explain", "What the lead sees on a visit"),
    ]


def test_a_workshop_takes_over_what_it_is_about_and_never_when_it_is(
    staff, source, template, draft
):
    first = source.workshops.first()
    first.title, first.focus = "Beginning", "Why mastery"
    first.starts_at = london(2021, 11, 10, 11)
    first.save()
    update(template)
    before = [row.starts_at for row in draft.workshops.all()]

    page = staff.get(path(draft))
    rows = {row.name: field for row, field in page.context["form"].rows()}
    assert rows["when-1"] is rows["when-2"] is None
    assert "Dates stay as they are planned." in text_of(page)
    settle(staff, draft, "workshop-1", "when-1", "when-2")

    workshop = draft.workshops.first()
    assert (workshop.title, workshop.focus) == ("Beginning", "Why mastery")
    assert [row.starts_at for row in draft.workshops.all()] == before


def test_tasks_are_taken_over_and_one_that_stays_keeps_its_row_and_its_day(
    staff, source, template, draft
):
    kept, gone = draft.tasks.order_by("pk")
    planned_by = date(2022, 12, 1)
    kept.due_on = planned_by
    kept.save()
    source.tasks.filter(title="Share it").delete()
    source.tasks.filter(title="Plan a lesson").update(description="With a colleague")
    SchoolTaskFactory(
        after_workshop=source.workshops.first(), title="Try it", due_on=date(2022, 5, 18)
    )
    update(template)

    settle(staff, draft, "tasks-1")

    same, new = draft.tasks.order_by("pk")
    assert (same.pk, same.description, same.due_on) == (*(kept.pk, "With a colleague", planned_by),)
    # A week before the next workshop, as in the template.
    assert (new.title, new.due_on) == ("Try it", date(2023, 5, 17))
    assert not draft.tasks.filter(pk=gone.pk).exists()


def test_links_are_taken_over_and_documents_stay(staff, source, template, draft):
    last = draft.workshops.last()
    document = ResourceFileFactory(resource__workshop=last, resource__title="Slides").resource
    own = ResourceFileFactory(resource__workshop=last, resource__title="Own notes").resource
    source.resources.update(title="Bar models", licence="CC BY 4.0")
    ResourceFactory(workshop=source.workshops.last(), title=document.title, licence="")
    update(template)

    settle(staff, draft, "resources-2")

    found = {row.title: (row.has_file, row.licence) for row in draft.resources.all()}
    assert found == {
        "Bar models": (False, "CC BY 4.0"),
        "Slides": (True, document.licence),
        "Own notes": (True, own.licence),
    }


def test_a_workshop_that_the_template_has_added_is_planned_by_hand(staff, source, template, draft):
    third = WorkshopFactory(workgroup=source, starts_at=london(2022, 7, 6, 9, 30), focus="An end")
    SchoolTaskFactory(after_workshop=third, title="Look back")
    update(template)

    page = staff.get(path(draft))
    assert text_of(page).count("Add the workshop to the dates yourself if it should come.") == 3
    answer = settle(staff, draft, "workshop-3", "tasks-3")

    # None of them has a box, so that nothing was ticked.
    assert answer.status_code == 422
    assert draft.workshops.count() == 2


def test_with_nothing_ticked_one_says_that_it_stays(staff, source, template, draft):
    change_capacity_and_outline(source)
    update(template)

    answer = settle(staff, draft)

    assert "Tick what the draft takes over, or leave it as it is" in text_of(answer)
    assert draft.template_version == 1


def test_nothing_is_taken_over_that_was_not_shown(staff, source, template, draft):
    change_capacity_and_outline(source)
    update(template)
    seen = staff.get(path(draft)).context["seen"]
    WorkGroup.objects.filter(pk=source.pk).update(capacity=1)
    update(template)

    answer = staff.post(path(draft), {"seen": seen, "take-capacity": "on"})

    assert CHANGED_MEANWHILE in text_of(answer)
    draft.refresh_from_db()
    assert (draft.capacity, draft.template_version) == (14, 1)


def publish(draft):
    WorkGroup.objects.filter(pk=draft.pk).update(
        published_at=timezone.now(),
        published_by=member(draft.hub, Role.HUB_LEAD),
        interest_closes_at=timezone.now(),
    )


def call_off(draft):
    WorkGroup.objects.filter(pk=draft.pk).update(cancelled_at=timezone.now())


def unshare(draft):
    WorkGroupTemplate.objects.update(shared=False)


def retire(draft):
    WorkGroupTemplate.objects.update(retired_on=timezone.localdate())


@pytest.mark.parametrize("end", [publish, call_off, unshare, retire])
def test_changes_are_offered_to_drafts_alone_and_while_the_template_is(
    end, staff, source, template, draft
):
    change_capacity_and_outline(source)
    update(template)
    seen = staff.get(path(draft)).context["seen"]
    end(draft)

    for page in ("detail", "set_up"):
        assert NEWS not in text_of(staff.get(path(draft, page)))
    assert NOTHING_WAITS in text_of(staff.get(path(draft), follow=True))
    answer = staff.post(path(draft), {"seen": seen, "take-capacity": "on"})
    assert answer.status_code == 422
    draft.refresh_from_db()
    assert (draft.capacity, draft.template_version) == (14, 1)


def test_a_hubs_own_template_need_not_be_shared(staff, source, template, draft, hub):
    WorkGroupTemplate.objects.filter(pk=template.pk).update(hub=hub, shared=False)
    change_capacity_and_outline(source)
    update(template)

    assert NEWS in text_of(staff.get(path(draft, "set_up")))


def test_where_its_history_is_gone_nothing_is_ticked(staff, source, template, draft):
    change_capacity_and_outline(source)
    update(template)
    WorkGroup.objects.filter(pk=draft.pk).update(template_version=1)
    events = apps.get_model("workgroups", "WorkGroupTemplateEvent").objects
    assert events.filter(version=1).exists()
    # As for a version that no row of history tells of.
    WorkGroupTemplate.objects.filter(pk=template.pk).update(version=30)
    WorkGroup.objects.filter(pk=draft.pk).update(template_version=20)

    rows = staff.get(path(draft)).context["form"].rows()

    assert {row.name for row, _ in rows} == {"outline", "capacity"}
    assert not any(row.is_ticked for row, _ in rows)


def test_a_copy_of_it_hears_of_the_template_too(source, template, draft):
    change_capacity_and_outline(source)
    update(template)
    publish(draft)
    copy = PlannedCopy(
        source=draft.pk,
        project=draft.project_id,
        title=draft.title,
        cohort="2",
        closes_at=None,
        leads=(),
        workshops=(),
    )

    [made] = copy_workgroups(hub=draft.hub, copies=[copy])

    assert (made.template, made.template_version) == (template, 1)
    assert with_template_news(WorkGroup.objects.filter(pk=made.pk)).get().template_has_changed


def test_only_its_own_hub_settles_a_drafts_changes(source, template, draft):
    change_capacity_and_outline(source)
    update(template)
    other = Client()
    other.force_login(member(template.hub, Role.ADMINISTRATOR))

    assert other.get(path(draft)).status_code == 404
    assert other.post(path(draft), {"leave": "yes"}).status_code == 404


def test_a_board_reads_nothing_of_it(hub, source, template, draft):
    change_capacity_and_outline(source)
    update(template)
    board = Client()
    board.force_login(member(hub, Role.BOARD))

    assert NEWS not in text_of(board.get(path(draft, "set_up")))
    assert "Template has changed" not in text_of(board.get(reverse("workgroups:list")))
    assert board.get(path(draft)).status_code == 403


def test_the_set_up_names_the_template_and_links_it_while_it_can_be_read(staff, template, draft):
    link = template.get_absolute_url().encode()

    page = staff.get(path(draft, "set_up"))
    assert link in page.content
    assert f"Made from {template} of {template.hub}" in text_of(page)
    WorkGroupTemplate.objects.update(shared=False)
    page = staff.get(path(draft, "set_up"))
    assert link not in page.content
    assert f"Made from {template} of {template.hub}" in text_of(page)
