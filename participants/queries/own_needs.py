"""For which places it is still of use to know what somebody needs."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from participants.models import Participant
from participants.rules.own_needs import needs_past
from workgroups.models import Workshop


def with_needs_past(now: datetime) -> QuerySet[Participant]:
    """Places with needs whose Work Group had its last workshop, or was called off, a month ago.

    And those given up, whose holders come to nothing any more.
    """
    before = needs_past(now)
    workshops = Workshop.objects.filter(workgroup=OuterRef("workgroup"))
    later = workshops.standing().filter(ends_at__gte=before)
    # A Work Group without any workshop is still being planned.
    over = ~Exists(later) & Exists(workshops) | Q(workgroup__cancelled_at__lt=before)
    told = Participant.objects.exclude(access_needs="", food_needs="")
    return told.filter(over | Q(withdrawn_at__isnull=False))


def is_past_needing(workgroup: int) -> bool:
    """Is the last workshop over?"""
    workshops = Workshop.objects.standing().filter(workgroup=workgroup)
    ahead = workshops.filter(ends_at__gt=timezone.now(), workgroup__cancelled_at=None)
    return workshops.exists() and not ahead.exists()
