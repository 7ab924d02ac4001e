"""What the record of a person holds beside them: names and schools, and whom they are not."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from access.roles import Role
from access.scoping import ScopedQuerySet
from participants.models.person import Person
from schools.models import School


class PartOfPersonQuerySet(ScopedQuerySet):
    hub_path = "person__interests__workgroup__hub"
    has_many_hubs = True
    named = {Role.PARTICIPANT: "person__user"}


@pghistory.track()
class FormerPersonName(models.Model):
    """A name that somebody had before, under which papers and lists may still know them."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(max_length=150)
    until_on = models.DateField("used until", null=True)

    objects = PartOfPersonQuerySet.as_manager()

    class Meta:
        verbose_name = "former name of a person"
        verbose_name_plural = "former names of people"
        ordering = ["-until_on", "pk"]

    def __str__(self) -> str:
        return self.name


class PersonSchoolQuerySet(PartOfPersonQuerySet):
    def current(self):
        return self.filter(until_on=None)


@pghistory.track()
class PersonSchool(models.Model):
    """A school where somebody works beside their main one, or worked before."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="other_schools")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField("there since", null=True)
    until_on = models.DateField("there until", null=True)

    objects = PersonSchoolQuerySet.as_manager()

    class Meta:
        verbose_name = "school of a person"
        verbose_name_plural = "schools of people"
        ordering = [F("until_on").desc(nulls_first=True), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "school"],
                condition=Q(until_on=None),
                name="one_current_row_for_each_school_of_a_person",
            ),
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="nobody_leaves_a_school_before_coming"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} at {self.school}"


class ToldApartQuerySet(ScopedQuerySet):
    hub_path = "one__interests__workgroup__hub"
    has_many_hubs = True


@pghistory.track()
class PeopleToldApart(models.Model):
    """Somebody who knows has said that these are two people, however alike they look."""

    one = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    # The later of the two, so that each pair is said once.
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    told_at = models.DateTimeField(default=timezone.now)

    objects = ToldApartQuerySet.as_manager()

    class Meta:
        verbose_name = "two people told apart"
        verbose_name_plural = "people told apart"
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="each_pair_is_told_apart_once"),
            models.CheckConstraint(
                condition=Q(one__lt=F("other")), name="the_earlier_of_two_people_comes_first"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one} and {self.other}"
