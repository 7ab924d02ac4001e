import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from access.roles import Role
from access.scoping import ScopedQuerySet
from hubs.models import Hub
from participants.choices import NEWS, CircularAudience, LeftOut
from participants.models.person import Person
from schools.models import School
from workgroups.models import WorkGroup


class CircularQuerySet(ScopedQuerySet):
    hub_path = "hub"
    named = {Role.LEAD: "workgroup__leads"}


@pghistory.track()
class Circular(models.Model):
    """One email that somebody wrote to everybody on a list of people."""

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="circulars")
    workgroup = models.ForeignKey(
        WorkGroup, on_delete=models.PROTECT, null=True, related_name="circulars"
    )
    school = models.ForeignKey(
        School, on_delete=models.PROTECT, null=True, related_name="circulars"
    )
    audience = models.CharField(max_length=20, choices=CircularAudience.choices)
    # What the list was narrowed to, as its writer saw it.
    narrowed_to = models.CharField(max_length=300, blank=True)
    # With its named fields, as it was typed.
    subject = models.CharField(max_length=150)
    text = models.TextField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    reply_to = models.EmailField(max_length=254)
    sent_at = models.DateTimeField(default=timezone.now)
    # Made for the page on which it is written, so that whoever presses twice sends it once.
    ticket = models.UUIDField(unique=True)

    objects = CircularQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        indexes = [models.Index(fields=["hub", "-sent_at"], name="circular_by_hub")]
        constraints = [
            models.CheckConstraint(
                condition=Q(audience__in=CircularAudience.values), name="circular_audience_known"
            ),
            models.CheckConstraint(
                condition=~Q(subject="") & ~Q(text=""), name="circular_says_something"
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def is_news(self) -> bool:
        return self.audience in NEWS

    @property
    def to_words(self) -> str:
        """The list it went to; whoever asks joins the Work Group and the school."""
        about = self.workgroup or self.school
        parts = [self.get_audience_display(), str(about) if about else "", self.narrowed_to]
        return ", ".join(filter(None, parts))


class CircularCopyQuerySet(ScopedQuerySet):
    hub_path = "circular__hub"
    named = {Role.LEAD: "circular__workgroup__leads"}

    def written(self):
        return self.filter(left_out="")


@pghistory.track()
class CircularCopy(models.Model):
    """One person on the list: the copy that they got, or why they were left out.

    The message is the one of its kind that is about this row.
    """

    circular = models.ForeignKey(Circular, on_delete=models.CASCADE, related_name="copies")
    name = models.CharField(max_length=150)
    email = models.EmailField(max_length=254, blank=True)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="circular_copies"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    left_out = models.CharField(max_length=20, choices=LeftOut.choices, blank=True)

    objects = CircularCopyQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["circular", "email"],
                condition=Q(left_out=""),
                name="one_copy_for_each_mailbox",
            ),
            models.CheckConstraint(
                condition=Q(left_out__in=["", *LeftOut.values]), name="left_out_for_a_known_reason"
            ),
            models.CheckConstraint(
                condition=~Q(left_out="", email=""), name="copy_went_to_an_address"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.circular} to {self.name}"

    @property
    def addresses(self) -> list[str]:
        """The one it went to and those where they are reached now; the page joins both."""
        now = [one.email for one in (self.person, self.user) if one]
        return list(dict.fromkeys([self.email, *now]))


class NewsStopQuerySet(ScopedQuerySet):
    hub_path = "hub"


@pghistory.track()
class NewsStop(models.Model):
    """An address at which somebody does not want one hub's news any more.

    What they have asked for or take part in goes on being written to them.
    """

    hub = models.ForeignKey(Hub, on_delete=models.CASCADE, related_name="news_stops")
    email = models.EmailField(max_length=254)
    stopped_at = models.DateTimeField(default=timezone.now)

    objects = NewsStopQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hub", "email"], name="one_news_stop_for_each_address"),
        ]

    def __str__(self) -> str:
        return f"{self.email} reads no news of {self.hub}"
