import pghistory
from django.db import models
from django.db.models import Q

from access.roles import Role
from access.scoping import ScopedQuerySet
from pages.choices import DocumentKind
from workgroups.choices import ResourceTime
from workgroups.models.workgroup import PartQuerySet, WorkGroup
from workgroups.models.workshop import Workshop


@pghistory.track()
class Resource(models.Model):
    """Something to read or use before, at or after one workshop: a link or a document, or both."""

    workgroup = models.ForeignKey(WorkGroup, on_delete=models.CASCADE, related_name="resources")
    # A workshop is taken out only of a draft, which nobody has read.
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="resources")
    time = models.CharField("when it is for", max_length=10, choices=ResourceTime.choices)
    title = models.CharField(max_length=160)
    link = models.URLField(blank=True)
    has_file = models.BooleanField("with a document", default=False)
    publisher = models.CharField("who made it", max_length=120, blank=True)
    licence = models.CharField(max_length=120, blank=True)
    context = models.TextField("how it is used", blank=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        # As the year goes: before a workshop, at it, after it.
        ordering = ["workshop__starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "time", "title"],
                name="one_resource_of_each_title_at_a_time",
                violation_error_message="There is one of this title already at that time.",
            ),
            models.CheckConstraint(
                condition=Q(time__in=ResourceTime.values), name="resource_time_known"
            ),
            models.CheckConstraint(
                condition=~Q(link="") | Q(has_file=True), name="resource_is_a_link_or_a_document"
            ),
            models.CheckConstraint(
                condition=Q(has_file=False) | ~Q(licence=""),
                name="resource_passed_on_has_its_licence",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def credit(self) -> str:
        """Who made it, under which licence."""
        return ", ".join(filter(None, [self.publisher, self.licence]))


class ResourceFileQuerySet(ScopedQuerySet):
    hub_path = "resource__workgroup__hub"
    named = {Role.LEAD: "resource__workgroup__leads"}


class ResourceFile(models.Model):
    """The document of a resource."""

    resource = models.OneToOneField(Resource, on_delete=models.CASCADE, related_name="file")
    kind = models.CharField(max_length=10, choices=DocumentKind.choices)
    content = models.BinaryField()

    objects = ResourceFileQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=DocumentKind.values), name="resource_file_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"Document of {self.resource}"
