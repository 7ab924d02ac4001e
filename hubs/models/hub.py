from datetime import date, datetime

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from access.scoping import DatedQuerySet, ScopedQuerySet
from hubs.choices import HubTextKind, VatTreatment
from pages.searching import holding_every_word, holds
from schools.models.school import School


class HubQuerySet(ScopedQuerySet):
    hub_path = "pk"
    kept_by_system = True

    def open(self, on):
        return self.filter(Q(closed_on=None) | Q(closed_on__gte=on), opened_on__lte=on)

    def public(self):
        """All: of one that has closed the page says so, and who follows it."""
        return self

    def search(self, text: str):
        """Hubs whose name holds every word, or held it once."""
        return holding_every_word(self, text, "name", also=once_held)


def once_held(word: str) -> Q:
    """By Exists, as a join would name a hub once for each of its former names."""
    return Q(Exists(FormerName.objects.filter(holds(word, "name"), hub=OuterRef("pk"))))


@pghistory.track()
class Hub(models.Model):
    """A Maths Hub: the partnership of schools that runs Work Groups for its area."""

    name = models.CharField(max_length=120, unique=True)
    # Made from the first name and never changed, so that printed addresses go on leading to the
    # hub.
    slug = models.SlugField(max_length=60, unique=True)
    mailbox = models.EmailField(help_text="Signs and receives the hub's email.")
    telephone = models.CharField(max_length=30, blank=True)
    answer_days = models.PositiveSmallIntegerField(
        "days to answer", default=5, help_text="Working days within which an enquiry is answered."
    )
    # Source: 002_b37a7fb9968b01f3.txt: a school should not be in more than one project.
    overload_from = models.PositiveSmallIntegerField(
        "projects that are too many",
        default=2,
        help_text="With how many projects a school is in, its hub is warned of one more.",
    )
    opened_on = models.DateField()
    closed_on = models.DateField("last day", null=True, blank=True)
    # For people to read: areas, Work Groups and roles do not move with it.
    successor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        help_text="The hub that looks after its area now.",
    )
    # Of the picture in HubLogo, so that a page need not fetch it to name it.
    logo_hash = models.CharField("logo", max_length=20, blank=True)
    logo_words = models.CharField("what the logo shows", max_length=120, blank=True)

    objects = HubQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
                name="hub_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(answer_days__gte=1, answer_days__lte=30),
                name="hub_answers_within_30_days",
            ),
            models.CheckConstraint(
                condition=Q(overload_from__gte=1, overload_from__lte=20),
                name="hub_warns_of_1_to_20_projects",
            ),
            models.CheckConstraint(
                condition=Q(successor=None) | (Q(closed_on__isnull=False) & ~Q(successor=F("pk"))),
                name="only_a_closed_hub_has_a_successor",
            ),
            models.CheckConstraint(
                condition=Q(logo_hash="", logo_words="") | ~Q(logo_hash="") & ~Q(logo_words=""),
                name="hub_logo_has_its_words",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("hubs:hub", args=[self.slug])

    @property
    def logo_url(self) -> str:
        """The address of its logo, or '' where it has none."""
        return reverse("hubs:logo", args=[self.slug, self.logo_hash]) if self.logo_hash else ""

    def status_on(self, day: date) -> tuple[str, str]:
        """Whether it is at work on that day, and the colour that says so."""
        if day < self.opened_on:
            return "Not open yet", "blue"
        if self.closed_on is None:
            return "Open", "grey"
        return ("Closing", "blue") if day <= self.closed_on else ("Closed", "grey")


class HubPartQuerySet(ScopedQuerySet):
    """Parts of a hub's own record, which whoever keeps the installation reaches too."""

    hub_path = "hub"
    kept_by_system = True


@pghistory.track()
class FormerName(models.Model):
    """A name that a hub no longer bears, by which people may still look for it."""

    hub = models.ForeignKey(Hub, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(max_length=120)
    until_on = models.DateField("last day")

    objects = HubPartQuerySet.as_manager()

    class Meta:
        ordering = ["-until_on", "-pk"]

    def __str__(self) -> str:
        return self.name


class LeadSchoolQuerySet(DatedQuerySet):
    kept_by_system = True


@pghistory.track()
class LeadSchool(models.Model):
    """A school that leads a hub for a time and, while it does, issues the hub's invoices."""

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="lead_schools")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    # Two schools may lead a hub at once, so no constraint keeps the days of one from the other's.
    from_on = models.DateField("first day")
    until_on = models.DateField("last day", null=True, blank=True)
    vat_treatment = models.CharField(
        max_length=20,
        choices=VatTreatment.choices,
        default=VatTreatment.NOT_SET,
        help_text="Chosen by the school's finance team. No invoice goes out before it is.",
    )
    invoice_prefix = models.CharField(max_length=10, help_text="Starts each invoice number.")
    finance_email = models.EmailField()
    payment_details = models.TextField(help_text="How to pay, as printed on invoices.")

    objects = LeadSchoolQuerySet.as_manager()

    class Meta:
        ordering = ["from_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="lead_school_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(vat_treatment__in=VatTreatment.values),
                name="lead_school_vat_treatment_known",
            ),
            models.UniqueConstraint(
                # Numbers begin anew for each; the letters tell the invoices of two apart.
                fields=["invoice_prefix"],
                name="one_lead_school_for_each_invoice_prefix",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.school} for {self.hub}"

    @property
    def lacks_vat_treatment(self) -> bool:
        return self.vat_treatment == VatTreatment.NOT_SET

    def is_over(self, day: date) -> bool:
        return self.until_on is not None and day > self.until_on

    def status_on(self, day: date) -> tuple[str, str]:
        """Whether it leads on that day, and the colour that says so."""
        if day < self.from_on:
            return "To come", "grey"
        return ("Ended", "grey") if self.is_over(day) else ("Leads", "grey")


class HubTextQuerySet(ScopedQuerySet):
    hub_path = "hub"

    def latest_of(self, hub, kind):
        """The version in force, or None while the hub has written none."""
        return self.filter(hub=hub, kind=kind).order_by("-version").first()


@pghistory.track()
class HubText(models.Model):
    """One version of a text the hub writes itself. A change is a new version, never an edit."""

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="texts")
    kind = models.CharField(max_length=20, choices=HubTextKind.choices)
    version = models.PositiveSmallIntegerField()
    body = models.TextField()
    # Who answers for people's data, which only the privacy notice says.
    controller = models.CharField(max_length=160, blank=True)
    controller_contact = models.CharField(max_length=254, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    written_at = models.DateTimeField(auto_now_add=True)

    # Only from versions_of(): when the next version took its place.
    stood_until: datetime | None

    objects = HubTextQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["hub", "kind", "version"], name="one_text_for_each_version"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=HubTextKind.values), name="hub_text_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(kind=HubTextKind.PRIVACY)
                & ~Q(controller="")
                & ~Q(controller_contact="")
                | ~Q(kind=HubTextKind.PRIVACY) & Q(controller="", controller_contact=""),
                name="privacy_notice_names_its_controller",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, version {self.version}"
