"""What a person's home page shows, across the apps, in a few queries."""

from datetime import timedelta

from django.db.models import (
    Exists,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
)
from django.utils import timezone

from access.permissions import Permission as P
from evaluations.choices import ReportState
from evaluations.models import BoardMeeting, HubTotals, Report
from evaluations.queries.network import sum_of_hubs
from evaluations.queries.reflection import reflections_asked_for
from evaluations.queries.report import owing_a_report
from pages.rules.school_year import school_year_of
from participants.models import ExpressionOfInterest
from participants.queries.attendance_register import registers_due
from workgroups.choices import ProjectKind
from workgroups.models import (
    LocalLeader,
    SupportVisit,
    WorkGroup,
    Workshop,
)
from workgroups.queries.workshop_lead import led_dates

WEEK = timedelta(days=7)
OWN_VISITS = 10  # of somebody on their home page
HALF_A_YEAR = timedelta(days=180)
OUT_OF_THE_LEADS_HANDS = [ReportState.SUBMITTED, ReportState.APPROVED]


def network_this_year(user) -> HubTotals:
    """The figures of all hubs together, for those who look after the whole network."""
    rows = HubTotals.objects.visible_to(user, can=P.VIEW_NETWORK)
    this_year = rows.of_all_projects(school_year_of(timezone.localdate()))
    return sum_of_hubs(list(this_year))


def next_board_meetings(user) -> list[BoardMeeting]:
    """The next one of each hub whose board's papers they may read, from the day itself on."""
    rows = BoardMeeting.objects.visible_to(user, can=P.VIEW_MEETING).select_related("hub")
    ahead = rows.filter(starts_at__date__gte=timezone.localdate())
    return list(ahead.order_by("hub_id", "starts_at", "pk").distinct("hub_id"))


def led_workgroups(user) -> list[WorkGroup]:
    """The Work Groups somebody leads that are not over for more than half a year.

    With `register_due` and `register_on`, the first register to take, and `report_due`, whether
    the lead is the one to write the report now; it is owed, and may be late, once the survey is
    over. With `reflection_due` and `reflection_on`, the last workshop that they have yet to
    reflect on.
    """
    now = timezone.now()
    due = registers_due(Workshop.objects.all(), now).filter(workgroup=OuterRef("pk"))
    first_due = due.order_by("starts_at", "pk")
    unwritten = reflections_asked_for(user, Workshop.objects.all(), now)
    unwritten = unwritten.filter(workgroup=OuterRef("pk"))
    with_hub = Report.objects.filter(workgroup=OuterRef("pk"), state__in=OUT_OF_THE_LEADS_HANDS)
    rows = WorkGroup.objects.filter(leads=user, cancelled_at=None).with_dates()
    rows = rows.filter(Q(last_at=None) | Q(last_at__gte=now - HALF_A_YEAR)).annotate(
        register_due=Subquery(first_due.values("pk")[:1]),
        register_on=Subquery(first_due.values("starts_at")[:1]),
        reflection_due=Subquery(unwritten.values("pk")[:1]),
        reflection_on=Subquery(unwritten.values("starts_at")[:1]),
        # Asked of leads until it is handed in, and again when it is given back.
        report_due=Q(published_at__isnull=False, last_at__lt=now)
        & ~Q(project__kind=ProjectKind.EVENT)
        & ~Exists(with_hub),
        report_owed=Exists(owing_a_report(WorkGroup.objects.filter(pk=OuterRef("pk")), now)),
    )
    return list(rows.select_related("hub", "project").order_by("first_at", "pk"))


def led_workshops(user) -> list[Workshop]:
    """The single workshops somebody leads that are not over for more than half a year.

    With `register_is_due`, whether its register can be taken and nobody has closed it.
    """
    now = timezone.now()
    due = registers_due(Workshop.objects.all(), now).filter(pk=OuterRef("pk"))
    rows = led_dates(user).filter(led_alone=True, ends_at__gte=now - HALF_A_YEAR)
    return list(rows.annotate(register_is_due=Exists(due)))


def own_visits(user) -> list[SupportVisit]:
    """The visits to schools that somebody is to make or to write up, the first day first."""
    rows = SupportVisit.objects.planned().filter(visitor=user)
    return list(rows.select_related("school").order_by("day", "pk")[:OWN_VISITS])


def own_profiles(user) -> list[LocalLeader]:
    """What somebody says of themselves as a local leader, in each hub they lead for."""
    return list(LocalLeader.objects.current(timezone.localdate()).filter(user=user))


def own_interests(user) -> list[ExpressionOfInterest]:
    """What somebody has asked for that is open, each with the place if they have it, latest first.

    Whoever has a place was given it on asking for it, so both are found at once.
    """
    rows = ExpressionOfInterest.objects.open().filter(person__user=user)
    groups = WorkGroup.objects.with_first_date().select_related("hub")
    return list(
        rows.select_related("person", "place__person")
        .prefetch_related(Prefetch("workgroup", groups))
        .order_by("-sent_at", "-pk")
    )
