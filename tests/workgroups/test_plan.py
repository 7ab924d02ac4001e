from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from evaluations.models import Answer, Question
from outbox.models import Message
from tests.evaluations.factories import invited
from tests.factories import (
    HubFactory,
    OutcomeFactory,
    ProjectFactory,
    SchoolTaskFactory,
    UserFactory,
    VenueFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.journeys.people import text_of
from workgroups.actions import plan
from workgroups.choices import OutcomeLevel
from workgroups.models import Outcome, WorkGroupLead, Workshop

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return WorkGroupFactory(published_at=None, published_by=None)


@pytest.fixture
def admin_client(client, draft):
    client.force_login(member(draft.hub, Role.ADMINISTRATOR))
    return client


def test_a_draft_says_what_is_missing_before_it_is_published(draft):
    with pytest.raises(Refused) as refusal:
        plan.publish_workgroup(workgroup=draft, by=UserFactory())

    assert refusal.value.message.startswith(
        "Before it can be published it needs: intended outcomes (add at least one outcome); "
    )


def test_a_work_group_is_published_once(draft):
    first = WorkshopFactory(workgroup=draft)
    WorkshopFactory(workgroup=draft)
    SchoolTaskFactory(after_workshop=first)
    OutcomeFactory(workgroup=draft)
    draft.leads.add(UserFactory())
    admin = UserFactory()

    published = plan.publish_workgroup(workgroup=draft, by=admin)

    assert published.published_by == admin
    with pytest.raises(Refused, match="published already"):
        plan.publish_workgroup(workgroup=draft, by=admin)


def test_an_outcome_whose_words_stay_keeps_its_row(draft):
    kept = OutcomeFactory(workgroup=draft, text="Kept", level=OutcomeLevel.LEARNING)
    OutcomeFactory(workgroup=draft, text="Gone", level=OutcomeLevel.LEARNING)

    plan.set_outcomes(
        workgroup=draft, texts={OutcomeLevel.LEARNING: ["New", "Kept"], OutcomeLevel.PUPILS: ["X"]}
    )

    rows = list(draft.outcomes.values_list("position", "text", "level"))
    assert rows == [(1, "New", "learning"), (2, "Kept", "learning"), (3, "X", "pupils")]
    assert Outcome.objects.get(text="Kept") == kept


def test_an_outcome_people_were_asked_about_stays(time_machine):
    time_machine.move_to(london(2022, 5, 26, 8))
    outcome = OutcomeFactory(workgroup=WorkshopFactory(starts_at=london(2022, 5, 25)).workgroup)
    [invitation] = invited(outcome.workgroup)
    Answer.objects.create(
        invitation=invitation,
        question=Question.objects.get(code="confidence", wave="end", version=1),
        outcome=outcome,
        before=1,
        rating=2,
    )

    with pytest.raises(Refused, match="already been asked"):
        plan.set_outcomes(workgroup=outcome.workgroup, texts={OutcomeLevel.LEARNING: ["Other"]})

    assert Outcome.objects.get() == outcome


def test_a_published_work_group_keeps_a_lead():
    workgroup = WorkGroupFactory()
    name = {"workgroup": workgroup, "name": "Lee", "by": UserFactory()}
    lead = plan.add_lead(email="Lee@example.org", **name).user

    with pytest.raises(Refused, match="needs a lead"):
        plan.remove_lead(workgroup=workgroup, user=lead, by=UserFactory())
    with pytest.raises(Refused, match="leads this Work Group already"):
        plan.add_lead(email="lee@example.org", **name)

    assert list(workgroup.leads.all()) == [lead]


def test_a_new_lead_reads_what_they_lead_when_next_and_how_to_sign_in(
    admin_client, draft, time_machine
):
    time_machine.move_to(london(2022, 1, 20, 12), tick=False)
    admin_client.force_login(member(draft.hub, Role.ADMINISTRATOR))
    starts = (london(2022, 1, 12, 9, 30), london(2022, 2, 3, 9, 30))
    first, _ = [WorkshopFactory(workgroup=draft, starts_at=at) for at in starts]
    SchoolTaskFactory(after_workshop=first)
    OutcomeFactory(workgroup=draft)
    draft.interest_opens_at, draft.interest_closes_at = None, london(2022, 1, 31, 17)
    draft.save()
    path = reverse("workgroups:edit_leads", args=[draft.pk])

    answer = admin_client.post(path, {"name": "Lee", "email": "Lee@example.org"}, follow=True)

    assert "Lee leads it and is told when it is published, and next: publish it." in text_of(answer)
    assert answer.redirect_chain[-1][0] == reverse("workgroups:publish", args=[draft.pk])
    assert "Whoever leads it is told by email: Lee." in text_of(answer)
    assert not Message.objects.exists()
    admin_client.post(answer.redirect_chain[-1][0])
    letter = Message.objects.get(kind="lead-named")
    assert (letter.to_email, letter.reply_to) == ("lee@example.org", draft.hub.mailbox)
    for words in (
        f"{draft}, {draft.year_words}",
        "Thursday 3 February 2022, 9:30am to 2:30pm, Larkfield Hall",
        "Sign in with this email address, lee@example.org. There is no password",
        f"https://portal.example.org/manage/work-groups/{draft.pk}/",
    ):
        assert words in letter.text, words


@pytest.mark.parametrize("is_own_doing", [False, True])
def test_whoever_leads_no_longer_is_told_unless_they_did_it(is_own_doing):
    workgroup = WorkGroupFactory()
    leads = [WorkGroupLead.objects.create(workgroup=workgroup, user=UserFactory()) for _ in "ab"]
    gone = leads[0].user

    plan.remove_lead(workgroup=workgroup, user=gone, by=gone if is_own_doing else leads[1].user)

    letters = list(Message.objects.filter(kind="lead-removed"))
    assert [m.to_email for m in letters] == ([] if is_own_doing else [gone.email])
    assert list(workgroup.leads.all()) == [leads[1].user]


def test_whoever_leads_a_draft_no_longer_never_heard_of_it(draft):
    lead = plan.add_lead(workgroup=draft, name="Lee", email="lee@example.org", by=UserFactory())

    plan.remove_lead(workgroup=draft, user=lead.user, by=UserFactory())

    assert not Message.objects.exists()


def test_a_new_lead_without_dates_to_come_reads_so_and_one_named_again_reads_it_again():
    workgroup = WorkGroupFactory()
    workgroup.leads.add(UserFactory())
    name = {"workgroup": workgroup, "name": "Lee", "email": "lee@example.org", "by": UserFactory()}
    lead = plan.add_lead(**name)
    plan.remove_lead(workgroup=workgroup, user=lead.user, by=lead.user)

    plan.add_lead(**name)

    letters = Message.objects.filter(kind="lead-named")
    assert ["None is to come" in letter.text for letter in letters] == [True, True]


def test_a_published_workshop_is_cancelled_and_not_taken_out():
    with pytest.raises(Refused, match="Cancel it, so that they are told"):
        plan.remove_workshop_from_draft(workshop=WorkshopFactory())


def test_a_workshop_taken_out_of_a_draft_takes_its_tasks_along(draft):
    task = SchoolTaskFactory(after_workshop=WorkshopFactory(workgroup=draft))

    plan.remove_workshop_from_draft(workshop=task.after_workshop)

    assert not Workshop.objects.exists()


def test_a_new_work_group_takes_its_projects_year_and_its_hubs_terms(admin_client, draft):
    project = ProjectFactory(school_year=2026)

    admin_client.post(
        "/manage/work-groups/add/",
        {
            "hub": draft.hub_id,
            "project": project.pk,
            "title": "New",
            "phases": ["primary"],
            "capacity": 12,
        },
    )

    workgroup = draft.hub.workgroups.get(title="New")
    assert workgroup.school_year == 2026
    assert workgroup.fee_policy == draft.fee_policy
    assert workgroup.published_at is None


def test_only_ones_own_hub_can_be_chosen(admin_client, draft):
    answer = admin_client.post(
        "/manage/work-groups/add/",
        {
            "hub": HubFactory().pk,
            "project": ProjectFactory().pk,
            "title": "New",
            "phases": ["primary"],
            "capacity": 12,
        },
    )

    assert answer.status_code == 422
    assert "hub" in answer.context["form"].errors


def test_a_venue_of_another_hub_cannot_be_chosen(admin_client, draft):
    answer = admin_client.post(
        f"/manage/work-groups/{draft.pk}/workshops/add/", workshop(venue=VenueFactory().pk)
    )

    assert answer.status_code == 422
    assert "venue" in answer.context["form"].errors


def workshop(**changes):
    return {
        "day_day": "17",
        "day_month": "11",
        "day_year": "2021",
        "starts": "9:30am",
        "ends": "2:30pm",
        "mode": "face_to_face",
        "catering": "none",
    } | changes


def test_a_workshop_is_kept_in_london_time(admin_client, draft):
    admin_client.post(
        f"/manage/work-groups/{draft.pk}/workshops/add/",
        workshop(day_day="25", day_month="5", day_year="2022"),
    )

    assert Workshop.objects.get().starts_at == london(2022, 5, 25, 9, 30)


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"ends": "9:30am"}, "ends", "The workshop must end after it starts"),
        (
            {"day_year": "2019"},
            "day",
            "The date must lie between Tuesday 1 September 2020 and Thursday 31 August 2023",
        ),
        ({"day_day": "31"}, "day", "The date must be a real date, for example 17 11 2026"),
        ({"starts": ""}, "starts", "Enter when the workshop starts"),
    ],
)
def test_what_is_wrong_with_a_workshop_is_said_beside_the_field_and_nothing_is_lost(
    admin_client, draft, changes, field, message
):
    answer = admin_client.post(
        f"/manage/work-groups/{draft.pk}/workshops/add/",
        workshop(focus="What we plan to do", **changes),
    )

    assert answer.status_code == 422
    assert answer.context["form"].errors == {field: [message]}
    assert "What we plan to do" in answer.content.decode()
    assert not Workshop.objects.exists()


def test_two_workshops_cannot_start_at_once(admin_client, draft):
    WorkshopFactory(workgroup=draft, starts_at=london(2021, 11, 17, 9, 30))

    answer = admin_client.post(f"/manage/work-groups/{draft.pk}/workshops/add/", workshop())

    assert answer.context["form"].errors == {
        "day": ["Another workshop of this Work Group starts at that time"]
    }


def test_an_online_workshop_has_no_venue(admin_client, draft):
    venue = VenueFactory(hub=draft.hub)

    admin_client.post(
        f"/manage/work-groups/{draft.pk}/workshops/add/", workshop(mode="online", venue=venue.pk)
    )

    assert Workshop.objects.get().venue is None


def test_a_date_people_know_is_not_changed_by_editing(client):
    published = WorkshopFactory(starts_at=london(2021, 11, 17, 9, 30))
    client.force_login(member(published.workgroup.hub, Role.ADMINISTRATOR))

    client.post(f"/manage/workshops/{published.pk}/", workshop(day_month="12", focus="New"))

    published.refresh_from_db()
    assert published.starts_at == london(2021, 11, 17, 9, 30)
    assert published.focus == "New"


def test_the_public_page_of_a_draft_is_not_there(client, draft):
    assert client.get(f"/work-groups/{draft.pk}/").status_code == 404
    assert draft.title not in client.get("/work-groups/").content.decode()


def test_the_history_says_who_changed_what(admin_client, draft):
    admin_client.post(
        f"/manage/work-groups/{draft.pk}/page/",
        {"title": "A better title", "outline": draft.outline},
    )

    answer = admin_client.get(f"/manage/work-groups/{draft.pk}/history/")

    [change] = [one for one in answer.context["changes"] if one.details]
    assert change.details == [f"Title: {draft.title} → A better title"]
    assert change.by == str(answer.wsgi_request.user)
    assert change.details[0] in answer.content.decode()


def test_a_closing_time_that_has_passed_is_no_closing_time(draft, admin_client):
    draft.interest_closes_at = timezone.now() - timedelta(minutes=1)
    draft.interest_opens_at = None
    draft.save()

    with pytest.raises(Refused, match="at a time that is still to come"):
        plan.publish_workgroup(workgroup=draft, by=UserFactory())


def test_a_task_due_after_the_next_workshop_is_pointed_out(draft, admin_client):
    now = timezone.now()
    first = WorkshopFactory(workgroup=draft, starts_at=now + timedelta(days=10))
    WorkshopFactory(workgroup=draft, starts_at=now + timedelta(days=30))
    task = SchoolTaskFactory(after_workshop=first, title="Try it")
    path = reverse("workgroups:cycle", args=[draft.pk])

    for days, is_late in ((30, False), (31, True)):
        task.due_on = timezone.localdate(now + timedelta(days=days))
        task.save()
        page = text_of(admin_client.get(path))
        assert ("after the next workshop" in page) == is_late
