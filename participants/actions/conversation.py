"""The conversation of a Work Group: topics, posts, what is hidden, and the daily letters."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from hubs.models import User
from outbox.actions import queue
from pages.pupil_identity import refuse_pupils
from pages.rules.london import london
from participants import emails
from participants.models import DigestStop, Participant, Post, Topic
from participants.queries.conversation import (
    can_write,
    is_by,
    is_told_on,
    on_topics,
    posts_to_tell,
    readers_of,
    stopped_addresses,
)
from workgroups.actions.plan import lock_workgroup
from workgroups.models import SchoolTask, WorkGroup, Workshop

CLOSED = "This conversation is closed. It can still be read."
SAID_ALREADY = "The last post on this topic is yours and says the same already."


@transaction.atomic
def begin_topic(
    *,
    workgroup: WorkGroup,
    title: str,
    words: str,
    by: User | Participant,
    workshop: Workshop | None = None,
    task: SchoolTask | None = None,
) -> Topic:
    """Begin a topic with its first post. Raises Refused."""
    lock_workgroup(workgroup)
    refuse_pupils([("title", title)])
    if Topic.objects.filter(workgroup=workgroup, title=title).exists():
        raise Refused("There is a topic of this title already. Write on that one.", field="title")
    topic = Topic.objects.create(workgroup=workgroup, title=title, workshop=workshop, task=task)
    write_post(topic=topic, words=words, by=by)
    return topic


@transaction.atomic
def write_post(*, topic: Topic, words: str, by: User | Participant) -> Post:
    """Write on a topic. Raises Refused, also where the last post on it is the same."""
    lock_workgroup(topic.workgroup)
    # Read anew: it may have been called off while the page was open.
    if not can_write(WorkGroup.objects.select_related("project").get(pk=topic.workgroup_id)):
        raise Refused(CLOSED)
    if isinstance(by, Participant) and by.withdrawn_at:
        raise Refused("You have given up your place, so you can only read.")
    refuse_pupils([("words", words)])
    writer = {"written_by": by} if isinstance(by, User) else {"written_by_place": by}
    # Two clicks are one post; whoever says thank you again later means it.
    last = topic.posts.order_by("-written_at", "-pk").values("pk")[:1]
    if Post.objects.filter(**writer, pk__in=last, words=words).exists():
        raise Refused(SAID_ALREADY, field="words")
    return Post.objects.create(topic=topic, words=words, **writer)


@transaction.atomic
def set_digest(*, workgroup: WorkGroup, email: str, is_wanted: bool) -> None:
    """Let the daily letters go to that address, or not; asked twice, it stays so."""
    if is_wanted:
        DigestStop.objects.filter(workgroup=workgroup, email=email).delete()
    else:
        DigestStop.objects.get_or_create(workgroup=workgroup, email=email)


def send_conversation_digests(*, on: date) -> int:
    """Write to everybody who wants it of what was written before that day; return how many letters.

    Each post is told of once, and nobody gets more than one letter a day of a Work Group.
    """
    before = london(on)
    talking = posts_to_tell(before).values("topic__workgroup")
    workgroups = WorkGroup.objects.filter(pk__in=talking).select_related("hub").order_by("pk")
    return sum(tell_of_posts(workgroup, before=before, on=on) for workgroup in workgroups)


@transaction.atomic
def tell_of_posts(workgroup: WorkGroup, *, before: datetime, on: date) -> int:
    """All letters of one Work Group are kept together, and the mark that they were written."""
    lock_workgroup(workgroup)
    # A second letter of the day would be dropped, and its posts marked as told: they wait.
    if is_told_on(workgroup, on):
        return 0
    posts = list(posts_to_tell(before).filter(topic__workgroup=workgroup))
    stopped = stopped_addresses(workgroup)
    letters = []
    for reader in readers_of(workgroup):
        news = [post for post in posts if not is_by(post, reader.email)]
        if news and reader.email not in stopped:
            letters.append(emails.conversation_digest(workgroup, reader, on_topics(news), on=on))
    queue(letters)
    Post.objects.filter(pk__in=[post.pk for post in posts]).update(told_at=timezone.now())
    return len(letters)
