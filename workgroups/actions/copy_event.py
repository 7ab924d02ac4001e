"""A meeting that is held again: the next one begins as a copy of the last."""

from datetime import date

from django.db import transaction

from access.refusal import Refused
from hubs.models import Hub
from pages.rules.london import london_day
from workgroups.actions.copy_workgroup import make_copies
from workgroups.models import WorkGroup, Workshop
from workgroups.queries.copying import dates_to_copy
from workgroups.rules.copied_days import moved_along
from workgroups.rules.copying import PlannedCopy, held_again


@transaction.atomic
def copy_event(*, event: WorkGroup, day: date) -> WorkGroup:
    """A draft of the same event that begins on that day, with the same leads.

    The hub is locked, so that two who copy at once do not make the same draft twice.
    """
    hub = Hub.objects.select_for_update(no_key=True).get(pk=event.hub_id)
    dates = dates_to_copy(list(event.workshops.select_related("venue")))
    if not dates:
        raise Refused("Add a date to this event first: the copy takes its times and its place.")
    refuse_second_copy(event, day)
    wish = moved_along(london_day(dates[0].starts_at), day)
    planned = PlannedCopy(
        source=event.pk,
        project=event.project_id,
        title=event.title,
        cohort=event.cohort,
        closes_at=None,
        leads=tuple(event.leads.values_list("pk", flat=True)),
        workshops=tuple(held_again(row, wish(london_day(row.starts_at))) for row in dates),
    )
    [copy] = make_copies(hub, [planned])
    return copy


def refuse_second_copy(event: WorkGroup, day: date) -> None:
    same = Workshop.objects.standing().filter(
        starts_at__date=day,
        workgroup__hub=event.hub_id,
        workgroup__project=event.project_id,
        workgroup__title=event.title,
        workgroup__cohort=event.cohort,
        workgroup__cancelled_at=None,
    )
    if same.exists():
        raise Refused("This event is planned for that day already.", field="day")
