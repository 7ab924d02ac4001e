"""What a person's home page shows, across the apps, in a few queries."""

from datetime import timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from access.permissions import Permission as P
from access.permissions import roles_that_may
from evaluations.choices import ReportState
from evaluations.models import Report
from evaluations.queries.network import Year, network_total
from fees.models import Fee
from hubs.choices import HubTextKind
from hubs.models import Hub, HubText, LeadSchool, Membership
from needs.models import Enquiry
from outbox.models import Message
from pages.expressions import number_of
from pages.rules.school_year import school_year_of
from participants.choices import InterestState
from participants.models import Cancellation, ExpressionOfInterest, Participant
from participants.queries.attendance_register import registers_due, without_register
from participants.queries.place import with_a_place_free
from workgroups.choices import ProjectKind
from workgroups.models import (
    AgreedAction,
    LocalLeader,
    SupportVisit,
    WorkGroup,
    WorkGroupLead,
    Workshop,
)

WEEK = timedelta(days=7)
OWN_VISITS = 10  # of somebody on their home page
HALF_A_YEAR = timedelta(days=180)
OUT_OF_THE_LEADS_HANDS = [ReportState.SUBMITTED, ReportState.APPROVED]


def count_in_hub(rows: QuerySet, path: str) -> Subquery:
    """How many of `rows` belong to each hub; `path` leads from a row to its hub."""
    return number_of(rows.filter(**{path: OuterRef("pk")}))


def hub_figures(user) -> list[Hub]:
    """The hubs somebody works for, each with the numbers that call for an act."""
    # Not every hub one may see: the national team sees all, and works for none of them.
    own_hubs = user.hub_ids({role for role, _ in user.current_roles})
    if not own_hubs:
        return []
    now, today = timezone.now(), timezone.localdate()
    new = ExpressionOfInterest.objects.filter(state=InterestState.NEW)
    offered = ExpressionOfInterest.objects.filter(state=InterestState.OFFERED)
    groups = with_a_place_free(WorkGroup.objects.filter(hub=OuterRef("pk")), now)
    waiting = groups.order_by().values("hub").annotate(n=Sum("waiting"))
    missing = without_register(Workshop.objects.all(), now)
    return list(
        Hub.objects.visible_to(user, can=P.VIEW_HUB)
        .filter(pk__in=own_hubs)
        .annotate(
            # Each number by a subquery of its own: joined, their rows would multiply.
            interests_to_decide=count_in_hub(new, "workgroup__hub"),
            heads_to_answer=count_in_hub(new.awaiting_head(), "workgroup__hub"),
            people_of_closed_schools=count_in_hub(
                ExpressionOfInterest.objects.of_closed_schools(now), "workgroup__hub"
            ),
            # A hub where nobody waits has no row to sum up.
            waiting_with_a_place=Coalesce(
                Subquery(waiting.values("n"), output_field=IntegerField()), 0
            ),
            offers_open=count_in_hub(offered, "workgroup__hub"),
            registers_missing=count_in_hub(missing, "workgroup__hub"),
            fees_to_decide=count_in_hub(Fee.objects.awaiting_decision(), "hub"),
            fees_to_invoice=count_in_hub(Fee.objects.to_invoice(), "hub"),
            reports_to_review=count_in_hub(
                Report.objects.filter(state=ReportState.SUBMITTED).exclude(own_reports(user)),
                "workgroup__hub",
            ),
            visits_to_write_up=count_in_hub(SupportVisit.objects.to_write_up(today), "hub"),
            agreed_late=count_in_hub(AgreedAction.objects.late(today), "visit__hub"),
            enquiries_to_answer=count_in_hub(Enquiry.objects.waiting(), "hub"),
            enquiries_overdue=count_in_hub(Enquiry.objects.overdue(today), "hub"),
            enquiries_set_aside=count_in_hub(Enquiry.objects.set_aside(), "hub"),
            lacks_settings=~Exists(LeadSchool.objects.current(today).filter(hub=OuterRef("pk")))
            | ~Exists(HubText.objects.filter(hub=OuterRef("pk"), kind=HubTextKind.PRIVACY)),
            messages_failed=count_in_hub(Message.objects.exclude(failed_at=None), "hub"),
        )
    )


def own_reports(user) -> Q:
    """Those that somebody else reviews: handed in by the user, or on a Work Group they lead."""
    return Q(submitted_by=user) | Q(workgroup__in=user.led_workgroups.order_by().values("pk"))


def reports_with_others(user) -> list[Report]:
    """Reports handed in that are for somebody else to review, each with their `reviewers`."""
    reviews = Q(workgroup__hub__in=user.hub_ids(roles_that_may(P.REVIEW_REPORT)))
    leading = Membership.objects.current(timezone.localdate()).filter(
        hub=OuterRef("workgroup__hub"), role__in=roles_that_may(P.REVIEW_REPORT)
    )
    others = leading.exclude(user=OuterRef("submitted_by")).exclude(
        user__in=WorkGroupLead.objects.filter(workgroup=OuterRef(OuterRef("workgroup"))).values(
            "user"
        )
    )
    rows = Report.objects.visible_to(user, can=P.VIEW_REPORT).filter(state=ReportState.SUBMITTED)
    rows = rows.filter(~reviews | own_reports(user))
    names = ArraySubquery(others.order_by("user__name", "pk").values("user__name"))
    return list(
        rows.annotate(reviewers=names).select_related("workgroup").order_by("submitted_at", "pk")
    )


def network_this_year(user) -> Year:
    """The figures of all hubs together, for those who look after the whole network."""
    today = timezone.localdate()
    hubs = Hub.objects.visible_to(user, can=P.VIEW_NETWORK).open(today)
    return network_total(hubs, school_year_of(today))


def workshops_ahead(user) -> list[Workshop]:
    """The workshops of the next seven days, with how many are coming and who have cancelled."""
    now = timezone.now()
    taking_part = Participant.objects.taking_part().filter(workgroup=OuterRef("workgroup"))
    # Whoever has withdrawn is no place any more, so it must not be taken off a second time.
    cancelled = Cancellation.objects.standing().filter(
        workshop=OuterRef("pk"), participant__withdrawn_at=None
    )
    return list(
        Workshop.objects.visible_to(user, can=P.VIEW_WORKGROUP)
        .standing()
        .filter(
            # One that has begun stays in sight for the day.
            starts_at__gte=now - timedelta(hours=12),
            starts_at__lt=now + WEEK,
            workgroup__published_at__isnull=False,
            workgroup__cancelled_at=None,
        )
        .annotate(
            places=number_of(taking_part),
            cancelled=number_of(cancelled),
            coming=F("places") - F("cancelled"),
        )
        .select_related("workgroup__hub", "venue")
        .order_by("starts_at", "pk")
    )


def led_workgroups(user) -> list[WorkGroup]:
    """The Work Groups somebody leads that are not over for more than half a year.

    With `register_due` and `register_on`, the first register to take, and `report_due`, whether
    the lead is the one to write the report now.
    """
    now = timezone.now()
    due = registers_due(Workshop.objects.all(), now).filter(workgroup=OuterRef("pk"))
    first_due = due.order_by("starts_at", "pk")
    with_hub = Report.objects.filter(workgroup=OuterRef("pk"), state__in=OUT_OF_THE_LEADS_HANDS)
    rows = WorkGroup.objects.filter(leads=user, cancelled_at=None).with_dates()
    rows = rows.filter(Q(last_at=None) | Q(last_at__gte=now - HALF_A_YEAR)).annotate(
        register_due=Subquery(first_due.values("pk")[:1]),
        register_on=Subquery(first_due.values("starts_at")[:1]),
        # Asked of leads until it is handed in, and again when it is given back.
        report_due=Q(published_at__isnull=False, last_at__lt=now)
        & ~Q(project__kind=ProjectKind.EVENT)
        & ~Exists(with_hub),
    )
    return list(rows.select_related("hub", "project").order_by("first_at", "pk"))


def own_visits(user) -> list[SupportVisit]:
    """The visits to schools that somebody is to make or to write up, the first day first."""
    rows = SupportVisit.objects.planned().filter(visitor=user)
    return list(rows.select_related("school").order_by("day", "pk")[:OWN_VISITS])


def own_profiles(user) -> list[LocalLeader]:
    """What somebody says of themselves as a local leader, in each hub they lead for."""
    return list(LocalLeader.objects.current(timezone.localdate()).filter(user=user))


def own_interests(user) -> list[ExpressionOfInterest]:
    """What somebody has asked for that is open, each with the place if they have it, latest first.

    Whoever has a place was given it on asking for it, so both are one query.
    """
    rows = ExpressionOfInterest.objects.open().filter(person__user=user)
    return list(
        rows.select_related("workgroup__hub", "person", "place__person").order_by("-sent_at", "-pk")
    )
