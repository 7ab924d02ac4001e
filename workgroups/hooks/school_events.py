"""A school's past as its stages of mastery, local leaders and the visits to it tell it."""

from collections.abc import Collection, Iterable

from django.urls import reverse

from access.permissions import Permission
from access.reader import Reader
from pages.wording import days_words
from schools.queries.timeline import LATEST, Event, event_source
from workgroups.choices import VisitState
from workgroups.models import AgreedAction, Deployment, MasteryStage, SupportVisit


@event_source(stage="Teaching for Mastery")
def stage_events(schools: Collection[int], user: Reader) -> Iterable[Event]:
    rows = MasteryStage.objects.visible_to(user, can=Permission.VIEW_SCHOOLS)
    return [
        Event(
            row.from_on,
            "stage",
            f"Teaching for Mastery, {row.get_phase_display().lower()}: {row.get_stage_display()}",
            reverse("workgroups:school_stages", args=[row.school_id]),
            row.note,
        )
        for row in rows.filter(school__in=schools).order_by("-from_on")[:LATEST]
    ]


@event_source(sent="Local leaders sent")
def deployment_events(schools: Collection[int], user: Reader) -> Iterable[Event]:
    rows = Deployment.objects.visible_to(user, can=Permission.VIEW_LEADER)
    return [
        Event(
            row.from_on,
            "sent",
            f"{row.leader} sent for {days_words(row.days)}: {row.purpose}",
            reverse("workgroups:leader", args=[row.leader_id]),
        )
        for row in rows.filter(school__in=schools)
        .select_related("leader__user")
        .order_by("-from_on", "-pk")[:LATEST]
    ]


@event_source(visit="Visits")
def visit_events(schools: Collection[int], user: Reader) -> Iterable[Event]:
    rows = SupportVisit.objects.visible_to(user, can=Permission.VIEW_VISIT)
    return [
        Event(row.day, "visit", visit_words(row), row.get_absolute_url(), row.summary)
        for row in rows.filter(school__in=schools).select_related("visitor")[:LATEST]
    ]


def visit_words(visit: SupportVisit) -> str:
    said = {
        VisitState.PLANNED: "Visit planned",
        VisitState.HELD: f"Visit, {visit.get_standing_display().lower()}",
        VisitState.CALLED_OFF: "Visit called off",
    }
    return f"{said[VisitState(visit.state)]}: {visit.focus} ({visit.visitor})"


@event_source(agreed="Agreed on visits")
def agreed_action_events(schools: Collection[int], user: Reader) -> Iterable[Event]:
    """On the day it was done, or else by which it is to be."""
    # Apart from the visits: the board reads how they went, and not what was agreed.
    rows = AgreedAction.objects.visible_to(user, can=Permission.READ_VISIT)
    return [
        Event(
            row.done_on or row.by_on,
            "agreed",
            agreed_words(row),
            row.visit.get_absolute_url(),
            row.progress,
        )
        for row in rows.filter(visit__school__in=schools)
        .select_related("visit")
        .order_by("-by_on", "-pk")[:LATEST]
    ]


def agreed_words(action: AgreedAction) -> str:
    said = "Done" if action.done_on else "To be done"
    return f"{said} by {action.get_owner_display().lower()}: {action}"
