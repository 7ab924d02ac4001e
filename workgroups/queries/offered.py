"""What a hub, or all of them, offer now: for lists that stand elsewhere than on the portal."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone

from access.links import site_url
from hubs.models import Hub
from pages.wording import instant_words
from workgroups.models import WorkGroup
from workgroups.queries.card import WorkGroupCard, cards_of, with_meetings

AT_MOST = 100


def offered_by(hub: Hub, now: datetime) -> list[WorkGroupCard]:
    """Those of a hub that are not over, as they begin, and those that take nobody now last."""
    rows = WorkGroup.objects.public().filter(hub=hub).not_over(now).with_first_date()
    joined = with_meetings(rows).select_related("hub", "project")
    return cards_of(joined.open_first(now, "first_at", "title", "pk")[:AT_MOST], now)


def newest(now: datetime) -> list[WorkGroupCard]:
    """Those of every hub that are not over, the last published first."""
    rows = WorkGroup.objects.public().not_over(now).with_first_date()
    joined = with_meetings(rows).select_related("hub", "project")
    return cards_of(joined.order_by("-published_at", "-pk")[:AT_MOST], now)


def as_values(cards: Iterable[WorkGroupCard]) -> list[dict[str, Any]]:
    return [values_of(card, card.workgroup) for card in cards]


def values_of(card: WorkGroupCard, workgroup: Any) -> dict[str, Any]:
    """Names that stay, and times with their offset."""
    return {
        "title": str(workgroup),
        "url": site_url(workgroup.get_absolute_url()),
        "project_code": workgroup.project.code,
        "school_year": workgroup.year_words,
        "outline": workgroup.outline,
        "phases": card.phases,
        "how": card.how,
        "where": card.where,
        "places": card.places,
        "is_open": card.is_open,
        "closes_at": local_time(workgroup.interest_closes_at),
        "workshops": [
            {"starts_at": local_time(one.starts_at), "ends_at": local_time(one.ends_at)}
            for one in workgroup.meetings
        ],
    }


def local_time(moment: datetime | None) -> str | None:
    return timezone.localtime(moment).isoformat() if moment else None


def summary_of(card: WorkGroupCard) -> str:
    """One paragraph on a card, for feed readers."""
    workgroup: Any = card.workgroup
    closes = instant_words(workgroup.interest_closes_at)
    said = [
        workgroup.outline,
        f"{card.phases}." if card.phases else "",
        f"{card.where or card.how}." if card.where or card.how else "",
        card.begins,
        f"Places: {card.places.lower()}.",
        f"Expressions of interest close {closes}." if card.is_open else "",
    ]
    return " ".join(filter(None, said))
