"""One kind of thing that calls for an act in a hub, and how its rows name themselves."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Concat

from access.permissions import Permission
from workgroups.models import WorkGroupLead, WorkshopLead

NOTHING = Value("", output_field=TextField())


def more_than_days(days: int) -> Callable[[date], date]:
    """Late after that many days, of what no other page calls late."""
    return lambda on: on - timedelta(days=days)


# Each is itself alone, as the key under which its statement is kept.
@dataclass(frozen=True, eq=False)
class Job:
    """Rows of a hub that wait for one kind of act.

    `can` is the permission to do what the job asks for, and not just to see it. `rows` are those
    of all hubs on a day, and `hub` leads from one to its hub. One waits since the day of `since`;
    the act on it is at `act_page`, of the row `act_pk`. It is somebody else's turn where `whose`
    names them. Late is what has waited since before the day of `late_before`, or what `is_late`
    says.
    """

    name: str
    can: Permission
    rows: Callable[[date], QuerySet]
    hub: str
    since: Any
    thing: str  # one of them, with {who}
    one: str
    many: str
    act: str
    act_page: str
    page: str  # of all of them
    act_on_many: str = "See all"
    query: str = ""
    who: Any = NOTHING
    about: Any = NOTHING
    whose: Any = NOTHING
    act_pk: str = "pk"
    late_before: Callable[[date], date] = more_than_days(7)
    is_late: Callable[[date], Q] | None = None
    since_words: str = "since"

    def late_on(self, on: date) -> Q:
        return self.is_late(on) if self.is_late else Q(waits_since__lt=self.late_before(on))


def title_of(path: str) -> Concat:
    """As a Work Group calls itself."""
    cohort = f"{path}cohort"
    shown = Case(
        When(**{cohort: ""}, then=NOTHING),
        default=Concat(Value(" ("), cohort, Value(")")),
        output_field=TextField(),
    )
    return Concat(f"{path}title", shown, output_field=TextField())


def leads_of(path: str) -> Subquery:
    """The names of those who lead the Work Group with that id."""
    rows = WorkGroupLead.objects.filter(workgroup=OuterRef(path)).order_by()
    names = StringAgg("user__name", ", ", order_by="user__name")
    return Subquery(rows.values("workgroup").annotate(names=names).values("names"))


def leads_of_workshop(path: str) -> Subquery:
    """The names of those who lead that workshop alone; NULL where nobody does."""
    rows = WorkshopLead.objects.filter(workshop=OuterRef(path)).order_by()
    names = StringAgg("user__name", ", ", order_by="user__name")
    return Subquery(rows.values("workshop").annotate(names=names).values("names"))
