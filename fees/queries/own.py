"""Fees about somebody's own place, or a date that they were to come to for a colleague."""

from django.db.models import Exists, OuterRef

from fees.models import Fee
from hubs.models import User
from participants.models import Substitution
from participants.queries.own import of_person

OWN_FEE = "your own fee"
OWN_AMONG_THEM = "in part your own fee"


def own_fees(user: User):
    instead = Substitution.objects.standing().filter(
        email=user.email,
        participant=OuterRef("attendance__participant"),
        workshop=OuterRef("attendance__workshop"),
    )
    return Fee.objects.filter(of_person(user, "attendance__participant__person") | Exists(instead))
