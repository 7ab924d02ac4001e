"""How many places are left, as kept public pages show it."""

from pages.shown import shows
from participants.models import ExpressionOfInterest, Offer, Participant

shows(ExpressionOfInterest, Offer, Participant)
