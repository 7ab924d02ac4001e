import pgtrigger
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from access.scoping import ScopedQuerySet
from evaluations.rules.board_pack import PackSection, sections_kept
from hubs.models import Hub
from pages.wording import school_year_words


class BoardPackQuerySet(ScopedQuerySet):
    hub_path = "hub"

    def before(self, pack: "BoardPack"):
        """Those of the same hub and year that came first, the latest of them first."""
        rows = self.filter(hub=pack.hub_id, school_year=pack.school_year, number__lt=pack.number)
        return rows.order_by("-number")


class BoardPack(models.Model):
    """What a hub's board was given to read of a school year, as it stood at one moment.

    It never changes, whatever is corrected later: who wants later figures makes another pack.
    """

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="board_packs")
    school_year = models.PositiveSmallIntegerField()
    # From 1 for each hub.
    number = models.PositiveIntegerField()
    sections = models.JSONField(encoder=DjangoJSONEncoder)
    pdf = models.BinaryField()
    workbook = models.BinaryField()
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = BoardPackQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["hub", "number"], name="one_board_pack_for_each_number")
        ]
        triggers = [
            pgtrigger.Protect(
                name="board_pack_never_changes", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"Board pack {self.number} of {self.hub}"

    @property
    def year_words(self) -> str:
        return school_year_words(self.school_year)

    @property
    def sections_as_kept(self) -> list[PackSection]:
        return sections_kept(self.sections)
