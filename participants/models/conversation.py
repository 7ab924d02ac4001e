from datetime import datetime

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Count, Max, Min, Q
from django.utils import timezone

from access.roles import Role
from access.scoping import ScopedQuerySet
from participants.models.hidden import Hidable, hidden_for_a_reason
from participants.models.place import Participant
from workgroups.models import PartQuerySet, SchoolTask, WorkGroup, Workshop


class TopicQuerySet(PartQuerySet):
    def with_posts(self):
        """Adds posts_shown, latest_at, and shown_since, None where its first post is hidden."""
        shown = Q(posts__hidden_at=None)
        return self.annotate(
            posts_shown=Count("posts", filter=shown),
            latest_at=Max("posts__written_at", filter=shown),
            begun_at=Min("posts__written_at"),
            shown_since=Min("posts__written_at", filter=shown),
        )


@pghistory.track()
class Topic(models.Model):
    """Something that the people of one Work Group talk about, of a workshop, a task or neither."""

    workgroup = models.ForeignKey(WorkGroup, on_delete=models.PROTECT, related_name="topics")
    workshop = models.ForeignKey(
        Workshop, on_delete=models.PROTECT, null=True, related_name="topics"
    )
    task = models.ForeignKey(SchoolTask, on_delete=models.PROTECT, null=True, related_name="topics")
    title = models.CharField(max_length=160)

    # Only where with_posts() was asked for.
    posts_shown: int
    latest_at: datetime | None
    begun_at: datetime | None
    shown_since: datetime | None

    objects = TopicQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workgroup", "title"], name="one_topic_of_each_title"),
            models.CheckConstraint(
                condition=Q(workshop=None) | Q(task=None), name="topic_is_of_one_thing_at_most"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def of_words(self) -> str:
        """What it belongs to; the page joins both."""
        about = self.workshop or self.task
        return str(about) if about else ""


class PostQuerySet(ScopedQuerySet):
    hub_path = "topic__workgroup__hub"
    named = {Role.LEAD: "topic__workgroup__leads"}

    def shown(self):
        return self.filter(hidden_at=None)


# Without the mark that the daily letters leave, which nobody types.
@pghistory.track(exclude=["told_at"])
class Post(Hidable):
    """What somebody wrote on a topic; the first one of a topic begins it."""

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="posts")
    words = models.TextField()
    written_at = models.DateTimeField(default=timezone.now)
    # The lead or the hub, or somebody with a place by their link.
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    written_by_place = models.ForeignKey(
        Participant, on_delete=models.PROTECT, null=True, related_name="posts"
    )
    # When the daily letter about it was written.
    told_at = models.DateTimeField(null=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering = ["written_at", "pk"]
        indexes = [
            # Looked for each hour, among the posts of years.
            models.Index(
                fields=["written_at"],
                condition=Q(told_at=None, hidden_at=None),
                name="post_to_tell_of",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="post_says_something"),
            models.CheckConstraint(
                condition=Q(written_by__isnull=False, written_by_place=None)
                | Q(written_by=None, written_by_place__isnull=False),
                name="post_was_written_by_somebody",
            ),
            hidden_for_a_reason("post_is_hidden_by_somebody_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"Post of {self.writer} on {self.topic}"

    @property
    def said_in(self) -> WorkGroup:
        return self.topic.workgroup

    @property
    def writer(self) -> str:
        """The page joins both."""
        place = self.written_by_place
        return str(self.written_by if place is None else place.person)

    @property
    def writer_words(self) -> str:
        """With the school of whoever has a place."""
        place = self.written_by_place
        return str(self.written_by) if place is None else f"{place.person}, {place.school}"


@pghistory.track()
class DigestStop(models.Model):
    """An address to which the daily letters about one Work Group's conversation no longer go."""

    workgroup = models.ForeignKey(WorkGroup, on_delete=models.CASCADE, related_name="digest_stops")
    email = models.EmailField(max_length=254)
    stopped_at = models.DateTimeField(default=timezone.now)

    objects = PartQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workgroup", "email"], name="one_digest_stop_for_each_address"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} reads no letters about {self.workgroup}"
