"""The conversation of a Work Group, as its pages and its daily letters read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, OuterRef, Subquery
from django.utils import timezone

from hubs.models import User
from outbox.models import Message
from participants.emails import DIGEST
from participants.models import DigestStop, Participant, Post, Topic
from participants.rules.conversation import is_open
from workgroups.models import WorkGroup


@dataclass(frozen=True)
class Reader:
    """Somebody who reads along: with a place, or as the lead; one for each address."""

    email: str
    name: str
    place: Participant | None  # whose page the letter leads to; the lead signs in


def topics_of(workgroup: WorkGroup) -> list[Topic]:
    """The one last written on first."""
    rows = Topic.objects.filter(workgroup=workgroup).with_posts()
    in_order = rows.order_by(F("latest_at").desc(nulls_last=True), "-pk")
    return list(in_order.select_related("workshop", "task"))


def topic_is_hidden(topic: Topic) -> bool:
    """Is the first post of it hidden, and so its title? Wants with_posts()."""
    return topic.shown_since != topic.begun_at


def posts_on(topic: Topic) -> list[Post]:
    rows = topic.posts.select_related(
        "written_by", "written_by_place__person", "written_by_place__school", "hidden_by"
    )
    return list(rows)


def can_write(workgroup: WorkGroup) -> bool:
    is_of_group = workgroup.is_public and not workgroup.project.is_event
    return is_of_group and is_open(workgroup.school_year, timezone.localdate())


def names_of_group(workgroup: WorkGroup) -> list[str]:
    """Who may be named in it: those who take part and lead, who are no pupils."""
    places = Participant.objects.taking_part().filter(workgroup=workgroup)
    names = list(places.values_list("person__name", flat=True))
    return names + list(workgroup.leads.values_list("name", flat=True))


def readers_of(workgroup: WorkGroup) -> list[Reader]:
    """Everybody who reads along, whether or not they want letters."""
    places = Participant.objects.taking_part().filter(workgroup=workgroup)
    found = {
        place.person.email: Reader(place.person.email, place.person.name, place)
        for place in places.select_related("person").order_by("-pk")
    }
    for lead in workgroup.leads.order_by("pk"):
        found.setdefault(lead.email, Reader(lead.email, str(lead), None))
    return list(found.values())


def stopped_addresses(workgroup: WorkGroup) -> set[str]:
    return set(DigestStop.objects.filter(workgroup=workgroup).values_list("email", flat=True))


def posts_to_tell(before: datetime):
    """Those written before then of which no letter has told yet, in the order of the year."""
    rows = Post.objects.shown().filter(told_at=None, written_at__lt=before)
    # The title of a topic is part of its first post.
    first = Post.objects.filter(topic=OuterRef("topic")).order_by("written_at", "pk")
    rows = rows.annotate(begun_hidden_at=Subquery(first.values("hidden_at")[:1]))
    rows = rows.filter(topic__workgroup__cancelled_at=None, begun_hidden_at=None)
    return rows.select_related("topic", "written_by", "written_by_place__person").order_by(
        "topic", "written_at", "pk"
    )


def is_told_on(workgroup: WorkGroup, on: date) -> bool:
    """Has a letter of that day gone to anybody?"""
    letters = Message.objects.filter(kind=DIGEST, about_id=workgroup.pk)
    return letters.filter(key__endswith=f":{on.isoformat()}").exists()


def is_by(post: Post, email: str) -> bool:
    place = post.written_by_place
    writer: User | None = post.written_by
    return email == (place.person.email if place else writer.email if writer else "")


def on_topics(posts: Iterable[Post]) -> list[tuple[Topic, list[str]]]:
    """Each topic with who wrote on it, each once."""
    found: dict[int, tuple[Topic, list[str]]] = {}
    for post in posts:
        names = found.setdefault(post.topic_id, (post.topic, []))[1]
        if post.writer not in names:
            names.append(post.writer)
    return list(found.values())
