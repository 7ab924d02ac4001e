import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from access.scoping import ScopedQuerySet
from hubs.models.hub import Hub
from needs.choices import EnquiryKind, EnquiryOutcome, EnquiryState
from pages.choices import Suspicion
from schools.models.school import School


class EnquiryQuerySet(ScopedQuerySet):
    hub_path = "hub"

    def taken_in(self):
        """All but those set aside as suspected spam."""
        return self.filter(set_aside_at=None)

    def set_aside(self):
        return self.exclude(set_aside_at=None).filter(closed_at=None)

    def open(self):
        return self.taken_in().filter(closed_at=None)

    def waiting(self):
        """To be answered: open, and nobody has written back yet."""
        return self.open().filter(answered_at=None)

    def overdue(self, on):
        # The promised day itself is still in time.
        return self.waiting().filter(answer_by__lt=on)


@pghistory.track()
class Enquiry(models.Model):
    """What somebody wrote to a hub on a public page, or said to it, and until when it answers.

    One that looks like spam is set aside: kept, not answered and not counted until somebody of
    the hub has looked.
    """

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="enquiries")
    kind = models.CharField(max_length=20, choices=EnquiryKind.choices)
    # One opening of the form, so that pressing its button twice makes one row.
    form_key = models.CharField(max_length=40, unique=True, editable=False)
    name = models.CharField(max_length=150)
    # Empty only where they rang, and left no address.
    email = models.EmailField(max_length=254, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    # In their own words: who offers to be a partner may stand in no register.
    organisation = models.CharField(max_length=160, blank=True)
    school = models.ForeignKey(
        School, on_delete=models.PROTECT, null=True, blank=True, related_name="enquiries"
    )
    message = models.TextField()
    sent_at = models.DateTimeField(default=timezone.now)
    # As it was promised: when the hub changes its days to answer, earlier promises stay.
    answer_by = models.DateField()
    # Stays once a message is taken in after all; whether it counts, set_aside_at says alone.
    suspicion = models.CharField(max_length=20, choices=Suspicion.choices, blank=True)
    set_aside_at = models.DateTimeField(null=True, blank=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    outcome = models.CharField(max_length=20, choices=EnquiryOutcome.choices, blank=True)
    closing_note = models.CharField(max_length=300, blank=True)

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "enquiries"
        ordering = ["-sent_at", "-pk"]
        indexes = [
            models.Index(fields=["hub", "-sent_at"], name="enquiry_by_hub"),
            models.Index(
                # What is waiting and what is overdue are counted on each home page.
                fields=["hub", "answer_by"],
                condition=Q(closed_at=None),
                name="enquiry_open",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=EnquiryKind.values), name="enquiry_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(suspicion__in=["", *Suspicion.values]), name="enquiry_suspicion_known"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, outcome="")
                | Q(closed_at__isnull=False, outcome__in=EnquiryOutcome.values),
                name="enquiry_closed_with_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} from {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("needs:enquiry", args=[self.pk])

    @property
    def sender(self) -> str:
        return ", ".join(filter(None, [self.name, self.organisation]))

    @property
    def state(self) -> EnquiryState:
        # First, as what was set aside may be closed without being taken in.
        if self.closed_at:
            return EnquiryState.CLOSED
        if self.set_aside_at:
            return EnquiryState.SET_ASIDE
        return EnquiryState.ANSWERED if self.answered_at else EnquiryState.WAITING

    @property
    def is_waiting(self) -> bool:
        return self.state == EnquiryState.WAITING


class EnquiryReplyQuerySet(ScopedQuerySet):
    hub_path = "enquiry__hub"


@pghistory.track()
class EnquiryReply(models.Model):
    """An answer that somebody of the hub sent to an enquiry by email."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.CASCADE, related_name="replies")
    text = models.TextField()
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    sent_at = models.DateTimeField(default=timezone.now)

    objects = EnquiryReplyQuerySet.as_manager()

    class Meta:
        verbose_name = "answer"
        ordering = ["sent_at", "pk"]

    def __str__(self) -> str:
        return f"Answer to {self.enquiry}"
