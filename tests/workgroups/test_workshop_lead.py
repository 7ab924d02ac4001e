"""Somebody leads one workshop: how they are named, what they are told, and when they are not."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission
from access.refusal import Refused
from access.roles import Role
from outbox.models import Message
from tests.factories import (
    EventFactory,
    HubFactory,
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    member,
)
from tests.journeys.people import text_of
from tests.workgroups.factories import LocalLeaderFactory
from workgroups.actions import plan
from workgroups.actions.copy_event import copy_event
from workgroups.actions.workshop_lead import add_workshop_lead, remove_workshop_lead
from workgroups.models import WorkGroup, Workshop, WorkshopLead

pytestmark = pytest.mark.django_db

GITA = {"name": "Gita Ghosh", "email": "gita@example.org"}


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def admin(hub):
    return member(hub, Role.ADMINISTRATOR)


@pytest.fixture
def staff(client, admin):
    client.force_login(admin)
    return client


@pytest.fixture
def workshop(hub):
    return WorkshopFactory(workgroup__hub=hub, workgroup__title="Times Tables")


@pytest.fixture
def draft(hub):
    """A workshop of an event, which one date makes ready to be published."""
    group = WorkGroupFactory(
        hub=hub, project=EventFactory(), published_at=None, published_by=None, fee_policy=None
    )
    group.leads.add(UserFactory(name="Lena Lead"))
    return WorkshopFactory(workgroup=group)


def page(workshop):
    return reverse("workgroups:workshop_leads", args=[workshop.pk])


def errors(answer):
    assert answer.status_code == 422
    return {name: list(said) for name, said in answer.context["form"].errors.items()}


def letters(kind):
    return list(Message.objects.filter(kind=kind).order_by("pk"))


def name_gita(workshop, by):
    return add_workshop_lead(workshop=workshop, by=by, **GITA)


def test_whoever_is_named_reads_which_workshop_and_how_to_sign_in(staff, admin, workshop):
    workshop.focus = "Number facts\nand pictures of them"
    workshop.save()

    answer = staff.post(page(workshop), GITA, follow=True)

    [letter] = letters("workshop-lead-named")
    assert letter.to_email == "gita@example.org"
    assert letter.reply_to == workshop.workgroup.hub.mailbox
    for words in (
        f"{admin} has named you to lead this workshop",
        "Times Tables",
        workshop.place_with_postcode,
        "Number facts",
        "Sign in with this email address, gita@example.org. There is no password",
        f"https://portal.example.org/manage/workshops/{workshop.pk}/to-lead/",
    ):
        assert words in letter.text, words
    said = text_of(answer)
    assert "Gita Ghosh leads this workshop now, and has an email that says so." in said
    assert "Gita Ghosh (gita@example.org)" in said


def test_a_local_leader_is_chosen_without_a_word_typed(staff, workshop, hub):
    lewis = LocalLeaderFactory(hub=hub, user__name="Lewis Lindqvist")
    leading = LocalLeaderFactory(hub=hub)
    workshop.leads.add(leading.user)
    workshop.workgroup.leads.add(LocalLeaderFactory(hub=hub).user)

    choices = list(staff.get(page(workshop)).context["form"].fields["leader"].queryset)
    staff.post(page(workshop), {"leader": lewis.pk, "name": "", "email": ""})

    assert choices == [lewis]
    assert set(workshop.leads.all()) == {leading.user, lewis.user}


def test_who_leads_the_whole_leads_this_one_too(staff, workshop):
    workshop.workgroup.leads.add(UserFactory(name="Gita Ghosh", email="gita@example.org"))

    shown = text_of(staff.get(page(workshop)))
    found = errors(staff.post(page(workshop), GITA))

    assert "Gita Ghosh leads the whole Work Group, and so this workshop too." in shown
    assert found == {"email": ["Gita Ghosh leads the whole Work Group, and so this workshop too."]}
    assert not WorkshopLead.objects.exists()


def test_nobody_is_named_twice_and_nobody_who_takes_part(staff, admin, workshop):
    name_gita(workshop, admin)
    place = ParticipantFactory(workgroup=workshop.workgroup)
    tara = {"name": "Tara Tell", "email": place.person.email}

    assert errors(staff.post(page(workshop), GITA)) == {
        "email": ["Gita Ghosh leads this workshop already."]
    }
    [sentence] = errors(staff.post(page(workshop), tara))["email"]
    assert sentence.startswith("Tara Tell takes part in this Work Group or has asked to")
    assert [lead.user.name for lead in WorkshopLead.objects.all()] == ["Gita Ghosh"]
    assert len(letters("workshop-lead-named")) == 1


def test_the_database_too_names_each_person_once(workshop):
    gita = UserFactory()
    WorkshopLead.objects.create(workshop=workshop, user=gita)

    with pytest.raises(IntegrityError, match="one_workshop_lead_row_for_each_person"):
        WorkshopLead.objects.create(workshop=workshop, user=gita)


def test_one_leads_two_workshops_of_one_work_group(admin, workshop):
    other = WorkshopFactory(workgroup=workshop.workgroup)

    for one in (workshop, other):
        name_gita(one, admin)

    assert len(letters("workshop-lead-named")) == 2


def test_of_a_draft_they_hear_when_it_is_published_and_the_page_says_so(staff, admin, draft):
    shown = staff.post(page(draft), GITA, follow=True)
    assert "Gita Ghosh leads this workshop and is told when it is published." in text_of(shown)
    assert not Message.objects.exists()
    publish = reverse("workgroups:publish", args=[draft.workgroup_id])
    assert "Whoever leads a single workshop is told as well: Gita Ghosh." in text_of(
        staff.get(publish)
    )

    staff.post(publish)

    assert [m.to_email for m in letters("workshop-lead-named")] == ["gita@example.org"]
    assert f"{admin} has named you" in letters("workshop-lead-named")[0].text


def test_of_drafts_published_together_they_hear_too_and_the_list_names_them(staff, admin, draft):
    name_gita(draft, admin)
    path = reverse("workgroups:publish_several")
    assert (
        "told by email: Lena Lead. Whoever leads a single workshop is told as well: Gita Ghosh."
        in text_of(staff.get(path))
    )

    staff.post(path, {"workgroups": draft.workgroup_id})

    assert [m.to_email for m in letters("workshop-lead-named")] == ["gita@example.org"]


def test_whoever_leads_it_no_longer_is_told_unless_they_did_it(staff, admin, workshop):
    lead = name_gita(workshop, admin)
    workshop.leads.add(admin)
    gone = reverse("workgroups:remove_workshop_lead", args=[workshop.pk, lead.user_id])
    assert "Unless it is you, they get an email that says so." in text_of(staff.get(gone))

    staff.post(gone)
    staff.post(reverse("workgroups:remove_workshop_lead", args=[workshop.pk, admin.pk]))

    [letter] = letters("workshop-lead-removed")
    assert letter.to_email == "gita@example.org"
    assert "see its page and its register no longer" in letter.text
    assert not workshop.leads.exists()
    assert not Workshop.objects.visible_to(lead.user).exists()


def test_whoever_was_to_lead_one_of_a_draft_never_heard_of_it(admin, draft):
    lead = name_gita(draft, admin)

    remove_workshop_lead(workshop=draft, user=lead.user, by=admin)

    assert not Message.objects.exists()


@pytest.mark.parametrize("whole", [False, True])
def test_nobody_is_named_for_what_is_cancelled(staff, admin, workshop, whole):
    row = workshop.workgroup if whole else workshop
    row.cancelled_at, row.cancelled_because = timezone.now(), "Too few"
    row.save()

    opened = staff.get(page(workshop), follow=True)

    assert "This workshop has been cancelled, so nobody need lead it." in text_of(opened)
    with pytest.raises(Refused, match="nobody need lead it"):
        name_gita(workshop, admin)
    assert not Message.objects.exists()


def test_whoever_is_named_for_the_whole_leads_the_one_no_longer_by_itself(admin, workshop):
    name_gita(workshop, admin)

    plan.add_lead(workgroup=workshop.workgroup, by=admin, **GITA)

    assert [user.name for user in workshop.workgroup.leads.all()] == ["Gita Ghosh"]
    assert not WorkshopLead.objects.exists()


def test_they_reach_that_workshop_alone_and_with_two_permissions(admin, workshop):
    other = WorkshopFactory(workgroup=workshop.workgroup)
    gita = name_gita(workshop, admin).user

    reached = {
        can: list(Workshop.objects.visible_to(gita, can=can))
        for can in Permission
        if Workshop.objects.visible_to(gita, can=can).exists()
    }

    assert reached == {
        Permission.TAKE_REGISTER: [workshop],
        Permission.VIEW_JOIN_LINK: [workshop],
    }
    assert other not in Workshop.objects.visible_to(gita)
    assert not WorkGroup.objects.visible_to(gita).exists()


def test_a_workshop_taken_out_of_a_draft_takes_along_who_leads_it(admin, draft):
    name_gita(draft, admin)

    plan.remove_workshop_from_draft(workshop=draft)

    assert not WorkshopLead.objects.exists()


def test_an_event_held_again_has_no_guest_of_the_year_before(admin, draft):
    name_gita(draft, admin)

    copy = copy_event(event=draft.workgroup, day=timezone.localdate() + timedelta(days=400))

    assert copy.workshops.count() == 1
    assert not WorkshopLead.objects.filter(workshop__workgroup=copy).exists()


def test_the_set_up_and_the_cycle_name_them(staff, admin, workshop):
    name_gita(workshop, admin)

    for name in ("set_up", "cycle", "edit_leads"):
        said = text_of(staff.get(reverse(f"workgroups:{name}", args=[workshop.workgroup_id])))
        assert "Gita Ghosh" in said, name


def test_the_history_says_who_was_named_and_taken_away(staff, admin, workshop):
    lead = name_gita(workshop, admin)
    remove_workshop_lead(workshop=workshop, user=lead.user, by=admin)

    said = text_of(staff.get(reverse("workgroups:history", args=[workshop.workgroup_id])))

    assert said.count("Gita Ghosh") == 2
