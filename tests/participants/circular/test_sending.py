"""One email to everybody on a list: in their words, and only once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from access.permissions import Permission
from access.refusal import Refused
from access.roles import Role
from outbox.actions import claim_messages
from outbox.again import send_again
from outbox.kinds import unwanted
from outbox.models import Attachment, Message
from participants import links
from participants.actions.circular import (
    CHANGED,
    send_circular,
    send_test,
)
from participants.actions.same_person import join_people
from participants.choices import CircularAudience
from participants.models import Circular, CircularCopy, NewsStop
from participants.queries import circular as lists
from tests.factories import (
    InterestFactory,
    PersonFactory,
    UserFactory,
    WorkGroupFactory,
    member,
    school_in,
)
from tests.participants.circular.acts import (
    NOW,
    letter_to,
    many_of,
    of_school,
    send,
    taking_part,
    with_email,
    words,
)
from tests.participants.conversation.acts import placed
from tests.workgroups.factories import ResourceFileFactory
from workgroups.models import Resource

pytestmark = pytest.mark.django_db


def test_each_gets_a_copy_in_their_own_words(workgroup, admin):
    placed(workgroup, "Amy Able")
    placed(workgroup, "Dr Ben Brook")

    circular = send(taking_part(workgroup), by=admin)

    sent = Message.objects.order_by("subject")
    assert [one.subject for one in sent] == ["For Amy Able", "For Dr Ben Brook"]
    assert "Dear Amy, bring cubes to Reasoning." in sent[0].text
    assert "Ada Admin" in sent[0].text
    assert {(one.workgroup, one.hub) for one in sent} == {(workgroup, workgroup.hub)}
    assert {one.reply_to for one in sent} == {workgroup.hub.mailbox}
    assert [one.about_id for one in sent] == list(circular.copies.values_list("pk", flat=True))


def test_what_somebody_is_called_or_types_stays_words(workgroup, admin):
    placed(workgroup, "<b>Zoë</b> {hub}")

    send(taking_part(workgroup), words("Dear {name}, 1 < 2 & see www.example.org"), by=admin)

    letter = Message.objects.get()
    assert letter.subject == "For <b>Zoë</b> {hub}"
    assert "Dear <b>Zoë</b> {hub}, 1 < 2 & see www.example.org" in letter.text
    assert "<b>Zoë" not in letter.html


def test_pressing_twice_sends_nothing_twice(workgroup, admin):
    placed(workgroup, "Amy Able")
    said, people = words(), taking_part(workgroup)
    first = send(people, said, by=admin)
    # The list may have changed between two clicks.
    placed(workgroup, "Ben Brook")

    second = send_circular(people=taking_part(workgroup), words=said, seen=people.mark, by=admin)

    assert first == second
    assert Message.objects.count() == 1
    assert CircularCopy.objects.count() == 1


def test_somebody_elses_ticket_sends_nothing(workgroup, admin):
    placed(workgroup, "Amy Able")
    said = words()
    send(taking_part(workgroup), said, by=admin)

    with pytest.raises(Refused):
        send(taking_part(workgroup), said, by=member(workgroup.hub, Role.HUB_LEAD))
    assert Message.objects.count() == 1


def test_a_list_that_changed_since_it_was_seen_is_looked_at_again(workgroup, admin):
    placed(workgroup, "Amy Able")
    seen = taking_part(workgroup).mark
    placed(workgroup, "Ben Brook")

    with pytest.raises(Refused, match=CHANGED):
        send_circular(people=taking_part(workgroup), words=words(), seen=seen, by=admin)
    assert not Message.objects.exists()


def test_news_carries_a_link_that_stops_it_and_what_waits_is_not_sent(client, workgroup, admin):
    school = school_in(workgroup.hub)
    person = PersonFactory(school=school, email="amy@example.org")
    InterestFactory(workgroup=workgroup, person=person, school=school)
    send(of_school(school), words("Dear {name}"), by=admin)
    letter = Message.objects.get()
    link = links.NEWS.path(CircularCopy.objects.get())
    assert link.split("/")[2].split(":")[0] in letter.text
    assert not unwanted([letter], NOW)

    client.post(link, {"wanted": "no"})

    assert NewsStop.objects.get().email == "amy@example.org"
    assert unwanted([letter], NOW) == {letter.pk}
    client.post(link, {"wanted": "yes"})
    assert not unwanted([letter], NOW)


def test_who_gave_up_the_place_since_is_not_written_to(workgroup, admin):
    place = placed(workgroup, "Amy Able")
    send(taking_part(workgroup), by=admin)
    letter = Message.objects.get()
    assert not unwanted([letter], NOW)

    place.withdrawn_at = NOW
    place.save()

    assert unwanted([letter], NOW) == {letter.pk}


def test_a_lead_writes_in_their_own_name(workgroup):
    placed(workgroup, "Amy Able")
    lead = UserFactory(name="Lena Lead", email="lena@example.org")
    workgroup.leads.add(lead)

    send(taking_part(workgroup), by=lead)

    letter = Message.objects.get()
    assert letter.reply_to == "lena@example.org"
    assert letter.from_name == f"Lena Lead, {workgroup.hub}"


def test_a_file_is_kept_once_and_goes_to_each(workgroup, admin):
    for name in ("Amy Able", "Ben Brook", "Cy Cole"):
        placed(workgroup, name)
    file = ResourceFileFactory(resource__workgroup=workgroup, resource__title="Plan")
    resources = list(Resource.objects.select_related("file"))

    send(taking_part(workgroup), words(resources=resources), by=admin)

    kept = list(Attachment.objects.select_related("same_as"))
    assert [one.kept for one in kept] == [bytes(file.content)] * 3
    assert sum(bool(one.content) for one in kept) == 1
    assert {one.name for one in kept} == {"plan.pdf"}
    again = Message.objects.order_by("pk").last()
    Message.objects.update(sent_at=NOW)
    again.refresh_from_db()
    repeat = send_again(message=again, times=0)
    assert [one.kept for one in repeat.attachments.all()] == [bytes(file.content)]


def test_a_test_goes_to_its_writer_alone_once_for_the_same_words(workgroup, admin):
    placed(workgroup, "Amy Able")
    said = words()

    for _ in range(2):
        send_test(people=taking_part(workgroup), words=said, by=admin)

    letter = Message.objects.get()
    assert letter.to_email == admin.email
    assert letter.subject == "Test: For Amy Able"
    assert not Circular.objects.exists()


def test_a_code_to_sign_in_goes_before_what_goes_to_many(workgroup, admin):
    placed(workgroup, "Amy Able")
    send(taking_part(workgroup), by=admin)
    later = letter_to(workgroup.hub, "tara@example.org", due_at=timezone.now())

    assert [one.pk for one in claim_messages(timezone.now())][0] == later.pk


def test_send_again_goes_to_the_address_of_today(workgroup, admin):
    place = placed(workgroup, "Amy Able")
    send(taking_part(workgroup), by=admin)
    Message.objects.update(sent_at=NOW)
    with_email(place, "new@example.org")

    repeat = send_again(message=Message.objects.get(), times=0)

    assert repeat.to_email == "new@example.org"
    assert repeat.workgroup == workgroup


@pytest.mark.parametrize("number", [600, 601])
def test_as_many_queries_for_many_as_for_few_up_to_the_limit(workgroup, admin, number):
    assert admin.may(Permission.WRITE_TO_PEOPLE, workgroup.hub_id)
    few = many_of(workgroup, 2)
    with CaptureQueriesContext(
        connection,
    ) as of_few:
        send(few, words("Dear {name}"), by=admin)
    many = many_of(workgroup, number)

    if number > 600:
        with pytest.raises(Refused, match="601 people"):
            send(many, words("Dear {name}"), by=admin)
        return
    with CaptureQueriesContext(connection) as of_many:
        send(many, words("Dear {name}"), by=admin)

    assert len(of_many) == len(of_few)
    assert Message.objects.filter(kind="circular").count() == 602


def test_joined_people_keep_what_was_written_to_both(workgroup, admin):
    known = PersonFactory(name="Amy Able", email="amy@example.org")
    InterestFactory(workgroup=WorkGroupFactory(hub=workgroup.hub), person=known)
    new = PersonFactory(name="Amy Bell", email="amy@example.org")
    interest = InterestFactory(workgroup=workgroup, person=new)
    people = lists.PeopleList(
        audience=CircularAudience.WAITING,
        hub=workgroup.hub,
        workgroup=workgroup,
        find=lambda: lists.interested(workgroup),
    )
    send(people, by=admin)

    join_people(interest=interest, known=known, by=admin)

    assert CircularCopy.objects.get().person == known
