from django.db import models

from hubs.models.hub import Hub, HubPartQuerySet

MEDIA_TYPES = ["image/png", "image/jpeg"]


class HubLogo(models.Model):
    """The picture of a hub’s logo. The hub’s own row names it by its hash and keeps the history."""

    hub = models.OneToOneField(Hub, on_delete=models.CASCADE, related_name="logo")
    media_type = models.CharField(max_length=20)
    content = models.BinaryField()

    objects = HubPartQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(media_type__in=MEDIA_TYPES), name="logo_media_type_known"
            ),
        ]

    def __str__(self) -> str:
        return f"The logo of {self.hub}"
