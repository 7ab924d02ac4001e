"""Meetings of a hub's strategic board: what it is asked to read, and what it agrees to do.

Source: domain.md, 0.9: it meets three times a year.
"""

from datetime import date

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from access.scoping import ScopedQuerySet
from evaluations.models.board_pack import BoardPack
from evaluations.models.report import Report
from hubs.models import Hub
from pages.choices import DocumentKind
from pages.wording import day_words


class BoardMeetingQuerySet(ScopedQuerySet):
    hub_path = "hub"


@pghistory.track()
class BoardMeeting(models.Model):
    """One meeting of a hub's board: when, where, what about, and what was decided."""

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="board_meetings")
    starts_at = models.DateTimeField()
    place = models.CharField("where", max_length=300, blank=True)
    agenda = models.TextField(blank=True)
    agenda_sent_at = models.DateTimeField(null=True)
    agenda_sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided = models.TextField("what was decided", blank=True)
    others_present = models.CharField("who else was there", max_length=300, blank=True)

    objects = BoardMeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["hub", "starts_at"],
                name="one_board_meeting_at_a_time",
                violation_error_message="There is a meeting at this time already.",
            ),
            models.CheckConstraint(
                condition=Q(agenda_sent_at=None, agenda_sent_by=None)
                | Q(agenda_sent_at__isnull=False, agenda_sent_by__isnull=False),
                name="sent_agenda_says_who_sent_it",
            ),
        ]

    def __str__(self) -> str:
        return f"Board meeting of {day_words(timezone.localdate(self.starts_at))}"

    def get_absolute_url(self) -> str:
        return reverse("evaluations:board_meeting", args=[self.pk])


class PartOfMeetingQuerySet(ScopedQuerySet):
    hub_path = "meeting__hub"


@pghistory.track()
class MeetingPresence(models.Model):
    """That somebody of the hub was at a meeting of its board."""

    meeting = models.ForeignKey(BoardMeeting, on_delete=models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = PartOfMeetingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "user"], name="one_presence_of_somebody_at_a_meeting"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} at the {self.meeting}"


@pghistory.track(exclude=["content"])
class MeetingPaper(models.Model):
    """What the board is asked to read for a meeting: a pack, a report, or a document."""

    meeting = models.ForeignKey(BoardMeeting, on_delete=models.CASCADE, related_name="papers")
    title = models.CharField(max_length=200)
    pack = models.ForeignKey(
        BoardPack, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    report = models.ForeignKey(
        Report, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(max_length=10, choices=DocumentKind.choices, blank=True)
    content = models.BinaryField(null=True)

    objects = PartOfMeetingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "title"], name="one_paper_of_each_title_for_a_meeting"
            ),
            models.CheckConstraint(
                condition=Q(pack__isnull=False, report=None, kind="", content=None)
                | Q(pack=None, report__isnull=False, kind="", content=None)
                | Q(
                    pack=None,
                    report=None,
                    kind__in=DocumentKind.values,
                    content__isnull=False,
                ),
                name="paper_is_a_pack_a_report_or_a_document",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class MeetingActionQuerySet(PartOfMeetingQuerySet):
    def to_do(self):
        return self.filter(done_on=None)

    def late(self, on: date):
        return self.to_do().filter(by_on__lt=on)


@pghistory.track()
class MeetingAction(models.Model):
    """What somebody is to do by a day, as the board agreed."""

    meeting = models.ForeignKey(BoardMeeting, on_delete=models.CASCADE, related_name="actions")
    what = models.CharField("what is to be done", max_length=300)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="board_actions"
    )
    by_on = models.DateField("by when")
    done_on = models.DateField("done on", null=True, blank=True)

    objects = MeetingActionQuerySet.as_manager()

    class Meta:
        ordering = ["by_on", "pk"]
        indexes = [
            # Each home page asks for those of its reader, without reading what is done.
            models.Index(fields=["owner"], condition=Q(done_on=None), name="board_action_to_do"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "what"],
                name="one_board_action_of_each_wording",
                violation_error_message="This action is on the list already.",
            ),
            models.CheckConstraint(condition=~Q(what=""), name="board_action_says_what"),
        ]

    def __str__(self) -> str:
        return self.what
