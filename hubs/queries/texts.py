from datetime import datetime

from hubs.choices import HubTextKind
from hubs.models import Hub, HubText
from pages.prepared import HUB, PreparedRows


def texts_of(hub: Hub) -> dict[str, HubText]:
    """The version in force of each text the hub has written, by kind."""
    # In this order the newest of each kind is the one that stays in the dictionary.
    rows = HubText.objects.filter(hub=hub).order_by("version")
    return {text.kind: text for text in rows}


def terms_of_taking_part(hub: Hub) -> HubText | None:
    return latest_terms.first(hub=hub.pk)


@PreparedRows
def latest_terms():
    rows = HubText.objects.filter(hub=HUB, kind=HubTextKind.TERMS)
    return rows.order_by("-version")[:1]


def terms_in_force(hub: Hub, at: datetime) -> HubText | None:
    """What somebody agreed to who took part at that instant."""
    written = HubText.objects.filter(hub=hub, kind=HubTextKind.TERMS, written_at__lte=at)
    return written.order_by("version").last()


def versions_of(hub: Hub, kind: HubTextKind) -> list[HubText]:
    """Every version of one text, the newest first, each with when the next took its place."""
    rows = list(HubText.objects.filter(hub=hub, kind=kind).select_related("written_by"))
    rows.sort(key=lambda text: text.version, reverse=True)
    later = None
    for text in rows:
        text.stood_until = later
        later = text.written_at
    return rows
