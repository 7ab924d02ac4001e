"""A hub's templates: saved from a Work Group, shared or not, brought up to date, retired."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from outbox.models import Message
from tests.factories import (
    HubFactory,
    OutcomeFactory,
    SchoolTaskFactory,
    UserFactory,
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
from workgroups.actions.template import CHANGED_MEANWHILE, NO_DATES, update_template
from workgroups.models import WorkGroup, WorkGroupTemplate
from workgroups.queries.template import changes_at_source, design_at
from workgroups.rules.design_changes import fingerprint

pytestmark = pytest.mark.django_db

LINK = "https://resources.example.org/bars"


@pytest.fixture
def hub():
    return HubFactory(name="Larkfield Maths Hub")


@pytest.fixture
def source(hub, time_machine):
    """Two workshops, a task, a link and a document."""
    time_machine.move_to(london(2021, 6, 1, 10))
    source = WorkGroupFactory(
        hub=hub,
        title="Leading Maths",
        capacity=14,
        rationale="Because Beacon Hill asked.",
        outline="For heads of maths.",
        published_at=None,
        published_by=None,
    )
    first, _ = [
        WorkshopFactory(
            workgroup=source,
            starts_at=at,
            focus="Mastery",
            join_link="https://meet.example.org/secret",
        )
        for at in (london(2021, 11, 17, 9, 30), london(2022, 5, 25, 9, 30))
    ]
    SchoolTaskFactory(after_workshop=first, title="Plan a lesson")
    OutcomeFactory(workgroup=source, text="Lead a shared vision")
    ResourceFactory(workshop=first, title="Bars", link=LINK)
    ResourceFileFactory(resource__workshop=first, resource__title="Slides", resource__link="")
    source.leads.add(UserFactory(name="Lee Lead"))
    return source


@pytest.fixture
def admin(hub):
    return client_in(hub, name="Ada Admin")


def client_in(hub, role=Role.ADMINISTRATOR, name="Somebody") -> Client:
    client = Client()
    client.force_login(member(hub, role, user__name=name))
    return client


def path(row, page):
    return reverse(f"workgroups:{page}", args=[row.pk])


def saved(admin, source, **said) -> WorkGroupTemplate:
    admin.post(path(source, "save_template"), {"title": "Leading"} | said)
    return WorkGroupTemplate.objects.get()


def test_a_work_group_is_saved_as_a_template_of_its_hub(admin, hub, source):
    page = admin.get(path(source, "save_template"))
    answer = admin.post(path(source, "save_template"), {"title": "Leading"})

    template = WorkGroupTemplate.objects.get()
    assert page.context["form"]["title"].value() == "Leading Maths"
    assert answer.url == path(template, "template")
    assert (template.hub, template.version, template.shared) == (hub, 1, False)
    design = template.read_design()
    assert [row.days_after for row in design.workshops] == [0, 189]
    assert [task.title for task in design.tasks] == ["Plan a lesson"]
    assert [row.link for row in design.resources] == [LINK]
    assert not Message.objects.exists()


def test_nothing_but_design_is_kept(admin, source):
    kept = str(saved(admin, source).design)

    venue = source.workshops.first().venue
    private = ["meet.example.org", "Lee Lead", "Beacon Hill", "1500", "2021", "Slides", venue.name]
    assert [word for word in private if word in kept] == []


def test_the_page_says_what_others_will_see_before_it_is_shared(admin, source):
    said = text_of(admin.get(path(source, "save_template")))

    assert "It never keeps people, dates, venues, links to join" in said
    assert "take out names of people and schools first" in said
    assert "Whoever plans Work Groups there reads all that the template holds" in said


def test_without_a_workshop_there_is_nothing_to_count_from(admin, hub):
    empty = WorkGroupFactory(hub=hub, published_at=None, published_by=None)

    opened = admin.get(path(empty, "save_template"), follow=True)
    sent = admin.post(path(empty, "save_template"), {"title": "Leading"})

    assert NO_DATES in text_of(opened)
    assert sent.status_code == 422
    assert not WorkGroupTemplate.objects.exists()


def test_a_hub_has_each_name_once_among_those_that_are_offered(admin, source):
    template = saved(admin, source)

    again = admin.post(path(source, "save_template"), {"title": "leading"})

    assert "already. Choose another name." in again.context["form"].errors["title"][0]
    admin.post(path(template, "retire_template"))
    assert admin.post(path(source, "save_template"), {"title": "leading"}).status_code == 302
    refused = admin.post(path(template, "offer_template_again"))
    assert "Choose another name" in text_of(refused)


def test_its_page_shows_the_design_so_that_one_can_read_it(admin, source):
    said = text_of(admin.get(path(saved(admin, source), "template")))

    for words in (
        "Template of Larkfield Maths Hub, version 1",
        "The first day, 9:30am to 2:30pm, face to face",
        "27 weeks after the first, 9:30am to 2:30pm, face to face",
        "School-based task: Plan a lesson",
        "Due by the next workshop",
        "Lead a shared vision",
        "14, at most 2 a school",
        "For heads of maths.",
        "Head of maths or maths subject leader",
        "Only your hub sees it.",
    ):
        assert words in said


def test_what_is_not_shared_is_not_there_for_another_hub(admin, source):
    template = saved(admin, source)
    other = client_in(HubFactory())

    assert "Leading" not in text_of(other.get(reverse("workgroups:templates")))
    for page in ("template", "plan_from_template", "update_template", "share_template"):
        for method in (other.get, other.post):
            assert method(path(template, page)).status_code in (404, 405)
    assert other.get(path(template, "plan_from_template")).status_code == 404


def test_what_is_shared_is_read_by_whoever_plans_and_kept_by_its_own_hub(admin, source):
    template = saved(admin, source, shared="on")
    elsewhere = HubFactory()
    other = client_in(elsewhere, Role.HUB_LEAD)

    assert "Leading" in text_of(other.get(reverse("workgroups:templates")))
    said = text_of(other.get(path(template, "template")))
    assert "It is shared by Larkfield Maths Hub, whose words these are." in said
    # Neither where it comes from nor who of them wrote it, and none of the ways to keep it.
    for word in ("Leading Maths", "Ada Admin", "Who changed what", "Retire it", "Share it"):
        assert word not in said
    for page in (
        *("update_template", "share_template", "share_template_no_longer"),
        *("retire_template", "offer_template_again"),
    ):
        assert other.get(path(template, page)).status_code == 404
        assert other.post(path(template, page)).status_code == 404
    template.refresh_from_db()
    assert (template.version, template.shared, template.retired_on) == (1, True, None)


@pytest.mark.parametrize("role", [Role.BOARD, Role.PARTNER])
def test_who_does_not_plan_reads_no_other_hubs_template(role, hub):
    template = WorkGroupTemplateFactory(hub=hub, shared=True)

    assert client_in(HubFactory(), role).get(path(template, "template")).status_code == 404
    assert client_in(hub, role).get(path(template, "template")).status_code == 403


def test_whoever_has_left_reads_none(hub):
    template = WorkGroupTemplateFactory(hub=hub, shared=True)
    left = member(HubFactory(), Role.ADMINISTRATOR, until_on=timezone.localdate().replace(day=1))
    left.memberships.update(until_on=timezone.localdate().replace(year=2015))
    client = Client()
    client.force_login(left)

    assert client.get(path(template, "template")).status_code == 404
    assert client.get(reverse("workgroups:templates")).status_code == 403


def test_sharing_begins_and_ends_at_a_word_of_its_hub(admin, source):
    template = saved(admin, source)
    other = client_in(HubFactory())

    admin.post(path(template, "share_template"))
    assert other.get(path(template, "template")).status_code == 200
    assert "already" in text_of(admin.get(path(template, "share_template"), follow=True))

    admin.post(path(template, "share_template_no_longer"))
    assert other.get(path(template, "template")).status_code == 404
    again = admin.get(path(template, "share_template_no_longer"), follow=True)
    assert "not shared with anybody" in text_of(again)


def test_what_is_retired_is_planned_from_by_nobody_until_it_is_offered_again(admin, source):
    template = saved(admin, source, shared="on")
    other = client_in(HubFactory())

    admin.post(path(template, "retire_template"))

    assert other.get(path(template, "template")).status_code == 404
    assert "Retired" in text_of(admin.get(path(template, "template")))
    assert "Leading" not in text_of(admin.get(reverse("workgroups:templates")))
    assert "Leading" in text_of(admin.get(reverse("workgroups:templates") + "?status=retired"))
    for page in ("plan_from_template", "update_template", "share_template", "retire_template"):
        assert "has been retired" in text_of(admin.get(path(template, page), follow=True))
    admin.post(path(template, "offer_template_again"))
    assert other.get(path(template, "template")).status_code == 200


def test_the_list_tells_whose_it_is_what_it_holds_and_how_often_it_was_used(admin, hub, source):
    template = saved(admin, source)
    shared = WorkGroupTemplateFactory(shared=True, title="Reasoning", hub__name="Estuary Maths Hub")
    WorkGroupTemplateFactory(title="Secret")
    for of, number in ((hub, 2), (shared.hub, 1)):
        for _ in range(number):
            WorkGroupFactory(hub=of, template=template, template_version=1)
    WorkGroupFactory(hub=hub, template=template, template_version=1, cancelled_at=timezone.now())

    page = admin.get(reverse("workgroups:templates"))

    assert [row.title for row, *_ in page.context["rows"]] == ["Leading", "Reasoning"]
    said = text_of(page)
    assert "2 workshops, 1 task" in said
    assert "1, of 1 Jun 2021" in said
    assert "2 Work Groups" in said
    assert "Estuary Maths Hub" in said
    assert "Secondary" in said


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("whose=own", ["Leading"]),
        ("whose=others", ["Reasoning"]),
        ("phase=primary", []),
        ("phase=secondary", ["Leading", "Reasoning"]),
        ("q=estuary", ["Reasoning"]),
        ("status=any", ["Leading", "Old", "Reasoning"]),
        ("sort=-title", ["Reasoning", "Leading"]),
    ],
)
def test_the_list_is_narrowed(query, titles, admin, hub, source):
    saved(admin, source)
    WorkGroupTemplateFactory(shared=True, title="Reasoning", hub__name="Estuary Maths Hub")
    for of in (hub, HubFactory()):
        WorkGroupTemplateFactory(hub=of, title="Old", shared=True, retired_on=timezone.localdate())

    page = admin.get(reverse("workgroups:templates") + f"?{query}")

    assert [row.title for row, *_ in page.context["rows"]] == titles


def test_an_update_shows_first_what_it_changes_and_is_the_next_version(admin, source):
    template = saved(admin, source)
    WorkGroup.objects.filter(pk=source.pk).update(capacity=20)
    source.outcomes.all().delete()

    assert "has changed since. Update it from Leading Maths" in text_of(
        admin.get(path(template, "template"))
    )
    page = admin.get(path(template, "update_template"))
    said = text_of(page)
    assert "Places 14 20" in said
    assert "Lead a shared vision" in said
    answer = admin.post(path(template, "update_template"), {"seen": page.context["seen"]})

    template.refresh_from_db()
    assert answer.url == path(template, "template")
    assert (template.version, template.read_design().capacity) == (2, 20)
    assert design_at(template, 1).capacity == 14
    assert design_at(template, 2).capacity == 20
    assert "has changed since" not in text_of(admin.get(path(template, "template")))


def test_where_nothing_has_changed_there_is_no_new_version(admin, source):
    template = saved(admin, source)

    opened = admin.get(path(template, "update_template"), follow=True)
    sent = admin.post(path(template, "update_template"), {"seen": fingerprint([])})

    assert "Nothing is other in Leading Maths than in version 1." in text_of(opened)
    assert sent.status_code == 422
    template.refresh_from_db()
    assert template.version == 1


def test_what_changed_after_it_was_shown_is_shown_before_it_is_made(admin, source):
    template = saved(admin, source)
    WorkGroup.objects.filter(pk=source.pk).update(capacity=20)
    seen = admin.get(path(template, "update_template")).context["seen"]
    WorkGroup.objects.filter(pk=source.pk).update(capacity=5)

    answer = admin.post(path(template, "update_template"), {"seen": seen})

    assert answer.status_code == 422
    assert CHANGED_MEANWHILE in text_of(answer)
    template.refresh_from_db()
    assert template.version == 1
    # What stands there now can be sent.
    again = {"seen": answer.context["seen"]}
    assert admin.post(path(template, "update_template"), again).status_code == 302


def test_two_clicks_make_one_version(source):
    template = WorkGroupTemplateFactory(hub=source.hub, made_from=source)
    WorkGroup.objects.filter(pk=source.pk).update(capacity=20)
    template.made_from.refresh_from_db()
    sent = {"seen": fingerprint(changes_at_source(template)), "by": UserFactory()}

    update_template(template=template, **sent)
    with pytest.raises(Refused, match="Nothing is other"):
        update_template(template=template, **sent)

    template.refresh_from_db()
    assert template.version == 2


def test_a_template_whose_work_group_is_not_known_is_not_updated(admin, hub):
    template = WorkGroupTemplateFactory(hub=hub)
    WorkGroupTemplate.objects.update(made_from=None)

    opened = admin.get(path(template, "update_template"), follow=True)

    assert "It is not known from which Work Group" in text_of(opened)


def test_its_history_names_who_did_what(admin, source):
    template = saved(admin, source)
    admin.post(path(template, "share_template"))

    said = text_of(admin.get(path(template, "template")))

    assert "Ada Admin" in said
    assert "Shared with other hubs: no → yes" in said
    assert "days_after" not in said


def test_the_way_to_it_begins_at_the_list_of_work_groups(admin, source):
    link = reverse("workgroups:templates").encode()

    assert link in admin.get(reverse("workgroups:list")).content
    assert link in admin.get(reverse("workgroups:add")).content
    assert path(source, "save_template").encode() in admin.get(path(source, "set_up")).content


def test_a_work_group_that_has_a_template_knows_which_version_it_has_looked_at(hub):
    template = WorkGroupTemplateFactory(hub=hub)

    for version, of in ((None, template), (0, template), (1, None)):
        with pytest.raises(IntegrityError), transaction.atomic():
            WorkGroupFactory(hub=hub, template=of, template_version=version)


def test_the_database_keeps_one_offered_template_of_each_name(hub):
    first = WorkGroupTemplateFactory(hub=hub, title="Leading")
    WorkGroupTemplateFactory(title="Leading")

    with pytest.raises(IntegrityError), transaction.atomic():
        WorkGroupTemplateFactory(hub=hub, title="Leading")
    WorkGroupTemplate.objects.filter(pk=first.pk).update(retired_on=timezone.localdate())
    WorkGroupTemplateFactory(hub=hub, title="Leading")
