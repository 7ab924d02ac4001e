"""The number itself, for whoever has said what they need it for."""

from datetime import datetime, timedelta

from django.utils import timezone

from participants.models import TeacherReference, TrnLook

MINUTES = 5  # a look lasts, so that a page read anew is no other look


def shown_since() -> datetime:
    return timezone.now() - timedelta(minutes=MINUTES)


def trn_of(look: TrnLook) -> str:
    rows = TeacherReference.objects.filter(person=look.person_id)
    return rows.values_list("number", flat=True).first() or ""
