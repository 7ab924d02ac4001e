"""How many of a hub's local leaders came to their joint events, and how many the last time."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from participants.choices import AttendanceOutcome
from participants.models import Attendance, Register
from workgroups.models import LocalLeader, WorkGroup, Workshop


@dataclass(frozen=True)
class LeaderEvent:
    """One event: who was expected as a local leader, and how many of them came.

    `came` is None until every register of the event is closed.
    """

    workgroup: WorkGroup
    on: date | None
    leaders: int
    came: int | None
    last_time: "LeaderEvent | None" = None

    @property
    def is_counted(self) -> bool:
        return self.came is not None and self.leaders > 0

    @property
    def percent(self) -> int | None:
        return round(100 * (self.came or 0) / self.leaders) if self.is_counted else None

    @property
    def target_percent(self) -> int | None:
        """At least the share of the event before it."""
        return self.last_time.percent if self.last_time else None

    @property
    def is_reached(self) -> bool | None:
        """Compares the shares themselves: both of 88% may be rounded. None without a target."""
        last = self.last_time
        if last is None or not self.is_counted:
            return None
        return (self.came or 0) * last.leaders >= (last.came or 0) * self.leaders


@dataclass(frozen=True)
class Leader:
    """A local leader of a hub, and how somebody is known to be the same."""

    hub: int
    user: int
    email: str
    from_on: date
    until_on: date | None

    def leads_on(self, day: date) -> bool:
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


@dataclass
class Present:
    """Who came to one event: by account, and by address where they have no account."""

    users: set[int]
    emails: set[str]

    def has(self, leader: Leader) -> bool:
        return leader.user in self.users or leader.email in self.emails


def leader_events(events: QuerySet[WorkGroup]) -> list[LeaderEvent]:
    """The events, those without a day first and then the latest, in a fixed number of queries."""
    missing = Workshop.objects.standing().filter(
        ~Exists(Register.objects.closed().filter(workshop=OuterRef("pk"))),
        workgroup=OuterRef("pk"),
    )
    rows = events.with_dates().select_related("hub").annotate(is_open=Exists(missing))  # type: ignore[attr-defined]
    groups = sorted(rows, key=lambda group: (day_of(group.first_at) or date.max, group.pk))
    leaders, present = leaders_of({group.hub_id for group in groups}), present_at(groups)
    found: list[LeaderEvent] = []
    counted: dict[int, LeaderEvent] = {}  # the latest counted one of each hub
    # From the earliest on, so that each finds the event before it counted already.
    for group in groups:
        event = event_of(group, leaders[group.hub_id], present[group.pk], counted)
        if event.is_counted:
            counted[group.hub_id] = event
        found.append(event)
    return found[::-1]


def event_of(
    group, leaders: Collection[Leader], present: Present, counted: dict[int, LeaderEvent]
) -> LeaderEvent:
    on = day_of(group.first_at)
    # By account, as a profile that was ended and begun again is one leader.
    expected = {one.user: one for one in leaders if on and one.leads_on(on)}
    is_settled = on is not None and not group.is_open
    return LeaderEvent(
        workgroup=group,
        on=on,
        leaders=len(expected),
        came=sum(map(present.has, expected.values())) if is_settled else None,
        last_time=counted.get(group.hub_id),
    )


def day_of(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None


def leaders_of(hubs: Collection[int]) -> dict[int, list[Leader]]:
    # Without the default order, by name, which nobody reads here.
    rows = (
        LocalLeader.objects.filter(hub__in=hubs)
        .order_by()
        .values_list("hub", "user", "user__email", "from_on", "until_on")
    )
    found = defaultdict(list)
    for hub, user, email, from_on, until_on in rows:
        found[hub].append(Leader(hub, user, email.lower(), from_on, until_on))
    return found


def present_at(groups: Collection[WorkGroup]) -> dict[int, Present]:
    """Whoever attended a date of each event themselves."""
    rows = Attendance.objects.filter(
        outcome=AttendanceOutcome.PRESENT,
        workshop__workgroup__in=groups,
        workshop__cancelled_at=None,
    ).values_list("workshop__workgroup", "participant__person__user", "participant__person__email")
    found: dict[int, Present] = defaultdict(lambda: Present(set(), set()))
    for group, user, email in rows:
        # The address of somebody with an account is left out: another account may have it.
        if user:
            found[group].users.add(user)
        else:
            found[group].emails.add(email)
    return found
