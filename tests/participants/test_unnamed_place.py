"""Two of a school in one form, and a place asked for before anybody knows for whom."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from outbox.models import Message
from participants import links
from participants.actions.unnamed_place import ask_for_names
from participants.models import ExpressionOfInterest, UnnamedPlace
from tests.factories import InterestFactory, WorkGroupFactory, WorkshopFactory, member, school_in
from tests.participants.drafts import ABOUT_YOU, HEAD, PRIORITIES, draft_of, page, step_of, ticks
from tests.robust.reading import assert_refused_beside, plain
from workgroups.choices import JobRole
from workgroups.models import WorkGroup

pytestmark = pytest.mark.django_db

COLLEAGUE = {
    "colleague_name": "Col League",
    "colleague_email": "col@example.org",
    "colleague_job_role": JobRole.SUBJECT_LEAD,
}
PERSON = {
    "answer": "name",
    "name": "Nia Named",
    "email": "nia@example.org",
    "job_role": JobRole.SUBJECT_LEAD,
}


@pytest.fixture
def workgroup():
    workgroup = WorkGroupFactory()
    WorkshopFactory(workgroup=workgroup)
    return workgroup


def send(client, workgroup, who, *, colleague=None, **about):
    draft = draft_of(workgroup, school=school_in(workgroup.hub).pk)
    client.post(page(draft, "about_you"), ABOUT_YOU | {"who": who} | about)
    if colleague:
        client.post(page(draft, "colleague"), colleague)
    client.post(page(draft, "priorities"), PRIORITIES)
    client.post(page(draft, "head"), HEAD)
    check = client.get(page(draft, "check"))
    assert step_of(client.post(page(draft, "check"), ticks())) == "sent"
    return plain(check.content.decode()), plain(client.get(page(draft, "sent")).content.decode())


def test_two_of_a_school_ask_in_one_form_and_their_head_is_asked_once(client, workgroup):
    draft = draft_of(workgroup, school=school_in(workgroup.hub).pk)
    assert step_of(client.post(page(draft, "about_you"), ABOUT_YOU | {"who": "both"})) == (
        "colleague"
    )
    own = COLLEAGUE | {"colleague_email": ABOUT_YOU["email"].upper()}
    assert_refused_beside(
        client.post(page(draft, "colleague"), own),
        colleague_email="Enter your colleague’s own email address",
    )
    wrong = COLLEAGUE | {"colleague_job_role": JobRole.TEACHER}
    assert client.post(page(draft, "colleague"), wrong).status_code == 422

    check, _ = send(client, workgroup, "both", colleague=COLLEAGUE)

    assert "Col League col@example.org Head of maths or maths subject leader" in check
    first, second = ExpressionOfInterest.objects.order_by("pk")
    assert (first.name, second.name) == ("Tara Teacher", "Col League")
    assert (second.school, second.head_email, second.telephone) == (
        first.school,
        first.head_email,
        "",
    )
    thanked = Message.objects.filter(kind="interest-received").order_by("pk")
    assert [one.to_email for one in thanked] == [first.email, second.email]
    assert "Tara Teacher has asked for a place for you" in thanked[1].text
    asked = Message.objects.filter(kind="approval-asked", withdrawn_at=None)
    assert [one.text.count("/approve/") for one in asked] == [2]


def test_a_place_is_asked_for_chased_and_given_a_name_in_its_turn(client, workgroup, time_machine):
    asked_at = timezone.now()
    time_machine.move_to(asked_at, tick=False)
    _, sent = send(client, workgroup, "one", job_role=JobRole.HEADTEACHER)
    row = UnnamedPlace.objects.get()

    assert "the link by which you tell us who your colleague is" in sent
    assert not ExpressionOfInterest.objects.exists()
    assert [one.kind for one in Message.objects.all()] == ["place-to-name"]
    admin = member(workgroup.hub, Role.ADMINISTRATOR)
    client.force_login(admin)
    people = plain(client.get(reverse("participants:people", args=[workgroup.pk])).content.decode())
    assert "Still to be named (1)" in people
    assert f"{row.school} Tara Teacher, tara@example.org" in people
    client.logout()

    later = asked_at + timedelta(days=7)
    time_machine.move_to(later, tick=False)
    assert ask_for_names(on=timezone.localdate()) == 1
    assert ask_for_names(on=timezone.localdate()) == 0
    # The form has closed meanwhile, and somebody else has asked.
    WorkGroup.objects.update(interest_closes_at=later - timedelta(days=1))
    InterestFactory(workgroup=workgroup)
    link = links.UNNAMED.path(row)
    assert_refused_beside(
        client.post(link, PERSON | {"email": ""}), email="Enter their email address"
    )
    assert client.post(link, PERSON | {"job_role": JobRole.TEACHER}).status_code == 422
    assert client.post(link, PERSON).status_code == 302

    row.refresh_from_db()
    interest = row.named_as
    assert interest == workgroup.interests.order_by("sent_at").first()
    assert (interest.name, interest.sent_at, interest.school) == ("Nia Named", asked_at, row.school)
    assert Message.objects.filter(kind="interest-received").get().to_email == "nia@example.org"
    assert Message.objects.filter(kind="approval-asked").get().to_email == HEAD["head_email"]
    assert "we know who it is for" in plain(client.get(link).content.decode())
    again = client.post(link, PERSON | {"email": "other@example.org"})
    assert again.status_code == 422
    assert ask_for_names(on=timezone.localdate() + timedelta(days=7)) == 0


def test_who_has_asked_already_is_told_in_their_mailbox_and_nowhere_else(client, workgroup):
    send(client, workgroup, "one")
    row = UnnamedPlace.objects.get()
    known = InterestFactory(workgroup=workgroup, school=row.school)
    known.person.school = row.school
    known.person.save()

    link = links.UNNAMED.path(row)
    client.post(link, PERSON | {"name": known.name, "email": known.email})

    row.refresh_from_db()
    assert (row.named_as, row.is_open) == (None, False)
    assert Message.objects.get(kind="interest-stands").to_email == known.email
    assert "we know who it is for" in plain(client.get(link).content.decode())


def test_the_school_or_the_hub_ends_it(client, workgroup):
    send(client, workgroup, "me_and_one")
    row = UnnamedPlace.objects.get()
    assert ExpressionOfInterest.objects.get().name == "Tara Teacher"

    assert client.post(links.UNNAMED.path(row), {"answer": "end"}).status_code == 302

    row.refresh_from_db()
    assert (row.is_open, row.ended_by) == (False, None)
    assert "no longer asked for" in plain(client.get(links.UNNAMED.path(row)).content.decode())


def test_the_hub_names_somebody_for_a_school_that_rang(client, workgroup):
    send(client, workgroup, "one", job_role=JobRole.HEADTEACHER)
    row = UnnamedPlace.objects.get()
    InterestFactory(workgroup=workgroup)
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))

    people = client.get(reverse("participants:people", args=[workgroup.pk])).content.decode()
    add = reverse("participants:enter_on_behalf", args=[workgroup.pk])
    by_place = f"{add}?school={row.school_id}&unnamed={row.pk}"
    assert by_place.replace("&", "&amp;") in people
    # Whoever comes another way is shown that the school has asked already.
    other_way = client.get(f"{add}?school={row.school_id}").content.decode()
    assert f"unnamed={row.pk}" in other_way
    form = client.get(by_place)
    assert "Tara Teacher asked on" in plain(form.content.decode())
    assert form.context["form"]["head_email"].value() == HEAD["head_email"]
    assert form.context["form"]["priority"].value() == PRIORITIES["priority"]
    said = {name: form.context["form"][name].value() or "" for name in form.context["form"].fields}
    named = {name: PERSON[name] for name in ("name", "email", "job_role")}
    assert client.post(by_place, said | named).status_code == 302

    row.refresh_from_db()
    interest = row.named_as
    assert interest == workgroup.interests.order_by("sent_at").first()
    assert (interest.email, interest.sent_at) == ("nia@example.org", row.asked_at)
    letter = Message.objects.get(kind="interest-received", to_email="nia@example.org")
    assert "Tara Teacher has asked for a place for you" in letter.text
    people = client.get(reverse("participants:people", args=[workgroup.pk])).content.decode()
    assert "Still to be named" not in people
    # The link of the school says so too, and a second press names nobody else.
    assert "we know who it is for" in plain(client.get(links.UNNAMED.path(row)).content.decode())
    client.post(by_place, said | named | {"email": "other@example.org"})
    row.refresh_from_db()
    assert row.named_as == interest
