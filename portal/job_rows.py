"""Which rows call for an act, where it takes more than one of their own querysets to say."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from evaluations.choices import ReportState
from evaluations.models import Report
from hubs.choices import HubTextKind
from hubs.models import Hub, HubText, LeadSchool
from pages.prepared import NOW, USER
from participants.choices import InterestState
from participants.models import ExpressionOfInterest, Offer
from participants.queries.agreement import unsigned
from participants.queries.place import with_a_place_free
from workgroups.models import WorkGroup, WorkGroupLead


def new_interests() -> QuerySet:
    return ExpressionOfInterest.objects.filter(state=InterestState.NEW)


def hubs_to_settle(on: date) -> QuerySet:
    """Those without a lead school or a privacy notice."""
    leads = LeadSchool.objects.current(on).filter(hub=OuterRef("pk"))
    notice = HubText.objects.filter(hub=OuterRef("pk"), kind=HubTextKind.PRIVACY)
    return Hub.objects.filter(~Exists(leads) | ~Exists(notice))


def reports_of_others(on: date) -> QuerySet:
    """Handed in, by somebody else, on Work Groups that the reader does not lead."""
    led = WorkGroupLead.objects.filter(workgroup=OuterRef("workgroup"), user=USER)
    handed_in = Report.objects.filter(state=ReportState.SUBMITTED)
    return handed_in.exclude(submitted_by=USER).filter(~Exists(led))


def interests_with_a_place(on: date) -> QuerySet:
    groups = with_a_place_free(WorkGroup.objects.filter(pk=OuterRef("workgroup")), NOW)
    return ExpressionOfInterest.objects.waiting().filter(Exists(groups))


def open_offer_made_at() -> Subquery:
    open_ones = Offer.objects.open().filter(interest=OuterRef("pk"))
    return Subquery(open_ones.values("offered_at")[:1])


def interests_unsigned(on: date) -> QuerySet:
    return unsigned(ExpressionOfInterest.objects.all(), NOW)
