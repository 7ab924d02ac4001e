"""The pages on which somebody writes to many, and those that show what was said."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from access.roles import Role
from outbox.models import Message
from participants.models import Circular
from tests.factories import InterestFactory, UserFactory, WorkshopFactory, member, school_in
from tests.participants.circular.acts import letter_to, send, taking_part, with_email, words
from tests.participants.conversation.acts import placed
from tests.workgroups.factories import (
    CredentialFactory,
    LocalLeaderFactory,
    ResourceFactory,
    ResourceFileFactory,
    VisitFactory,
)
from tests.world import build_world
from workgroups.emails.visit import visit_answered

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(admin):
    client = Client()
    client.force_login(admin)
    return client


def url(workgroup, name="write_to_participants") -> str:
    return reverse(f"participants:{name}", args=[workgroup.pk])


def typed(client, path: str, **more) -> dict:
    """As the page opens, filled in."""
    form = client.get(path).context["form"]
    return {
        "subject": "Cubes",
        "text": "Dear {first name}, bring cubes.",
        "ticket": str(form["ticket"].value()),
    } | more


def carried(page) -> dict:
    """What the preview sends on, by any of its buttons."""
    sent: dict = {}
    for name, value in page.context["carried"]:
        sent.setdefault(name, []).append(value)
    return sent


def test_written_looked_at_changed_and_sent(office, workgroup):
    for name in ("Amy Able", "Ben Brook", "Cy Cole", "Di Dean"):
        placed(workgroup, name)
    path = url(workgroup)

    preview = office.post(path, typed(office, path))

    assert [letter.subject for letter, _, _ in preview.context["letters"]] == ["Cubes"] * 3
    assert "Dear Amy, bring cubes." in preview.context["letters"][0][1]
    assert "Send to 4 people" in preview.content.decode()
    assert not Message.objects.exists()
    changed = office.post(path, carried(preview) | {"change": "yes"})
    assert changed.context["form"]["text"].value() == "Dear {first name}, bring cubes."
    sent = office.post(path, carried(preview) | {"send": "yes"}, follow=True)
    assert "The email is on its way to 4 people." in sent.content.decode()
    assert Message.objects.count() == 4
    again = office.post(path, carried(preview) | {"send": "yes"})
    assert again.url == reverse("participants:circular", args=[Circular.objects.get().pk])
    assert Message.objects.count() == 4


def test_a_test_goes_to_oneself_and_the_preview_stays(office, workgroup, admin):
    placed(workgroup, "Amy Able")
    path = url(workgroup)
    preview = office.post(path, typed(office, path))

    page = office.post(path, carried(preview) | {"test": "yes"})

    assert Message.objects.get().to_email == admin.email
    assert f"The test is on its way to {admin.email}." in page.content.decode()
    assert "Send to 1 person" in page.content.decode()


@pytest.mark.parametrize(
    ("more", "field", "said"),
    [
        ({"text": "Dear {nmae}"}, "text", "{nmae} cannot be filled in here"),
        ({"text": "On {next date}"}, "text", "no workshop ahead"),
        ({"subject": ""}, "subject", "Enter a subject"),
        ({"ticket": "x"}, "ticket", "Open the list again"),
    ],
)
def test_what_cannot_be_sent_is_said_beside_its_box(office, workgroup, more, field, said):
    placed(workgroup, "Amy Able")
    path = url(workgroup)

    page = office.post(path, typed(office, path, **more))

    assert page.status_code == 422
    assert said in page.context["form"].errors[field][0]


def test_resources_go_along_up_to_a_size(office, workgroup):
    placed(workgroup, "Amy Able")
    workshop = WorkshopFactory(workgroup=workgroup)
    link = ResourceFactory(workshop=workshop, title="Bar models", link="https://bars.example.org/")
    small = ResourceFileFactory(resource__workshop=workshop, content=b"%PDF" * 100).resource
    large = ResourceFileFactory(resource__workshop=workshop, content=b"x" * (5 << 20)).resource
    path = url(workgroup)

    refused = office.post(path, typed(office, path, resources=[small.pk, large.pk]))
    assert "larger than 5 MB together" in refused.context["form"].errors["resources"][0]
    preview = office.post(path, typed(office, path, resources=[large.pk, link.pk]))
    office.post(path, carried(preview) | {"send": "yes"})

    letter = Message.objects.get()
    assert "Bar models: https://bars.example.org/" in letter.text
    assert [len(one.kept) for one in letter.attachments.all()] == [5 << 20]


def test_a_list_of_nobody_says_so_and_who_is_left_out(office, workgroup):
    place = placed(workgroup, "Gone Away")
    place.withdrawn_at = place.accepted_at
    place.save()

    page = office.get(url(workgroup)).content.decode()

    assert "Nobody on this list can be written to." in page
    assert "Gone Away: Gave up the place" in page
    assert 'name="subject"' not in page


def test_of_a_long_list_twenty_are_named(office, workgroup):
    for number in range(22):
        placed(workgroup, f"Person {number:02}")

    page = office.get(url(workgroup)).content.decode()

    assert "Person 19" in page
    assert "Person 20" not in page
    assert "and 2 more" in page


def test_a_filtered_search_is_written_to(office, workgroup, admin):
    InterestFactory(workgroup=workgroup, state="declined")
    InterestFactory(workgroup=workgroup)
    path = f"{reverse('participants:write_to_search')}?state=declined"

    preview = office.post(path, typed(office, path))
    office.post(path, carried(preview) | {"send": "yes"})

    circular = Circular.objects.get()
    assert circular.to_words == "Expressions of interest, State: Declined by the hub"
    assert "Stop such emails" in Message.objects.get().text


def test_local_leaders_are_written_to_as_their_list_is_narrowed(office, workgroup):
    LocalLeaderFactory(hub=workgroup.hub)
    trained = CredentialFactory(leader__hub=workgroup.hub).leader

    page = office.get(reverse("participants:write_to_leaders"), {"work": "trained"})

    assert [one.user for one in page.context["people"].written] == [trained.user_id]


def test_somebody_of_two_hubs_writes_to_one_of_them(admin, workgroup):
    InterestFactory(workgroup=workgroup)
    other = InterestFactory()
    member(other.workgroup.hub, Role.ADMINISTRATOR, user=admin)
    client = Client()
    client.force_login(admin)

    page = client.get(
        reverse("participants:write_to_search"), {"hub": other.workgroup.hub_id}
    ).context

    assert [one.person for one in page["people"].people] == [other.person_id]
    assert page["other_hubs"] == [workgroup.hub]


def test_a_lead_writes_to_those_who_take_part_and_reads_what_became_of_it(workgroup):
    placed(workgroup, "Amy Able")
    lead = UserFactory(name="Lena Lead")
    workgroup.leads.add(lead)
    client = Client()
    client.force_login(lead)
    path = url(workgroup)
    preview = client.post(path, typed(client, path))
    assert "It comes in your name, and answers go to you." in preview.content.decode()

    page = client.post(path, carried(preview) | {"send": "yes"}, follow=True).content.decode()

    assert "Amy Able" in page
    # The email's own page is the hub's.
    message = Message.objects.get()
    assert reverse("outbox:message", args=[message.pk]) not in page
    assert client.get(url(workgroup, "write_to_waiting")).status_code == 403
    assert client.get(url(workgroup, "workgroup_messages")).status_code == 403


def test_all_said_of_a_work_group_by_kind_state_and_name(office, workgroup, admin):
    with_email(placed(workgroup, "Amy Able"), "amy@example.org")
    with_email(placed(workgroup, "Ben Brook"), "ben@example.org")
    send(taking_part(workgroup), words(), by=admin)
    letter_to(workgroup.hub, "amy@example.org", workgroup=workgroup, subject="Other")
    letter_to(workgroup.hub, "amy@example.org", subject="Of no Work Group")
    Message.objects.filter(subject="Other").update(failed_at="2022-03-01T12:00Z")
    path = url(workgroup, "workgroup_messages")

    def shown(**query):
        return {message.subject for message, _ in office.get(path, query).context["rows"]}

    assert shown() == {"For Amy Able", "For Ben Brook", "Other"}
    assert shown(kind="circular") == {"For Amy Able", "For Ben Brook"}
    assert shown(state="failed") == {"Other"}
    assert shown(q="amy") == {"For Amy Able", "Other"}
    assert shown(q="Brook") == {"For Ben Brook"}


def test_every_email_that_names_a_work_group_is_found_by_it():
    world = build_world()
    folder = Path(settings.BASE_DIR, "templates/emails")
    naming = {path.stem for path in folder.glob("*.html") if "{{ workgroup" in path.read_text()}
    # But for the one that the world has written by itself.
    said = Message.objects.filter(kind__in=naming).exclude(pk=world.sent_message.pk)

    assert said.filter(workgroup=world.workgroup).count() > 2
    assert not said.filter(workgroup=None).exists()
    visit = VisitFactory(hub=world.hub, workgroup=world.workgroup)
    assert visit_answered(visit, on=date(2022, 3, 1)).workgroup_id == world.workgroup.pk


def test_all_said_to_a_person_is_of_their_addresses_in_this_hub(office, workgroup):
    interest = InterestFactory(workgroup=workgroup, email="OLD@example.org")
    interest.person.email = "new@example.org"
    interest.person.save()
    hub = workgroup.hub
    letter_to(hub, "new@example.org", subject="New")
    letter_to(hub, "old@example.org", subject="Old")
    letter_to(hub, "else@example.org", subject="Else")
    letter_to(InterestFactory().workgroup.hub, "new@example.org", subject="Away")

    page = office.get(reverse("participants:interest_messages", args=[interest.pk]))

    assert [message.subject for message, _ in page.context["rows"]] == ["Old", "New"]


def test_all_said_to_a_school_is_to_its_people_heads_and_contacts(office, workgroup):
    school = school_in(workgroup.hub)
    interest = InterestFactory(
        workgroup=workgroup, school=school, head_email="Hari@example.org", email="a@example.org"
    )
    for email in ("Hari@example.org", "a@example.org", "else@example.org"):
        letter_to(workgroup.hub, email, subject=email)

    page = office.get(reverse("participants:school_messages", args=[interest.school_id]))

    said = {message.subject for message, _ in page.context["rows"]}
    assert said == {"Hari@example.org", "a@example.org"}
