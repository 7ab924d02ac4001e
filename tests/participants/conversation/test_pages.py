"""The conversation of a Work Group: who writes, who reads, and what is hidden."""

from datetime import date

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from participants import links
from participants.actions.conversation import (
    begin_topic,
    send_conversation_digests,
    write_post,
)
from participants.models import Post, Topic
from participants.rules.conversation import is_open
from tests.factories import (
    ParticipantFactory,
    SchoolTaskFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.journeys.people import text_of
from tests.participants.conversation.acts import begin, of_staff, own
from tests.participants.factories import PostFactory, TopicFactory
from tests.robust.reading import assert_refused_beside
from tests.test_access import client_of
from workgroups.choices import ProjectKind

pytestmark = pytest.mark.django_db


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
