"""What somebody is to do today in the hubs they work for, the worst first."""

from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    Count,
    DateField,
    F,
    TextField,
    Value,
    When,
    Window,
)
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse
from django.utils import timezone

from hubs.models import Hub, User
from pages.prepared import HUB, Prepared, Values, ask_all, compose_once
from portal.job import Job
from portal.jobs import JOBS
from portal.line import Line, worst_first

FEW = 3  # of one kind that are named; more are one line
OTHERS = "Others"
COLUMNS = (
    "job_name",
    "hub_id_of",
    "act_on",
    "waits_since",
    "late",
    "who_it_is",
    "about_what",
    "whose_turn",
    "in_all",
    "late_in_all",
)


def things_to_do(user: User) -> list[Line]:
    """All that the user may act on themselves, in one query."""
    today = timezone.localdate()
    asked = [(job, hub) for hub in hubs_of_staff(user) for job in JOBS if user.may(job.can, hub.pk)]
    found = rows_of(asked, user, today)
    lines: list[Line] = []
    for job, hub in asked:
        rows = found.get((job.name, hub.pk), [])
        few = rows and rows[0]["in_all"] <= FEW
        lines += [one_line(job, hub, row, today) for row in rows] if few else []
        lines += [line_of_all(job, hub, rows[0], today)] if rows and not few else []
    return worst_first(lines)


def hubs_of_staff(user: User) -> list[Hub]:
    """Those the user works for; the national team sees all, and works for none of them."""
    hubs = {one.hub_id: one.hub for one in user.current_memberships if one.hub is not None}
    return sorted(hubs.values(), key=lambda hub: (hub.name, hub.pk))


def rows_of(
    asked: list[tuple[Job, Hub]], user: User, today: date
) -> dict[tuple[str, int], list[dict[str, Any]]]:
    """The rows by the name of their job and their hub, those that have waited longest first."""
    values = {"user": user.pk, "now": timezone.now()}
    statements: list[tuple[Prepared, Values]] = [
        (statement_for(job, today), values | {"hub": hub.pk}) for job, hub in asked
    ]
    found: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for row in ask_all(statements):
        named = dict(zip(COLUMNS, row, strict=True))
        found.setdefault((named["job_name"], named["hub_id_of"]), []).append(named)
    return found


# A day's, as each holds the days of its rules: composed anew after midnight.
@lru_cache(maxsize=2 * len(JOBS))
def statement_for(job: Job, on: date) -> Prepared:
    rows = job.rows(on).filter(**{job.hub: HUB}).order_by()
    # What has no day of its own is told of as today's.
    rows = rows.annotate(waits_since=Coalesce(job.since, Value(on, output_field=DateField())))
    late = Case(When(job.late_on(on), then=True), default=False, output_field=BooleanField())
    rows = rows.annotate(
        job_name=Value(job.name, output_field=TextField()),
        hub_id_of=HUB,
        act_on=F(job.act_pk),
        late=late,
        who_it_is=as_text(job.who),
        about_what=as_text(job.about),
        whose_turn=as_text(job.whose),
        in_all=Window(Count("*")),
        late_in_all=Window(Count("pk", filter=job.late_on(on))),
    )
    rows = rows.order_by("-late", "waits_since", "pk").values_list(*COLUMNS)
    return compose_once(rows[:FEW])


def as_text(said: Any) -> Coalesce:
    """Of one type in all statements that are asked together; '' where nothing is said."""
    return Coalesce(Cast(said, TextField()), Value("", output_field=TextField()))


def one_line(job: Job, hub: Hub, row: dict[str, Any], today: date) -> Line:
    return Line(
        kind=job.name,
        hub=hub,
        late=int(row["late"]),
        since=row["waits_since"],
        since_words=job.since_words,
        thing=job.thing.format(who=row["who_it_is"]),
        about=row["about_what"],
        whose=row["whose_turn"],
        act=job.act,
        url=reverse(job.act_page, args=[row["act_on"]]),
        today=today,
    )


def line_of_all(job: Job, hub: Hub, row: dict[str, Any], today: date) -> Line:
    return Line(
        kind=job.name,
        hub=hub,
        number=row["in_all"],
        late=row["late_in_all"],
        since=row["waits_since"],
        since_words=job.since_words,
        thing=f"{row['in_all']} {job.many}",
        whose=OTHERS if row["whose_turn"] else "",
        act=job.act_on_many,
        url=reverse(job.page) + job.query,
        today=today,
    )


def nothing_to_do(user: User, lines: list[Line]) -> list[str]:
    """The kinds of thing that the user may act on and of which there is none."""
    found = {line.kind for line in lines}
    hubs = hubs_of_staff(user)
    return [
        job.many
        for job in JOBS
        if job.name not in found and any(user.may(job.can, hub.pk) for hub in hubs)
    ]
