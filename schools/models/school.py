from collections.abc import Collection, Iterable

import pghistory
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Case, Q, When
from django.db.models.functions import Cast

from access.scoping import ScopedQuerySet
from pages.rules.search_words import search_words
from pages.searching import beginning_with, plain_column, run_together, vector_of
from schools.choices import SchoolKind, SchoolStatus
from schools.models.spelling import ids_spelt_nearly

# Until the day it closes, a school that is only proposed to close is open in every way.
OPEN_STATUSES = (SchoolStatus.OPEN, SchoolStatus.CLOSING)
STATUS_COLOURS = {
    SchoolStatus.OPEN: "grey",
    SchoolStatus.CLOSING: "blue",
    SchoolStatus.PROPOSED: "blue",
    SchoolStatus.CLOSED: "grey",
}
# What the register writes for special and independent schools.
NO_PHASE = "Not applicable"


class Region(models.Model):
    """One of the nine regions of England, or the register's name for a place outside them."""

    code = models.CharField(max_length=10, unique=True)
    name = models.CharField(max_length=60)

    def __str__(self) -> str:
        return self.name


class LocalAuthority(models.Model):
    """A local authority as the register of schools names it, live or dead."""

    code = models.CharField(max_length=10, unique=True)
    name = models.CharField(max_length=80)
    gss_code = models.CharField(max_length=9, blank=True)
    # None where no file so far had the columns of regions, which it need not have.
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "local authorities"

    def __str__(self) -> str:
        return self.name


class District(models.Model):
    """A district as the register of schools names it, within the authority of most of its schools.

    A unitary authority or a London borough is a district of itself.
    """

    code = models.CharField("statistics code", max_length=10, unique=True)
    name = models.CharField(max_length=100)
    local_authority = models.ForeignKey(
        LocalAuthority, on_delete=models.PROTECT, related_name="districts"
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class SchoolQuerySet(ScopedQuerySet):
    hub_path = "hub"

    def open(self):
        return self.filter(status__in=OPEN_STATUSES)

    def registered(self):
        """Schools of the national register."""
        return self.filter(kind=SchoolKind.SCHOOL)

    def organisations(self):
        """What is in no register: hubs add these themselves."""
        return self.exclude(kind=SchoolKind.SCHOOL)

    def unmerged(self):
        """Without the entries that turned out to be another's double."""
        return self.filter(merged_into=None)

    def search(self, text: str, *, first: Collection[int] = ()):
        """Schools that hold every word typed, each at least as the beginning of a word; if there
        is none, those in which the words are spelt nearly so.

        The words may come from the name, the place, the postcode or the URN. Open schools come
        first, of these those of the hubs in `first`, then names that begin with what was typed.
        No word finds no school.
        """
        words = search_words(text)
        if not words:
            return self.none()
        found = self.holding(words)
        if not found.exists():
            found = self.filter(pk__in=ids_spelt_nearly(words))
        own = [Case(When(hub__in=list(first), then=0), default=1)] if first else []
        return found.order_by(
            Case(When(status__in=OPEN_STATUSES, then=0), default=1),
            *own,
            Case(When(name_letters__startswith="".join(words), then=0), default=1),
            "name_letters",
            "urn",
        )

    def holding(self, words: Iterable[str]):
        """Those that hold every one of search_words(), spelt so."""
        return self.filter(search=beginning_with(words))

    # The register is published for everybody. What hubs note of a school stands in other tables.
    def public(self):
        return self


# Events hold the row as it was before the change, so that a first import writes none.
@pghistory.track(
    pghistory.UpdateEvent(row=pghistory.Old),
    pghistory.DeleteEvent(row=pghistory.Old),
    # The first two are derived, and areas keep the history of which hub it was.
    exclude=["search", "name_letters", "hub"],
)
class School(models.Model):
    """What teachers come from: a school of the national register, open or closed, under its URN,
    or another organisation, such as a university, which a hub added and which has none.
    """

    # The database knows the default too, as the import of the register names its own columns only.
    kind = models.CharField(
        max_length=20,
        choices=SchoolKind.choices,
        default=SchoolKind.SCHOOL,
        db_default=SchoolKind.SCHOOL,
    )
    # Never given twice: an academy conversion closes one URN and opens another, so a school that
    # seems to go on is two rows with a link between them.
    urn = models.PositiveIntegerField("URN", unique=True, null=True, blank=True)
    # Not unique, and never enough to tell a school by: 57 open schools of England share one name.
    name = models.CharField(max_length=250)
    local_authority = models.ForeignKey(
        LocalAuthority, on_delete=models.PROTECT, related_name="schools", null=True, blank=True
    )
    # Today's, as areas and overrides have it; hubs.actions.placing keeps it.
    hub = models.ForeignKey(
        "hubs.Hub", on_delete=models.SET_NULL, null=True, editable=False, related_name="schools"
    )
    # Text, as it may begin with a nought.
    establishment_number = models.CharField(max_length=10, blank=True)
    type_name = models.CharField("type", max_length=100, blank=True)
    type_group = models.CharField(max_length=100, blank=True)
    status = models.CharField(max_length=40, choices=SchoolStatus.choices)
    opened_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    phase = models.CharField(max_length=40, blank=True)
    low_age = models.PositiveSmallIntegerField(null=True)
    high_age = models.PositiveSmallIntegerField(null=True)
    gender = models.CharField(max_length=40, blank=True)
    sixth_form = models.CharField(max_length=100, blank=True)
    nursery = models.CharField(max_length=100, blank=True)
    religious_character = models.CharField(max_length=100, blank=True)
    diocese = models.CharField(max_length=100, blank=True)
    admissions = models.CharField(max_length=100, blank=True)
    capacity = models.PositiveIntegerField(null=True)
    pupils = models.PositiveIntegerField(null=True)
    # Who gets free meals now. Pupil premium counts who did in the last six years, stands in no
    # register, and has a table of its own.
    free_meals_percent = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    trust_code = models.CharField(max_length=20, blank=True)
    trust_name = models.CharField(max_length=250, blank=True)
    federation_name = models.CharField(max_length=250, blank=True)
    ukprn = models.CharField("UKPRN", max_length=10, blank=True)
    street = models.CharField(max_length=250, blank=True)
    locality = models.CharField(max_length=250, blank=True)
    address_3 = models.CharField(max_length=250, blank=True)
    town = models.CharField(max_length=100, blank=True)
    county = models.CharField(max_length=100, blank=True)
    postcode = models.CharField(max_length=20, blank=True)
    website = models.CharField(max_length=300, blank=True)
    telephone = models.CharField(max_length=50, blank=True)
    district_code = models.CharField(max_length=10, blank=True)
    district_name = models.CharField(max_length=100, blank=True)
    urban_rural = models.CharField(max_length=100, blank=True)
    # In metres, so that the distance of two schools is Pythagoras and asks no service.
    easting = models.PositiveIntegerField(null=True)
    northing = models.PositiveIntegerField(null=True)
    uprn = models.CharField("UPRN", max_length=20, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )
    register_changed_on = models.DateField("last changed in the register", null=True)
    search = models.GeneratedField(
        expression=vector_of(
            plain_column("name"),
            plain_column("locality"),
            plain_column("town"),
            plain_column("postcode"),
            # As it is written, and without its space: both are typed.
            run_together("postcode"),
            Cast("urn", models.TextField()),
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    # What lists are sorted by and doubles are known by: signs, accents and capitals do not count.
    name_letters = models.GeneratedField(
        expression=run_together("name"), output_field=models.TextField(), db_persist=True
    )

    objects = SchoolQuerySet.as_manager()

    class Meta:
        ordering = ["name", "urn"]
        indexes = [
            GinIndex(fields=["search"], name="school_search"),
            # A list of one hub's schools, in its order, among those of the whole country.
            models.Index(fields=["hub", "name_letters"], name="school_by_hub"),
            models.Index(
                # For the figures of the network: how many open schools each hub has.
                fields=["hub"],
                include=["id"],
                condition=Q(kind=SchoolKind.SCHOOL, status__in=OPEN_STATUSES),
                name="school_open_by_hub",
            ),
            models.Index(
                # Of which a hub has few, so that people of closed schools are found by this.
                fields=["id"],
                condition=Q(status=SchoolStatus.CLOSED),
                name="school_closed",
            ),
        ]
        constraints = [
            # Choices are asked of forms alone, and the import writes past them in SQL.
            models.CheckConstraint(
                condition=Q(status__in=SchoolStatus.values), name="school_status_known"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=SchoolKind.values), name="school_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(
                    kind=SchoolKind.SCHOOL, urn__isnull=False, local_authority__isnull=False
                )
                | (~Q(kind=SchoolKind.SCHOOL) & Q(urn=None)),
                # The import writes by URN, and so never meets what a hub added.
                name="only_a_registered_school_has_a_urn",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None)
                | (~Q(kind=SchoolKind.SCHOOL) & Q(status=SchoolStatus.CLOSED)),
                name="only_a_closed_organisation_is_merged",
            ),
            models.UniqueConstraint(
                fields=["hub", "name_letters", "postcode"],
                # Another hub may keep an entry of its own for the same university. What was closed
                # or merged away leaves its name free.
                condition=~Q(kind=SchoolKind.SCHOOL) & Q(status=SchoolStatus.OPEN),
                name="one_open_organisation_for_each_name_and_postcode",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_registered(self) -> bool:
        return self.kind == SchoolKind.SCHOOL

    @property
    def is_open(self) -> bool:
        return self.status in OPEN_STATUSES

    @property
    def is_proposed(self) -> bool:
        return self.status == SchoolStatus.PROPOSED

    @property
    def status_colour(self) -> str:
        return STATUS_COLOURS[SchoolStatus(self.status)]

    @property
    def phase_words(self) -> str:
        """The phase, where the register knows one; of the others the ages and the type tell."""
        if not self.is_registered:
            return self.get_kind_display()
        return self.type_name if self.phase in ("", NO_PHASE) else self.phase

    @property
    def ages(self) -> str:
        if self.low_age is None or self.high_age is None:
            return ""
        return f"{self.low_age} to {self.high_age}"

    @property
    def dfe_number(self) -> str:
        """The authority's code and the school's number within it, as schools write it."""
        authority, number = self.local_authority, self.establishment_number
        return f"{authority.code}/{number}" if authority and number else ""

    @property
    def place(self) -> str:
        """Town and postcode, which tell apart schools of the same name."""
        return ", ".join(part for part in (self.town, self.postcode) if part)

    @property
    def number_words(self) -> str:
        """A school's URN; another organisation has none, so what kind it is."""
        return f"URN {self.urn}" if self.is_registered else self.get_kind_display()

    @property
    def particulars(self) -> str:
        """All that tells it apart from others of the same name."""
        return ", ".join(part for part in (self.place, self.number_words) if part)

    @property
    def address_lines(self) -> list[str]:
        return address_lines(self)


def address_lines(row) -> list[str]:
    """Of a school as it is, or as its history has it."""
    lines = [row.street, row.locality, row.address_3, row.town, row.county, row.postcode]
    return [line for line in dict.fromkeys(lines) if line]
