"""What calls for an act in a hub: which rows, since when, whose turn it is, and the act."""

from datetime import date
from typing import Any

from django.db.models import (
    Case,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest, TruncDate

from access.permissions import Permission as P
from evaluations.choices import ReportState
from evaluations.models import Report
from evaluations.queries.glance import with_few_answers
from evaluations.queries.report import owing_a_report
from fees.models import Fee
from hubs.choices import HubTextKind
from hubs.models import Hub, HubText, LeadSchool
from needs.models import Enquiry
from outbox.models import Message
from pages.prepared import NOW, USER
from participants.choices import InterestState
from participants.models import ExpressionOfInterest, Offer
from participants.queries.attendance_register import without_register
from participants.queries.place import under_recruited, with_a_place_free
from portal.job import NOTHING, Job, leads_of, leads_of_workshop, more_than_days, title_of
from workgroups.choices import ActionOwner
from workgroups.models import AgreedAction, SupportVisit, WorkGroup, WorkGroupLead, Workshop
from workgroups.rules import lateness

ENOUGH = f"{lateness.ENOUGH_ANSWERS}%"


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


OF_INTERESTS: dict[str, Any] = {
    "can": P.ALLOCATE_PLACES,
    "hub": "workgroup__hub",
    "page": "participants:interests",
    "since": TruncDate("sent_at"),
    "who": F("name"),
    "about": title_of("workgroup__"),
}

# A test opens the page behind each and counts as many rows there.
JOBS = (
    Job(
        "hubs_to_settle",
        P.EDIT_HUB,
        hubs_to_settle,
        hub="pk",
        since=F("opened_on"),
        thing="{who} is not ready for its first Work Group: it has no lead school or no privacy"
        " notice",
        page="hubs:settings",
        one="hub not ready for its first Work Group",
        many="hubs not ready for their first Work Group",
        who=F("name"),
        act="See what is left to settle",
        act_page="hubs:hub_detail",
    ),
    Job(
        "enquiries_to_answer",
        P.ANSWER_ENQUIRIES,
        lambda on: Enquiry.objects.waiting(),
        hub="hub",
        since=TruncDate("sent_at"),
        is_late=lambda on: Q(answer_by__lt=on),
        thing="Enquiry from {who}",
        one="enquiry to answer",
        many="enquiries to answer",
        page="needs:enquiries",
        query="?state=waiting",
        who=F("name"),
        about=F("organisation"),
        whose=F("assigned_to__name"),
        act="Answer",
        act_page="needs:enquiry",
    ),
    Job(
        "enquiries_set_aside",
        P.ANSWER_ENQUIRIES,
        lambda on: Enquiry.objects.set_aside(),
        hub="hub",
        since=TruncDate("set_aside_at"),
        thing="Message set aside as possible spam, from {who}",
        one="message set aside as possible spam",
        many="messages set aside as possible spam",
        page="needs:enquiries",
        query="?state=set_aside",
        who=F("name"),
        act="Look and take in or close",
        act_page="needs:enquiry",
    ),
    Job(
        "interests_to_decide",
        rows=lambda on: new_interests().past_head(),
        thing="Expression of interest of {who}",
        one="expression of interest to decide",
        many="expressions of interest to decide",
        query="?state=new&answer=past",
        late_before=more_than_days(14),
        act="Decide",
        act_page="participants:interest",
        **OF_INTERESTS,
    ),
    Job(
        "heads_to_answer",
        rows=lambda on: new_interests().awaiting_head(),
        thing="Head who has not answered about {who}",
        one="head who has not answered",
        many="heads who have not answered",
        query="?state=new&answer=none",
        whose=F("head_name"),
        act="Ask again or note the answer",
        act_page="participants:interest",
        **OF_INTERESTS,
    ),
    Job(
        "people_to_tell_apart",
        rows=lambda on: new_interests().in_doubt(),
        thing="Is {who} somebody we know?",
        one="person to tell apart",
        many="people to tell apart",
        query="?state=new&who=doubt",
        act="Say who it is",
        act_page="participants:interest",
        **OF_INTERESTS,
    ),
    Job(
        "waiting_with_a_place",
        rows=interests_with_a_place,
        thing="{who} waits while a place is free",
        one="person waiting while a place is free",
        many="people waiting while a place is free",
        query="?place=free",
        act="Offer",
        act_page="participants:interest",
        **OF_INTERESTS | {"since": TruncDate("waiting_since")},
    ),
    Job(
        "offers_open",
        rows=lambda on: ExpressionOfInterest.objects.filter(state=InterestState.OFFERED),
        thing="Offer to {who}",
        one="offer not answered yet",
        many="offers not answered yet",
        query="?state=offered",
        whose=F("name"),
        act="Look",
        act_page="participants:interest",
        **OF_INTERESTS | {"since": TruncDate(open_offer_made_at())},
    ),
    Job(
        "workgroups_under_recruited",
        P.ALLOCATE_PLACES,
        lambda on: under_recruited(WorkGroup.objects.all(), NOW),
        hub="hub",
        since=TruncDate("first_at"),
        since_words="starts",
        late_before=lateness.people_late_before,
        thing="{who} has fewer than half of its places taken or offered",
        page="workgroups:list",
        query="?late=people",
        one="Work Group with fewer than half of its places taken or offered",
        many="Work Groups with fewer than half of their places taken or offered",
        who=title_of(""),
        act="Find people",
        act_page="participants:people",
    ),
    Job(
        "registers_missing",
        P.TAKE_REGISTER,
        lambda on: without_register(Workshop.objects.all(), NOW),
        hub="workgroup__hub",
        since=TruncDate("ends_at"),
        late_before=lateness.register_late_before,
        thing="Register of {who}",
        one="register missing",
        many="registers missing",
        page="participants:missing_registers",
        who=title_of("workgroup__"),
        whose=Coalesce(leads_of_workshop("pk"), leads_of("workgroup")),
        act="Take the register",
        act_page="participants:register",
    ),
    Job(
        "fees_to_decide",
        P.WAIVE_FEE,
        lambda on: Fee.objects.awaiting_decision(),
        hub="hub",
        since=TruncDate("proposed_at"),
        thing="Fee for {who}",
        one="fee to decide",
        many="fees to decide",
        page="fees:fees",
        query="?state=proposed",
        who=F("attendance__participant__person__name"),
        about=F("school__name"),
        act="Decide",
        act_page="fees:fee",
    ),
    Job(
        "fees_to_invoice",
        P.ISSUE_INVOICE,
        lambda on: Fee.objects.to_invoice(),
        hub="hub",
        since=TruncDate("decided_at"),
        late_before=more_than_days(14),
        thing="Confirmed fee for {who}",
        one="confirmed fee to invoice",
        many="confirmed fees to invoice",
        page="fees:to_invoice",
        who=F("attendance__participant__person__name"),
        about=F("school__name"),
        act="Invoice",
        act_page="fees:fee",
    ),
    Job(
        "surveys_with_few_answers",
        P.VIEW_ANSWERS,
        lambda on: with_few_answers(WorkGroup.objects.all(), NOW),
        hub="hub",
        since=TruncDate("closes_at"),
        since_words="closes",
        late_before=lateness.answers_late_before,
        thing=f"Survey of {{who}}: fewer than {ENOUGH} have answered",
        page="workgroups:list",
        query="?late=survey",
        one=f"survey that fewer than {ENOUGH} have answered",
        many=f"surveys that fewer than {ENOUGH} have answered",
        who=title_of(""),
        whose=Value("Participants", output_field=TextField()),
        act="See who has answered",
        act_page="evaluations:evidence",
    ),
    Job(
        "reports_due",
        P.EDIT_WORKGROUP,
        lambda on: owing_a_report(WorkGroup.objects.with_last_date(), NOW),
        hub="hub",
        since=TruncDate("last_at"),
        late_before=lateness.report_late_before,
        thing="Report on {who}",
        page="workgroups:list",
        query="?late=report",
        one="report not handed in",
        many="reports not handed in",
        who=title_of(""),
        whose=leads_of("pk"),
        act="See how far it is",
        act_page="evaluations:report_read",
    ),
    Job(
        "reports_to_review",
        P.REVIEW_REPORT,
        reports_of_others,
        hub="workgroup__hub",
        since=TruncDate("submitted_at"),
        late_before=more_than_days(14),
        thing="Report on {who}",
        one="report to review",
        many="reports to review",
        page="evaluations:reports",
        query="?state=submitted",
        who=title_of("workgroup__"),
        act="Review",
        act_page="evaluations:report_read",
        act_pk="workgroup",
    ),
    Job(
        "visits_to_write_up",
        P.WRITE_VISIT,
        lambda on: SupportVisit.objects.to_write_up(on),
        hub="hub",
        since=F("day"),
        late_before=lateness.write_up_late_before,
        thing="Visit to {who}",
        one="visit to write up",
        many="visits to write up",
        page="workgroups:visits",
        query="?state=to_write_up",
        who=F("school__name"),
        about=F("focus"),
        whose=F("visitor__name"),
        act="Write up",
        act_page="workgroups:visit",
    ),
    Job(
        "agreed_late",
        P.PLAN_VISIT,
        lambda on: AgreedAction.objects.late(on),
        hub="visit__hub",
        since=F("by_on"),
        since_words="due",
        late_before=more_than_days(0),
        thing="Agreed on a visit to {who}",
        one="action agreed on a visit that is late",
        many="actions agreed on visits that are late",
        page="workgroups:visits",
        query="?agreed=late",
        who=F("visit__school__name"),
        about=F("what"),
        whose=Case(
            When(owner=ActionOwner.SCHOOL, then=F("visit__school__name")),
            When(owner=ActionOwner.VISITOR, then=F("visit__visitor__name")),
            default=NOTHING,
            output_field=TextField(),
        ),
        act="Note how far it is",
        act_page="workgroups:visit",
        act_pk="visit",
    ),
    Job(
        "people_of_closed_schools",
        P.ALLOCATE_PLACES,
        lambda on: ExpressionOfInterest.objects.of_closed_schools(NOW),
        hub="workgroup__hub",
        # Whoever asked after the school had closed waits since they asked.
        since=Greatest("school__closed_on", TruncDate("sent_at")),
        thing="{who}, whose school has closed",
        one="person whose school has closed",
        many="people whose schools have closed",
        page="participants:closed_schools",
        who=F("name"),
        about=F("school__name"),
        act="Move to the new school",
        act_page="participants:move_to_school",
    ),
    Job(
        "messages_failed",
        P.VIEW_MESSAGES,
        lambda on: Message.objects.failed(),
        hub="hub",
        since=TruncDate("failed_at"),
        late_before=more_than_days(1),
        thing="Email that could not be sent to {who}",
        one="email that could not be sent",
        many="emails that could not be sent",
        page="outbox:messages",
        query="?state=failed",
        who=F("to_email"),
        about=F("subject"),
        act="Put right and send again",
        act_page="outbox:message",
    ),
)
