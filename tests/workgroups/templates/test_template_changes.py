"""What a template changes is offered to the drafts made from it, and never done to them."""

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from tests.factories import member
from tests.journeys.people import text_of
from tests.workgroups.templates.settling import change_capacity_and_outline, path, settle, update
from workgroups.actions.copy_workgroup import copy_workgroups
from workgroups.actions.template import CHANGED_MEANWHILE
from workgroups.actions.template_changes import NOTHING_WAITS
from workgroups.models import WorkGroup, WorkGroupTemplate
from workgroups.queries.template import with_template_news
from workgroups.rules.copying import PlannedCopy

pytestmark = pytest.mark.django_db

NEWS = "The template has changed since this draft was made."


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
