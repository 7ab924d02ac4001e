"""What belongs to a report beside its own words."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from access.roles import Role
from access.scoping import ScopedQuerySet
from evaluations.models.report import Report, ReportPartQuerySet, ReportReview
from evaluations.rules.report_parts import PASSAGES
from pages.choices import DocumentKind


class PartOfReviewQuerySet(ScopedQuerySet):
    hub_path = "review__report__workgroup__hub"
    named = {Role.LEAD: "review__report__workgroup__leads"}

    def of_report(self, report: Report):
        return self.filter(review__report=report)


@pghistory.track()
class ReportComment(models.Model):
    """What a hub lead says of one passage of a report, and whether the lead has dealt with it."""

    review = models.ForeignKey(ReportReview, on_delete=models.CASCADE, related_name="comments")
    passage = models.CharField(max_length=20, choices=list(PASSAGES.items()))
    text = models.TextField("comment")
    # As it stood, so that whoever reads it again sees what has become of it.
    read = models.TextField("what the passage said then", blank=True)
    dealt_with_at = models.DateTimeField(null=True)

    objects = PartOfReviewQuerySet.as_manager()

    class Meta:
        ordering = ["review__at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "passage"], name="one_comment_of_a_review_on_each_passage"
            ),
            models.CheckConstraint(
                condition=Q(passage__in=list(PASSAGES)), name="comment_on_a_passage_of_the_report"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="comment_says_something"),
        ]

    def __str__(self) -> str:
        return f"Comment on “{self.get_passage_display()}”"

    @property
    def is_dealt_with(self) -> bool:
        return self.dealt_with_at is not None


@pghistory.track()
class BoardComment(models.Model):
    """What somebody on the board says of an approved report, before the national team has it."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="board_comments")
    text = models.TextField("comment")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = ReportPartQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="board_comment_says_something")
        ]

    def __str__(self) -> str:
        return f"Comment of {self.by} on the {self.report}"


class NationalSendingQuerySet(ScopedQuerySet):
    hub_path = "approval__report__workgroup__hub"
    named = {Role.LEAD: "approval__report__workgroup__leads"}


@pghistory.track()
class NationalSending(models.Model):
    """That an approved report has gone to the national team, which the hub sends it to by hand."""

    # Of the approval and not of the report: one approved anew is sent anew.
    approval = models.OneToOneField(ReportReview, on_delete=models.PROTECT, related_name="sending")
    sent_on = models.DateField("sent on")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=timezone.now)

    objects = NationalSendingQuerySet.as_manager()

    class Meta:
        verbose_name = "sending to the national team"

    def __str__(self) -> str:
        return f"{self.approval.report} sent to the national team"


@pghistory.track(exclude=["content"])
class ReportFile(models.Model):
    """A document that goes with a report: an instrument, data without names, a longer account."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="files")
    title = models.CharField(max_length=160)
    kind = models.CharField(max_length=10, choices=DocumentKind.choices)
    content = models.BinaryField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(default=timezone.now)

    objects = ReportPartQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "title"],
                name="one_file_of_a_report_for_each_title",
                violation_error_message="There is a document of this title already.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=DocumentKind.values), name="report_file_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title
