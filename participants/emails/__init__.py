"""What people are told about their expression of interest, their place and their dates."""

from participants.emails.called_off import (
    group_called_off,
    head_need_not_answer,
    lead_of_called_off,
    place_called_off,
)
from participants.emails.dates import (
    place_cancelled,
    workshop_added,
    workshop_called_off,
    workshop_moved,
    workshop_reminder,
)
from participants.emails.interest import (
    about_interest,
    approval_asked,
    approval_recorded,
    draft_saved,
    interest_declined,
    interest_received,
    interest_stands,
    interest_withdrawn,
    waiting_listed,
)
from participants.emails.invite import event_invitation
from participants.emails.place import (
    about_offer,
    about_place,
    offer_lapsed,
    offer_taken_back,
    place_confirmed,
    place_offered,
    place_withdrawn,
)
from participants.emails.substitute import (
    about_colleague,
    substitute_called_off,
    substitute_link,
    substitute_moved,
    substitute_named,
    substitute_not_needed,
    substitute_reminder,
    substitute_reminder_key,
)

__all__ = [
    "about_colleague",
    "about_interest",
    "about_offer",
    "about_place",
    "approval_asked",
    "approval_recorded",
    "draft_saved",
    "event_invitation",
    "group_called_off",
    "head_need_not_answer",
    "interest_declined",
    "interest_received",
    "interest_stands",
    "interest_withdrawn",
    "lead_of_called_off",
    "offer_lapsed",
    "offer_taken_back",
    "place_called_off",
    "place_cancelled",
    "place_confirmed",
    "place_offered",
    "place_withdrawn",
    "substitute_called_off",
    "substitute_link",
    "substitute_moved",
    "substitute_named",
    "substitute_not_needed",
    "substitute_reminder",
    "substitute_reminder_key",
    "waiting_listed",
    "workshop_added",
    "workshop_called_off",
    "workshop_moved",
    "workshop_reminder",
]
