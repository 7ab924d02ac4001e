"""The conversation of a Work Group: who writes, who reads, what is hidden, who is written to."""

from datetime import date
from threading import Event

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from outbox.kinds import unwanted
from outbox.models import Message
from participants import links
from participants.actions.conversation import (
    begin_topic,
    hide_post,
    send_conversation_digests,
    set_digest,
    show_post,
    write_post,
)
from participants.models import DigestStop, Post, Topic
from participants.rules.conversation import is_open
from portal.retention import clear_expired_rows
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    PersonFactory,
    SchoolTaskFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.journeys.people import text_of
from tests.participants.factories import PostFactory, TopicFactory
from tests.robust.at_once import at_once
from tests.robust.reading import assert_refused_beside
from tests.test_access import client_of
from workgroups.choices import ProjectKind

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_the_year(time_machine):
    time_machine.move_to(london(2022, 3, 1, 12))


@pytest.fixture
def workgroup():
    return WorkGroupFactory(title="Reasoning")


def placed(workgroup, name):
    interest = InterestFactory(workgroup=workgroup, person=PersonFactory(name=name), state="placed")
    return ParticipantFactory(workgroup=workgroup, interest=interest)


@pytest.fixture
def ann(workgroup):
    return placed(workgroup, "Ann Able")


@pytest.fixture
def ben(workgroup):
    return placed(workgroup, "Ben Brook")


@pytest.fixture
def lead(workgroup):
    lead = UserFactory(name="Lena Lead")
    workgroup.leads.add(lead)
    return lead


def own(place, topic=None) -> str:
    token = links.PLACE.token(place)
    if topic is None:
        return reverse("participants:own_conversation", args=[token])
    return reverse("participants:own_topic", args=[token, topic.pk])


def begin(place) -> str:
    return reverse("participants:own_begin_topic", args=[links.PLACE.token(place)])


def of_staff(workgroup) -> str:
    return reverse("participants:conversation", args=[workgroup.pk])


def digests():
    return Message.objects.filter(kind="conversation-digest").order_by("to_email")


@pytest.mark.parametrize(
    ("on", "open_"),
    [(date(2022, 8, 31), True), (date(2022, 9, 1), False), (date(2021, 9, 1), True)],
)
def test_it_closes_with_the_31_august_of_its_year(on, open_):
    assert is_open(2021, on) == open_


def test_one_begins_a_topic_and_others_and_the_lead_answer(client, workgroup, ann, ben, lead):
    task = SchoolTaskFactory(after_workshop=WorkshopFactory(workgroup=workgroup), title="Try it")
    said = {"title": "Ratio", "about": f"task-{task.pk}", "words": "Who has tried bars?"}

    client.post(begin(ann), said)

    topic = Topic.objects.get()
    assert (topic.workgroup, topic.task, topic.workshop) == (workgroup, task, None)
    client.post(own(ben, topic), {"words": "We have, in Year 8."})
    client_of(lead).post(
        reverse("participants:topic", args=[topic.pk]), {"words": "Bring the drawings along."}
    )
    page = text_of(client.get(own(ann, topic)))
    assert "Reasoning, Try it Ratio" in page
    assert f"Ben Brook, {ben.school}" in page
    in_order = ["Who has tried bars?", "We have, in Year 8.", "Bring the drawings along."]
    assert sorted(in_order, key=page.index) == in_order
    assert "Ratio Try it. 3 posts" in text_of(client_of(lead).get(of_staff(workgroup)))


def test_a_topic_may_belong_to_a_workshop_or_to_nothing(client, workgroup, ann):
    workshop = WorkshopFactory(workgroup=workgroup)

    client.post(begin(ann), {"title": "One", "about": f"workshop-{workshop.pk}", "words": "Hello"})
    client.post(begin(ann), {"title": "Two", "about": "", "words": "Hello again"})

    assert dict(Topic.objects.values_list("title", "workshop")) == {"One": workshop.pk, "Two": None}


def test_what_belongs_to_another_work_group_is_not_offered(client, ann):
    other = SchoolTaskFactory()

    answer = client.post(
        begin(ann), {"title": "One", "about": f"task-{other.pk}", "words": "Hello"}
    )

    assert answer.status_code == 422
    assert not Topic.objects.exists()


def test_only_those_of_the_work_group_read_and_write(client, workgroup, ann, lead):
    topic = TopicFactory(workgroup=workgroup)
    stranger = ParticipantFactory()
    board = client_of(member(workgroup.hub, Role.BOARD))
    away = client_of(member(WorkGroupFactory().hub, Role.ADMINISTRATOR))
    page = reverse("participants:topic", args=[topic.pk])

    assert client.get(own(stranger, topic)).status_code == 404
    assert client.post(own(stranger, topic), {"words": "Hello"}).status_code == 404
    assert [board.get(page).status_code, away.get(page).status_code] == [403, 404]
    assert [board.get(of_staff(workgroup)).status_code, away.get(page).status_code] == [403, 404]


def test_a_pupil_is_asked_about_and_those_who_take_part_are_not(client, ann, ben):
    told = {"title": "Ratio", "words": "Pupil Tom Orr drew it"}

    assert client.post(begin(ann), told).status_code == 422
    assert client.post(begin(ann), told | {"words": "As Ben Brook said"}).status_code == 302


def test_no_way_leads_around_the_rule_on_pupils(workgroup, ann):
    with pytest.raises(Refused, match="looks like a date of birth"):
        begin_topic(workgroup=workgroup, title="Ratio", words="Sam, born 3/4/2015", by=ann)
    with pytest.raises(Refused, match="looks like a date of birth"):
        begin_topic(workgroup=workgroup, title="Sam, born 3/4/2015", words="Ratio", by=ann)


def test_two_clicks_are_one_post_and_a_title_stands_once(client, workgroup, ann, ben):
    said = {"title": "Ratio", "words": "Who has tried?"}
    client.post(begin(ann), said)
    topic = Topic.objects.get()

    assert_refused_beside(
        client.post(begin(ben), said),
        title="There is a topic of this title already. Write on that one.",
    )
    for _ in range(2):
        client.post(own(ben, topic), {"words": "We have."})

    assert list(topic.posts.values_list("words", flat=True)) == ["Who has tried?", "We have."]


def test_the_same_may_be_said_again_once_somebody_has_answered(client, workgroup, ann, ben):
    topic = begin_topic(workgroup=workgroup, title="Ratio", words="Who has tried?", by=ann)
    said = [(ben, "Thank you."), (ann, "Thank you."), (ben, "Thank you."), (ben, "Thank you.")]

    answers = [client.post(own(place, topic), {"words": words}) for place, words in said]

    assert [answer.status_code for answer in answers] == [302, 302, 302, 422]
    assert_refused_beside(
        answers[-1], words="The last post on this topic is yours and says the same already."
    )
    assert topic.posts.count() == 4


def test_after_the_year_it_can_be_read_and_not_written(client, workgroup, ann, time_machine):
    topic = begin_topic(workgroup=workgroup, title="Ratio", words="Who has tried?", by=ann)
    time_machine.move_to(london(2022, 9, 1, 0, 1))

    page = text_of(client.get(own(ann, topic)))

    assert "Who has tried?" in page
    assert "This conversation is closed" in page
    assert "Your answer" not in page
    assert client.post(own(ann, topic), {"words": "We have."}).status_code == 422
    with pytest.raises(Refused, match="closed"):
        write_post(topic=topic, words="We have.", by=ann)


def test_whoever_gave_up_the_place_writes_no_more(client, workgroup, ann):
    topic = begin_topic(workgroup=workgroup, title="Ratio", words="Who has tried?", by=ann)
    ann.withdrawn_at = timezone.now()
    ann.save()

    client.post(own(ann, topic), {"words": "We have."})
    with pytest.raises(Refused, match="given up your place"):
        write_post(topic=topic, words="We have.", by=ann)

    assert Post.objects.count() == 1


def test_the_lead_hides_a_post_with_a_reason_and_shows_it_again(client, workgroup, ann, ben, lead):
    topic = begin_topic(workgroup=workgroup, title="Ratio", words="Who has tried?", by=ann)
    post = write_post(topic=topic, words="Call me on my own phone", by=ben)
    page = reverse("participants:topic", args=[topic.pk])
    hide = reverse("participants:hide_post", args=[post.pk])

    assert_refused_beside(client_of(lead).post(hide, {}), because="Say why it is hidden")
    client_of(lead).post(hide, {"because": "A private number"})

    read, of_lead = text_of(client.get(own(ann, topic))), text_of(client_of(lead).get(page))
    assert "Call me" not in read
    assert "Hidden by Lena Lead on Tuesday 1 March 2022: A private number" in read
    assert "Call me" in of_lead
    history = post.events.order_by("pgh_id").last()
    assert (history.hidden_by, history.hidden_because) == (lead, "A private number")

    client_of(lead).post(reverse("participants:show_post", args=[post.pk]))

    assert "Call me" in text_of(client.get(own(ann, topic)))


def test_a_topic_whose_first_post_is_hidden_shows_no_title(client, workgroup, ann, ben, lead):
    topic = begin_topic(workgroup=workgroup, title="Gossip", words="Have you heard?", by=ann)
    write_post(topic=topic, words="No, and let us stop.", by=ben)
    first = topic.posts.first()
    hide = reverse("participants:hide_post", args=[first.pk])
    client_of(lead).post(hide, {"because": "Not about maths"})

    for path in (own(ben), own(ben, topic)):
        page = text_of(client.get(path))
        assert "Gossip" not in page
        assert "A topic whose beginning is hidden" in page
    assert "No, and let us stop." in text_of(client.get(own(ben, topic)))
    assert send_conversation_digests(on=date(2022, 3, 2)) == 0


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
    hide_post(post=hidden, because="A private number", by=lead)
    send_conversation_digests(on=date(2022, 3, 2))
    show_post(post=hidden)

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
        hide_post(post=topic.posts.all()[which], because="A private number", by=lead)
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


def test_an_event_and_a_draft_have_no_conversation(client, workgroup, ann, lead):
    workgroup.project.kind = ProjectKind.EVENT
    workgroup.project.save()
    assert client.get(own(ann)).status_code == 404
    assert client.post(begin(ann), {"title": "Ratio", "words": "Who?"}).status_code == 404
    assert "Talk with the others" not in text_of(client.get(links.PLACE.path(ann)))

    draft = WorkGroupFactory(published_at=None, published_by=None)
    with pytest.raises(Refused, match="closed"):
        begin_topic(workgroup=draft, title="Ratio", words="Who?", by=lead)
    assert not Topic.objects.exists()


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"words": ""}, "post_says_something"),
        ({"written_by_place": None}, "post_was_written_by_somebody"),
        ({"hidden_because": "For nothing"}, "post_is_hidden_by_somebody_for_a_reason"),
        ({"hidden_at": london(2022, 3, 1)}, "post_is_hidden_by_somebody_for_a_reason"),
    ],
)
def test_the_database_keeps_the_rules_of_a_post(fields, rule):
    with pytest.raises(IntegrityError, match=rule):
        PostFactory(**fields)


def test_a_topic_belongs_to_one_thing_at_most(workgroup):
    task = SchoolTaskFactory(after_workshop=WorkshopFactory(workgroup=workgroup))

    with pytest.raises(IntegrityError, match="topic_is_of_one_thing_at_most"):
        TopicFactory(workgroup=workgroup, task=task, workshop=task.after_workshop)


def test_opening_the_link_to_stop_stops_nothing(workgroup, ann):
    stop = links.DIGEST.path(workgroup, holder=ann.person.email)

    for _ in range(2):
        Client().get(stop)
        Client().head(stop)

    assert not DigestStop.objects.exists()
