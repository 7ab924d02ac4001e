"""The daily letters about a conversation: to whom, of what, and until they are stopped."""

from datetime import date
from threading import Event

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from outbox.kinds import unwanted
from outbox.models import Message
from participants import links
from participants.actions.conversation import (
    begin_topic,
    send_conversation_digests,
    set_digest,
    write_post,
)
from participants.actions.hidden import hide_words, show_words
from participants.models import DigestStop
from portal.retention import clear_expired_rows
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    PersonFactory,
    london,
)
from tests.journeys.people import text_of
from tests.participants.conversation.acts import of_staff, own
from tests.participants.factories import PostFactory, TopicFactory
from tests.robust.at_once import at_once
from tests.test_access import client_of

pytestmark = pytest.mark.django_db


def digests():
    return Message.objects.filter(kind="conversation-digest").order_by("to_email")


def test_everybody_else_reads_by_email_once_a_day_who_has_written(workgroup, ann, ben, lead):
    topic = begin_topic(workgroup=workgroup, title="Ratio", words="Who has tried?", by=ann)
    write_post(topic=topic, words="We have.", by=ben)
    PostFactory(topic=TopicFactory(title="Elsewhere"), written_at=timezone.now())

    assert send_conversation_digests(on=date(2022, 3, 1)) == 0  # on the same day
    send_conversation_digests(on=date(2022, 3, 2))
    send_conversation_digests(on=date(2022, 3, 2))

    letters = digests().filter(hub=workgroup.hub)
    lines = {
        letter.to_email: next(line for line in letter.text.splitlines() if "Ratio" in line)
        for letter in letters
    }
    assert lines == {
        ann.person.email: "- Ratio: Ben Brook",
        ben.person.email: "- Ratio: Ann Able",
        lead.email: "- Ratio: Ann Able and Ben Brook",
    }
    # Its words may be hidden by the time it is read.
    assert "Who has tried" not in letters[0].text
    assert send_conversation_digests(on=date(2022, 3, 3)) == 0


def test_a_day_without_a_sweep_is_made_up_for_in_one_letter(workgroup, ann, ben, time_machine):
    topic = begin_topic(workgroup=workgroup, title="Ratio", words="Who has tried?", by=ann)
    time_machine.move_to(london(2022, 3, 2, 12))
    write_post(topic=topic, words="Nobody?", by=ann)

    send_conversation_digests(on=date(2022, 3, 3))

    assert digests().filter(to_email=ben.person.email).count() == 1


def test_what_a_letter_of_the_day_left_out_is_told_the_next_day(workgroup, ann, ben, lead):
    topic = begin_topic(workgroup=workgroup, title="Ratio", words="Who has tried?", by=ann)
    hidden = write_post(topic=topic, words="Call me", by=ben)
    hide_words(row=hidden, because="A private number", by=lead)
    send_conversation_digests(on=date(2022, 3, 2))
    show_words(row=hidden)

    again_that_day = send_conversation_digests(on=date(2022, 3, 2))
    hidden.refresh_from_db()
    marked_that_day = hidden.told_at
    send_conversation_digests(on=date(2022, 3, 3))

    assert (again_that_day, marked_that_day) == (0, None)
    told = [
        line
        for letter in digests().filter(to_email=lead.email).order_by("pk")
        for line in letter.text.splitlines()
        if line.startswith("- ")
    ]
    assert told == ["- Ratio: Ann Able", "- Ratio: Ben Brook"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
@pytest.mark.parametrize("which", [0, 1])
def test_what_is_hidden_at_that_moment_is_not_told(workgroup, ann, ben, lead, which):
    topic = begin_topic(workgroup=workgroup, title="Ratio", words="Who has tried?", by=ann)
    write_post(topic=topic, words="Call me", by=ben)
    is_hidden = Event()

    @transaction.atomic
    def hide():
        hide_words(row=topic.posts.all()[which], because="A private number", by=lead)
        is_hidden.set()
        wait_for_waiting()

    def tell():
        is_hidden.wait(timeout=10)
        return send_conversation_digests(on=date(2022, 3, 2))

    at_once([hide, tell])

    # Of a topic whose beginning is hidden, nothing is told at all.
    told = set(digests().values_list("to_email", flat=True))
    assert told == (set() if which == 0 else {ben.person.email, lead.email})


def wait_for_waiting() -> None:
    """Until somebody waits for a lock, or a second has passed."""
    for _ in range(100):
        with connection.cursor() as cursor:
            cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
            if cursor.fetchone()[0]:
                return
        Event().wait(timeout=0.01)


def test_nobody_reads_by_email_of_what_was_hidden(workgroup, ann, ben, lead):
    topic = begin_topic(workgroup=workgroup, title="Ratio", words="Who has tried?", by=ann)
    post = write_post(topic=topic, words="Call me", by=ben)
    hide = reverse("participants:hide_post", args=[post.pk])
    client_of(lead).post(hide, {"because": "A private number"})

    send_conversation_digests(on=date(2022, 3, 2))

    assert "Ben Brook" not in digests().get(to_email=lead.email).text


def test_the_emails_stop_and_come_again_by_the_link_in_them(client, workgroup, ann, ben):
    topic = begin_topic(workgroup=workgroup, title="Ratio", words="Who has tried?", by=ann)
    send_conversation_digests(on=date(2022, 3, 2))
    letter = digests().get(to_email=ben.person.email)
    stop = links.DIGEST.path(workgroup, holder=ben.person.email)
    assert links.DIGEST.url(workgroup, holder=ben.person.email).split("/emails/")[0][:50] in (
        letter.text
    )

    assert "Stop these emails?" in text_of(client.get(stop))
    assert not DigestStop.objects.exists()
    for _ in range(2):
        client.post(stop, {"wanted": "no"})

    # What was written before goes no more either.
    assert unwanted([letter], timezone.now()) == {letter.pk}
    write_post(topic=topic, words="Nobody?", by=ann)
    assert send_conversation_digests(on=date(2022, 3, 3)) == 0
    assert "You get no emails about this conversation." in text_of(client.get(own(ben)))

    client.post(stop, {"wanted": "yes"})

    assert not DigestStop.objects.exists()
    assert "Once a day at most" in text_of(client.get(own(ben)))


def test_a_link_to_stop_is_for_one_of_those_who_read_along(client, workgroup, ann, lead):
    stranger = links.DIGEST.path(workgroup, holder="stranger@example.org")

    assert client.get(stranger).status_code == 410
    client.post(links.DIGEST.path(workgroup, holder=lead.email))

    assert DigestStop.objects.get().email == lead.email


def test_who_leads_reads_by_email_where_they_sign_in(workgroup, ann, lead):
    begin_topic(workgroup=workgroup, title="Ratio", words="Who has tried?", by=ann)

    send_conversation_digests(on=date(2022, 3, 2))

    assert of_staff(workgroup) in digests().get(to_email=lead.email).text


def test_two_at_one_address_get_one_letter(workgroup, ann, lead):
    office = PersonFactory(name="Cat Cole", email=lead.email)
    interest = InterestFactory(workgroup=workgroup, person=office, state="placed")
    ParticipantFactory(workgroup=workgroup, interest=interest)
    begin_topic(workgroup=workgroup, title="Ratio", words="Who has tried?", by=ann)

    assert send_conversation_digests(on=date(2022, 3, 2)) == 1


def test_a_stop_is_forgotten_when_the_year_is_over(workgroup):
    set_digest(workgroup=workgroup, email="ann@example.org", is_wanted=False)
    set_digest(workgroup=workgroup, email="ann@example.org", is_wanted=False)
    name = "letters about conversations stopped"

    kept = clear_expired_rows(now=london(2022, 8, 31, 23))[name]
    gone = clear_expired_rows(now=london(2022, 9, 1, 1))[name]

    assert (kept, gone) == (0, 1)


def test_opening_the_link_to_stop_stops_nothing(workgroup, ann):
    stop = links.DIGEST.path(workgroup, holder=ann.person.email)

    for _ in range(2):
        Client().get(stop)
        Client().head(stop)

    assert not DigestStop.objects.exists()
