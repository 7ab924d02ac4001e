from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from access.scoping import DatedQuerySet, ScopedQuerySet
from pages.searching import beginning_with, plain_column, vector_of
from schools.choices import ContactRole, ContactSource, EmailState
from schools.models.school import School

ANSWER_FOR_MATHS = (ContactRole.HEAD, ContactRole.MATHS_LEAD)


class ContactQuerySet(DatedQuerySet):
    hub_path = "school__hub"

    def reachable(self):
        """Those whose email address is known and may be written to."""
        return self.exclude(email="").filter(email_state=EmailState.IN_USE)

    def answering_for_maths(self):
        """Heads and maths leads: to whom a visit is told first, and who open the school's page."""
        return self.filter(role__in=ANSWER_FOR_MATHS)

    def search(self, words):
        """Contacts whose name or address holds every word, each as the beginning of one."""
        return self.filter(search=beginning_with(words)).order_by("name", "pk")


# Without a history, which would keep a copy of those who left and are deleted a year later.
class Contact(models.Model):
    """Somebody to write to at a school or organisation, in one role, for a time.

    The register of schools is never asked for names: hubs note them when they hear them.
    """

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="contacts")
    role = models.CharField(max_length=20, choices=ContactRole.choices)
    name = models.CharField(max_length=150)
    email = models.EmailField("email address", max_length=254, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    from_on = models.DateField("first day")
    until_on = models.DateField("last day", null=True, blank=True)
    source = models.CharField(max_length=20, choices=ContactSource.choices)
    email_state = models.CharField(
        max_length=20, choices=EmailState.choices, default=EmailState.IN_USE
    )
    # Somebody of the hub, or of the school by their own name.
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    noted_by_name = models.CharField(max_length=150, blank=True)
    noted_at = models.DateTimeField(default=timezone.now)
    search = models.GeneratedField(
        expression=vector_of(plain_column("name"), plain_column("email")),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["role", "name", "pk"]
        indexes = [GinIndex(fields=["search"], name="contact_search")]
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=ContactRole.values), name="contact_role_known"
            ),
            models.CheckConstraint(
                condition=Q(source__in=ContactSource.values), name="contact_source_known"
            ),
            models.CheckConstraint(
                condition=Q(email_state__in=EmailState.values), name="contact_email_state_known"
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="contact_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(noted_by=None) & ~Q(noted_by_name="")
                | Q(noted_by__isnull=False, noted_by_name=""),
                name="contact_is_noted_by_hub_or_school",
            ),
            # Of those who have not left: somebody may come back to a role.
            models.UniqueConstraint(
                fields=["school", "role", "name", "email"],
                condition=Q(until_on=None),
                name="one_open_contact_for_each_role",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.get_role_display().lower()}"

    @property
    def may_be_written_to(self) -> bool:
        return bool(self.email) and self.email_state == EmailState.IN_USE

    @property
    def answers_for_maths(self) -> bool:
        return self.role in ANSWER_FOR_MATHS

    @property
    def noted_by_words(self) -> str:
        return author_words(self.noted_by, self.noted_by_name)

    @property
    def words(self) -> str:
        """All that is kept of how to reach them, as a change tells it."""
        return ", ".join(part for part in (self.name, self.email, self.telephone) if part)

    def is_current(self, on) -> bool:
        return self.from_on <= on and (self.until_on is None or self.until_on >= on)


class ContactChangeQuerySet(ScopedQuerySet):
    hub_path = "contact__school__hub"


# The history of contacts, apart from the others, as each row of it goes after a year.
class ContactChange(models.Model):
    """How a contact read before and after it was put right, and by whom."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="changes")
    before = models.CharField(max_length=500)
    after = models.CharField(max_length=500)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    by_name = models.CharField("somebody of the school", max_length=150, blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects = ContactChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(by=None) & ~Q(by_name="") | Q(by__isnull=False, by_name=""),
                name="contact_is_changed_by_hub_or_school",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.before} became {self.after}"

    @property
    def by_words(self) -> str:
        return author_words(self.by, self.by_name)


def author_words(of_hub, name: str) -> str:
    return f"{name}, of the school" if name else str(of_hub)
