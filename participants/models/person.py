import pghistory
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.functions import Lower

from access.roles import Role
from access.scoping import ScopedQuerySet
from pages.searching import plain_column, vector_of
from schools.models import School


class PersonQuerySet(ScopedQuerySet):
    hub_path = "interests__workgroup__hub"
    # One person may ask for places with several hubs.
    has_many_hubs = True
    named = {
        Role.LEAD: "interests__workgroup__leads",
        Role.PARTICIPANT: "user",
    }

    def unmerged(self):
        """Those who stand for themselves, and are no double of somebody else."""
        return self.filter(merged_into=None)


@pghistory.track(exclude=["search"])
class Person(models.Model):
    """A human being who asked for or has a place; known by email address, name and school.

    Several may share an address, such as that of a school's office.
    """

    name = models.CharField(max_length=150)
    email = models.EmailField(max_length=254)
    telephone = models.CharField(max_length=30, blank=True)
    # What somebody took part in outlives their account; who share an address share it.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="people"
    )
    # Where they work now, first of all; PersonSchool holds the others, and those before.
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="people")
    at_school_from = models.DateField("at this school since", null=True)
    # The double of somebody, who has had everything since; nobody is found by it any more.
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="doubles"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    # Made by the database, so that no bulk update leaves it behind.
    search = models.GeneratedField(
        expression=vector_of(plain_column("name"), plain_column("email")),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        indexes = [
            GinIndex(fields=["search"], name="person_search"),
            models.Index(fields=["email"], name="person_by_email"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="person_email_is_lower_case"
            ),
            # In the one spelling that pages/rules/mail_address.py gives each address.
            models.CheckConstraint(
                condition=models.Q(email__regex=r"^[!-~]+@[!-~]+$"), name="person_email_is_plain"
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("pk")),
                name="nobody_is_their_own_double",
            ),
        ]

    def __str__(self) -> str:
        return self.name
