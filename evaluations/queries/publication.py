"""What pages read of publications."""

from typing import Any

from django.db.models import QuerySet

from evaluations.choices import JourneyStage
from evaluations.models import Publication
from evaluations.rules.disclosure import may_be_shown
from evaluations.rules.figures import figures_kept
from hubs.models import Hub
from pages.wording import counted_things

SHOWN_OF_HUB = 5  # the latest, on its page


def with_hub(publications: Any) -> QuerySet[Any]:
    return publications.select_related("report__workgroup__hub", "report__workgroup__project")


def published_of(hub: Hub) -> list[Publication]:
    """The latest that the public may read."""
    rows = with_hub(Publication.objects.public().filter(report__workgroup__hub=hub))
    return list(rows.order_by("-published_at", "-pk")[:SHOWN_OF_HUB])


def who_took_part(publication: Publication) -> str:
    """12 people from 8 schools; '' of fewer than five people."""
    kept = publication.report.figures
    stages = {row.stage: row for row in figures_kept(kept).stages} if kept else {}
    started = stages.get(JourneyStage.STARTED)
    if started is None or not may_be_shown(started.people):
        return ""
    schools = counted_things(started.schools, "school")
    return f"{started.people} people from {schools} took part"
