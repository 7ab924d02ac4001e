"""Whether the others of a Work Group may see somebody's email address."""

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from participants.models import Participant


@transaction.atomic
def share_email(*, participant: Participant, is_shared: bool) -> Participant:
    """Keep the person's consent, or that they took it back; said twice, it stays as it is."""
    row = Participant.objects.select_for_update().get(pk=participant.pk)
    if row.withdrawn_at:
        raise Refused("You have given up your place, so the others no longer see you.")
    if bool(row.email_shared_at) != is_shared:
        row.email_shared_at = timezone.now() if is_shared else None
        row.save(update_fields=["email_shared_at"])
    return row
