"""A school's past as its people's interests, places and registers tell it."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Max, OuterRef, Q
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission, roles_that_may
from access.reader import Reader
from pages.rules.school_year import first_day
from pages.wording import day_words
from participants.choices import AttendanceOutcome
from participants.models import (
    ExpressionOfInterest,
    GovernorReport,
    Participant,
    PlannedAction,
    SchoolActionPlan,
    Substitution,
)
from schools.queries.timeline import LATEST, Event, event_source

SEES = Permission.VIEW_PEOPLE
CAME = Q(place__attendances__outcome=AttendanceOutcome.PRESENT)
COLLEAGUE_CAME = Q(place__attendances__outcome=AttendanceOutcome.SUBSTITUTED)
SETTLED = ~Q(place__attendances__outcome="")


@event_source(
    interest="Expressions of interest",
    place="Places",
    attendance="Attendance",
    withdrawal="Places given up",
)
def journeys(schools: Collection[int], user: Reader) -> Iterator[Event]:
    rows = (
        ExpressionOfInterest.objects.visible_to(user, can=SEES)
        .filter(school__in=schools)
        .select_related("workgroup", "place")
        .annotate(
            # All over the one join, so that no count multiplies another.
            came=Count("place__attendances", filter=CAME),
            colleague_came=Count("place__attendances", filter=COLLEAGUE_CAME),
            dates=Count("place__attendances", filter=SETTLED),
            last_date=Max("place__attendances__workshop__starts_at", filter=SETTLED),
        )
    )
    for row in rows.order_by("-sent_at")[:LATEST]:
        yield from events_of(row)


def events_of(row: Any) -> Iterator[Event]:
    """What became of one expression of interest, with the counts it is annotated with."""
    who = f"{row.name} in {row.workgroup}, {row.workgroup.year_words}"
    yield Event(
        timezone.localdate(row.sent_at),
        "interest",
        f"Interest of {who}",
        reverse("participants:interest", args=[row.pk]),
        row.get_state_display(),
    )
    place = getattr(row, "place", None)
    if place is None:
        return
    url = reverse("participants:participant", args=[place.pk])
    yield Event(timezone.localdate(place.accepted_at), "place", f"Place of {who}", url)
    if row.dates:
        yield Event(timezone.localdate(row.last_date), "attendance", attended(row, who), url)
    if place.withdrawn_at:
        day = timezone.localdate(place.withdrawn_at)
        what = "Place moved" if row.is_moved else "Place given up"
        yield Event(day, "withdrawal", f"{what}: {who}", url, place.withdrawn_because)


def attended(row: Any, who: str) -> str:
    dates = f"{row.dates} {'date' if row.dates == 1 else 'dates'}"
    instead = f"; a colleague came to {row.colleague_came}" if row.colleague_came else ""
    return f"Came to {row.came} of {dates}: {who}{instead}"


@event_source(substitute="Colleagues sent instead")
def substitutes(schools: Collection[int], user: Reader) -> Iterable[Event]:
    rows = (
        Substitution.objects.visible_to(user, can=SEES)
        .standing()
        .filter(participant__school__in=schools)
        .select_related("participant__person", "workshop__workgroup")
    )
    return [
        Event(
            timezone.localdate(row.workshop.starts_at),
            "substitute",
            f"{row.name} named instead of {row.participant.person}: {row.workshop.workgroup}, "
            f"{day_words(timezone.localdate(row.workshop.starts_at))}",
            reverse("participants:participant", args=[row.participant_id]),
        )
        for row in rows.order_by("-workshop__starts_at")[:LATEST]
    ]


# As one column of the plan, so that all plans and their actions take one query.
ACTIONS = ArraySubquery(
    PlannedAction.objects.filter(plan=OuterRef("pk")).values(
        json=JSONObject(what="what", by_on="by_on")
    )
)


@event_source(plan="Action plans")
def action_plans(schools: Collection[int], user: Reader) -> Iterator[Event]:
    """Each action on the day by which it is to be done, and the day to look back at the plan."""
    rows: Any = SchoolActionPlan.objects.visible_to(user, can=Permission.VIEW_ACTION_PLAN)
    rows = rows.filter(school__in=schools).select_related("workgroup").annotate(steps=ACTIONS)
    for plan in rows.order_by("-saved_at", "pk")[:LATEST]:
        url = plans_url(plan)
        for step in plan.steps:
            words = f"To be done in {plan.workgroup}: {step['what']}"
            yield Event(date.fromisoformat(step["by_on"]), "plan", words, url)
        if plan.review_on:
            done = "Looked back" if plan.came_of else "To look back"
            words = f"{done} at the action plan: {plan.workgroup}"
            yield Event(plan.review_on, "plan", words, url, plan.came_of)


def plans_url(plan: SchoolActionPlan) -> str:
    page = reverse("participants:action_plans", args=[plan.workgroup_id])
    return f"{page}#school-{plan.school_id}"


@event_source(elsewhere="With another hub")
def elsewhere(schools: Collection[int], user: Reader) -> Iterable[Event]:
    """Which projects in which year, and no more: no person, no date, not even which hub.

    Enough to see that a school may have too much on at once.
    """
    projects = (
        Participant.objects.taking_part()
        .filter(school__in=schools, workgroup__cancelled_at=None)
        # What the reader's own hubs offer is told by journeys(), by name.
        .exclude(workgroup__hub__in=user.hub_ids(roles_that_may(SEES)))
        .values_list("workgroup__project__title", "workgroup__school_year")
    )
    return [
        Event(
            first_day(school_year),
            "elsewhere",
            f"{title}, with another hub",
            is_of_the_year=True,
        )
        for title, school_year in projects.distinct().order_by("-workgroup__school_year")[:LATEST]
    ]


@event_source(report="Governors’ reports")
def governor_reports(schools: Collection[int], user: Reader) -> Iterator[Event]:
    """On the day on which each was handed in, or is or was due."""
    today = timezone.localdate()
    rows = GovernorReport.objects.visible_to(user, can=SEES).filter(school__in=schools)
    for row in rows.select_related("workgroup").order_by("-due_on")[:LATEST]:
        url = reverse("participants:governor_report", args=[row.pk])
        what = f"Report to {row.readers_words}"
        about = f"of the {row.get_term_display()}: {row.workgroup}"
        if row.handed_in_at:
            day = timezone.localdate(row.handed_in_at)
            yield Event(day, "report", f"{what} handed in, {about}", url)
        elif row.workgroup.cancelled_at is None:
            state = "overdue" if today > row.due_on else "due"
            yield Event(row.due_on, "report", f"{what} {state}, {about}", url)
