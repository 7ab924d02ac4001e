from typing import Any

import pghistory
from django.apps import apps
from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Case, F, Q, When
from django.db.models.functions import Lower

from hubs.choices import Role
from hubs.expressions import IsOneOf
from hubs.models import School
from hubs.models.searching import beginning_with, in_words
from hubs.scoping import ScopedQuerySet


class PersonQuerySet(ScopedQuerySet):
    hub_path = "interests__workgroup__hub"
    has_many_hubs = True
    named = {
        Role.LEAD: "interests__workgroup__leads",
        Role.PARTICIPANT: "user",
    }

    def by_any_of(self, ways: dict[str, Any]) -> Q:
        """By what they asked for, where nothing else leads to them.

        Its Work Groups as an array, which PostgreSQL fills once: a search finds few people, each of
        whom it would otherwise compare with a union of everybody in the hub.
        """
        asked = {lookup.removeprefix("interests__"): value for lookup, value in ways.items()}
        if not ways or asked.keys() & ways.keys():
            return super().by_any_of(ways)
        interests = apps.get_model("participants", "ExpressionOfInterest").objects.all()
        through, keys = interests.keys_found(asked)
        within_reach = interests.filter(IsOneOf(F(f"{through}pk"), ArraySubquery(keys)))
        return Q(pk__in=within_reach.order_by().values("person"))

    def search(self, words):
        """People whose name or address holds every word, each as the beginning of one.

        Names that begin with the first word come first.
        """
        return self.filter(search=beginning_with(words)).order_by(
            Case(When(name__istartswith=words[0], then=0), default=1), "name", "pk"
        )


@pghistory.track(exclude=["search"])
class Person(models.Model):
    """A human being who asked for or has a place; matched by email address."""

    name = models.CharField(max_length=150)
    email = models.EmailField(max_length=254, unique=True)
    telephone = models.CharField(max_length=30, blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="person"
    )
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="people")
    created_at = models.DateTimeField(auto_now_add=True)
    search = models.GeneratedField(
        expression=SearchVector(in_words("name"), in_words("email"), config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        indexes = [GinIndex(fields=["search"], name="person_search")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="person_email_is_lower_case"
            ),
        ]

    def __str__(self) -> str:
        return self.name
