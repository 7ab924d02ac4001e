"""Drafts published together: those that are ready, with what the others lack."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from outbox.models import Message
from tests.factories import (
    HubFactory,
    MembershipFactory,
    OutcomeFactory,
    SchoolTaskFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.journeys.people import text_of
from workgroups.actions.plan import publish_workgroup, publish_workgroups
from workgroups.models import Project, WorkGroup
from workgroups.queries.plan import plan_of_workgroup, plans_of_workgroups

pytestmark = pytest.mark.django_db

PAGE = "/manage/work-groups/publish/"


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def staff(client, hub):
    client.force_login(member(hub, Role.ADMINISTRATOR))
    return client


def draft(hub, title, **fields):
    row = WorkGroupFactory(hub=hub, title=title, published_at=None, published_by=None, **fields)
    for _ in range(2):
        workshop = WorkshopFactory(workgroup=row)
    SchoolTaskFactory(after_workshop=workshop)
    OutcomeFactory(workgroup=row)
    row.leads.add(UserFactory(name=f"Lead of {title}"))
    return row


def published():
    return sorted(WorkGroup.objects.exclude(published_at=None).values_list("title", flat=True))


def test_only_those_ready_can_be_ticked_and_the_others_say_what_they_lack(staff, hub):
    draft(hub, "Ready")
    draft(hub, "Not yet", rationale="", budget=None)

    page = staff.get(PAGE)

    said = text_of(page)
    assert [label for _, label in page.context["form"].fields["workgroups"].choices] == ["Ready"]
    assert "A clear rationale of Not yet : Say why it is needed. Value for money of" in said
    assert "Whoever leads it is told by email: Lead of Ready." in said


def test_drafts_of_one_name_are_told_apart_ready_or_not(staff, hub):
    ready = draft(hub, "Maths", cohort="2")
    lacking = draft(hub, "Maths", rationale="")
    empty = WorkGroupFactory(hub=hub, title="Maths", published_at=None, published_by=None)
    days = {ready: london(2021, 2, 3, 9), lacking: london(2021, 3, 3, 9)}
    for row, starts in days.items():
        WorkshopFactory(workgroup=row, starts_at=starts, ends_at=starts + timedelta(hours=5))
        row.leads.set([UserFactory(name=f"Lead from {starts:%B}")])
        Project.objects.filter(pk=row.project_id).update(code=f"NCP21-{starts:%m}")

    page = staff.get(PAGE)

    said = text_of(page)
    told = "Whoever leads it is told by email: Lead from February."
    assert f"Maths (2) From 3 Feb 2021, NCP21-02. {told}" in said
    assert "Maths From 3 Mar 2021, NCP21-03. Led by Lead from March." in said
    assert "Maths No date yet. " in said
    assert {row["draft"] for row in page.context["lacking"]} == {lacking, empty}


def test_what_is_missing_leads_to_where_it_is_put_right(staff, hub):
    row = draft(hub, "Not yet", rationale="", outline="")
    row.leads.clear()

    page = staff.get(PAGE).content.decode()

    for part in ("purpose", "leads", "page"):
        path = reverse(f"workgroups:edit_{part}", args=[row.pk])
        assert f'href="{path}"' in page
        assert staff.get(path).status_code == 200


def test_of_two_hubs_the_hub_is_said(client, hub):
    user = member(hub, Role.ADMINISTRATOR)
    other = HubFactory()
    MembershipFactory(user=user, hub=other, role=Role.ADMINISTRATOR)
    client.force_login(user)
    draft(hub, "Maths")
    assert str(other) not in known_of(client)

    draft(other, "Maths")

    assert str(hub) in known_of(client)
    assert str(other) in known_of(client)


def known_of(client) -> str:
    return " ".join(client.get(PAGE).context["form"].fields["workgroups"].widget.hints.values())


def test_those_ticked_are_published_and_their_leads_alone_are_told(staff, hub):
    rows = [draft(hub, title) for title in ("One", "Two", "Three")]

    answer = staff.post(PAGE, {"workgroups": [rows[0].pk, rows[1].pk]}, follow=True)

    assert published() == ["One", "Two"]
    assert "2 Work Groups are published, for anybody to find." in text_of(answer)
    told = Message.objects.filter(kind="lead-named").values_list("to_email", flat=True)
    assert sorted(told) == sorted(row.leads.get().email for row in rows[:2])
    assert Message.objects.count() == 2


def test_one_that_is_not_ready_any_more_keeps_all_of_them_back(hub):
    first, second = draft(hub, "One"), draft(hub, "Two")
    WorkGroup.objects.filter(pk=second.pk).update(rationale="")

    with pytest.raises(Refused, match="Two is not ready: a clear rationale"):
        publish_workgroups(workgroups=[first, second], by=UserFactory())

    assert published() == []
    assert not Message.objects.exists()


def test_a_second_click_publishes_and_tells_nothing_anew(staff, hub):
    row = draft(hub, "One")

    first, again = (staff.post(PAGE, {"workgroups": [row.pk]}) for _ in "ab")

    assert (first.status_code, again.status_code) == (302, 422)
    assert Message.objects.count() == 1


def test_what_somebody_else_has_published_meanwhile_is_not_told_of_twice(hub):
    first, second = draft(hub, "One"), draft(hub, "Two")
    publish_workgroups(workgroups=[first], by=UserFactory())

    with pytest.raises(Refused, match="One has been published already"):
        publish_workgroups(workgroups=[first, second], by=UserFactory())

    assert published() == ["One"]
    assert Message.objects.count() == 1


def test_what_is_called_off_is_published_in_no_way(staff, hub):
    row = draft(hub, "One")
    WorkGroup.objects.filter(pk=row.pk).update(cancelled_at=timezone.now())

    for publish in (
        lambda: publish_workgroup(workgroup=row, by=UserFactory()),
        lambda: publish_workgroups(workgroups=[row], by=UserFactory()),
    ):
        with pytest.raises(Refused, match="One has been called off, for good"):
            publish()
    page = staff.get(reverse("workgroups:publish", args=[row.pk]), follow=True)

    assert "One has been called off, for good." in text_of(page)
    assert published() == []
    assert not Message.objects.exists()


def test_another_hubs_drafts_are_out_of_reach(staff):
    elsewhere = draft(HubFactory(), "Secret")

    answer = staff.post(PAGE, {"workgroups": [elsewhere.pk]})

    assert answer.status_code == 422
    assert "Secret" not in text_of(answer)
    assert published() == []


def test_the_year_asked_for_is_shown(staff, hub):
    draft(hub, "Later", school_year=2026)
    draft(hub, "Earlier", school_year=2025)

    assert "Later" in text_of(staff.get(PAGE))
    assert "Earlier" in text_of(staff.get(f"{PAGE}?year=2025"))
    assert "Later" not in text_of(staff.get(f"{PAGE}?year=2025"))


def test_readiness_of_several_is_that_of_each_in_four_queries(hub):
    rows = [draft(hub, "One"), draft(hub, "Two", rationale=""), WorkGroupFactory(hub=hub)]
    WorkshopFactory(workgroup=rows[0], cancelled_at=london(2021, 1, 1))
    WorkshopFactory(workgroup=rows[2], venue=None)

    with CaptureQueriesContext(connection) as captured:
        plans = plans_of_workgroups(rows)

    assert len(captured) == 4
    assert plans == {row.pk: plan_of_workgroup(row) for row in rows}
    assert [(plan.workshops, plan.venues_missing) for plan in plans.values()] == [
        (2, 0),
        (2, 0),
        (1, 1),
    ]


def test_more_drafts_take_no_more_queries_to_show(staff, hub):
    draft(hub, "One")
    staff.get(PAGE)
    with CaptureQueriesContext(connection) as one:
        staff.get(PAGE)
    for title in ("Two", "Three"):
        draft(hub, title)
    with CaptureQueriesContext(connection) as three:
        staff.get(PAGE)

    assert len(three) == len(one) <= 12


def test_publishing_three_asks_no_more_than_publishing_one(hub):
    by = UserFactory()
    rows = [draft(hub, title) for title in ("One", "Two", "Three", "Four")]
    with CaptureQueriesContext(connection) as one:
        publish_workgroups(workgroups=rows[:1], by=by)
    with CaptureQueriesContext(connection) as three:
        publish_workgroups(workgroups=rows[1:], by=by)

    assert len(three) == len(one)
    assert published() == ["Four", "One", "Three", "Two"]
