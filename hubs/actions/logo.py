"""A hub's logo: the picture in its own row, its hash and its words in the hub's."""

import hashlib

from django.db import transaction

from access.refusal import Refused
from hubs.actions.record import lock_hub
from hubs.models import Hub, HubLogo
from pages.rules.picture import Picture

HASH = 20  # characters that tell one picture from another


@transaction.atomic
def set_logo(*, hub: Hub, words: str, picture: Picture | None) -> Hub:
    """Show the picture, or without a new one other words for the picture that there is."""
    row = lock_hub(hub)
    if picture is None and not row.logo_hash:
        raise Refused("Choose a picture", field="file")
    if picture:
        kept = {"media_type": picture.media_type, "content": picture.content}
        HubLogo.objects.update_or_create(hub=row, defaults=kept)
        row.logo_hash = hashlib.sha256(picture.content).hexdigest()[:HASH]
    row.logo_words = words
    row.save(update_fields=["logo_hash", "logo_words"])
    return row


def check_has_logo(hub: Hub) -> None:
    if not hub.logo_hash:
        raise Refused("The hub shows no logo.")


@transaction.atomic
def remove_logo(*, hub: Hub) -> Hub:
    row = lock_hub(hub)
    check_has_logo(row)
    HubLogo.objects.filter(hub=row).delete()
    row.logo_hash = row.logo_words = ""
    row.save(update_fields=["logo_hash", "logo_words"])
    return row
