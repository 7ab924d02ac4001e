import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from access.scoping import ScopedQuerySet
from hubs.choices import ContactWay
from hubs.models.hub import Hub
from schools.models.school import School


class ContactNoteQuerySet(ScopedQuerySet):
    hub_path = "hub"

    def latest_first(self):
        return self.order_by("-day", "-pk")

    def of_school(self, field: str) -> Subquery:
        """A field of the latest note on the school of the outer query."""
        notes = self.filter(school=OuterRef("pk")).latest_first()
        return Subquery(notes.values(field)[:1])


@pghistory.track()
class ContactNote(models.Model):
    """One time that a hub and a school spoke or wrote to each other, and what was said.

    The latest note of a school says when the hub is to be in touch again, or that the school
    has asked it not to be.
    """

    # The hub that spoke. The school may have another one later, which does not read what was said.
    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="contact_notes")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="contact_notes")
    day = models.DateField()
    way = models.CharField("how", max_length=20, choices=ContactWay.choices)
    by_school = models.BooleanField("the school got in touch", default=False)
    said = models.CharField("what was said", max_length=500)
    next_on = models.DateField("next contact on", null=True, blank=True)
    refuses_contact = models.BooleanField("asked not to be contacted", default=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField(auto_now_add=True)

    objects = ContactNoteQuerySet.as_manager()

    class Meta:
        indexes = [
            # In the order of latest_first(): of_school() asks for one note of each school of a
            # list.
            models.Index(fields=["school", "hub", "-day", "-id"], name="contact_note_latest"),
        ]
        constraints = [
            # A note has no form key: the same words of the same day are the button pressed twice.
            models.UniqueConstraint(
                fields=["hub", "school", "day", "way", "said"], name="one_note_for_each_contact"
            ),
            models.CheckConstraint(
                condition=Q(way__in=ContactWay.values), name="contact_way_known"
            ),
            models.CheckConstraint(
                condition=Q(next_on=None) | Q(next_on__gt=F("day")),
                name="next_contact_comes_after_this_one",
            ),
            models.CheckConstraint(
                # A day to write again would bring the school up in somebody's list all the same.
                condition=Q(refuses_contact=False) | Q(next_on=None),
                name="no_next_contact_where_none_is_wanted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.school} on {self.day}"
