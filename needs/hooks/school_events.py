"""A school's past as its needs tell it."""

from collections.abc import Collection, Iterable

from django.utils import timezone

from access.permissions import Permission
from access.reader import Reader
from needs.models import NeedSchool
from schools.queries.timeline import LATEST, Event, event_source


@event_source(need="Needs raised")
def need_events(schools: Collection[int], user: Reader) -> Iterable[Event]:
    """In the words of whoever said so, though the need may be merged into another since."""
    rows = (
        NeedSchool.objects.visible_to(user, can=Permission.EDIT_NEEDS)
        # Merged or not, the school raised it; only what may be spam is left out.
        .filter(school__in=schools, need__set_aside_at=None)
        .select_related("need")
    )
    return [
        Event(
            timezone.localdate(row.need.raised_at),
            "need",
            f"Need raised: {row.need}",
            row.need.get_absolute_url(),
            row.need.get_source_display(),
        )
        for row in rows.order_by("-need__raised_at")[:LATEST]
    ]
