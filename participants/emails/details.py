from collections.abc import Collection
from datetime import date

from outbox.models import Message
from participants import links
from participants.choices import MissingDetail
from participants.emails.place import about_place
from participants.models import Participant


def details_asked(
    place: Participant, missing: Collection[MissingDetail], *, by: object, on: date
) -> Message:
    """With the link to the page on which the person says what is missing."""
    return about_place(
        "details-asked",
        place,
        # By the day: the next one may go only weeks later.
        key=f"details-asked:{place.pk}:{on.isoformat()}",
        own_details=links.details_url(place),
        asks_for_trn=MissingDetail.TRN in missing,
        asks_for_telephone=MissingDetail.TELEPHONE in missing,
        asks_for_role=MissingDetail.ROLE in missing,
        by=by,
    )
