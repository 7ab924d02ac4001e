"""Two hubs in full, with one of everything and somebody in every role."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.utils import timezone

from access.roles import Role
from fees.actions.fee import confirm_fees, propose_fees
from fees.actions.invoice import issue_invoice
from fees.models import Fee, Invoice
from hubs.actions.logo import set_logo
from hubs.choices import HubTextKind, SpecialKind
from hubs.models import Hub, SpecialDays, TermDates, User
from needs.actions.enquiry import answer_enquiry, assign_enquiry, close_enquiry
from needs.choices import EnquiryOutcome
from needs.models import Enquiry, Need
from outbox.models import Message
from pages.choices import Suspicion
from pages.rules.picture import read_picture
from pages.rules.school_year import school_year_of
from participants.actions.attendance_register import close_register, take_register
from participants.actions.place import give_account, offer_place
from participants.choices import Mark
from participants.models import InterestDraft, NextTimeWish, UnnamedPlace
from portal.demo.logo import steps
from schools.models import ContactChange
from tests.agreement_world import add_agreements
from tests.certificate_world import add_certificates
from tests.evidence_world import add_evidence
from tests.factories import (
    EventFactory,
    HubFactory,
    HubTextFactory,
    InterestFactory,
    LeadSchoolFactory,
    OutcomeFactory,
    ParticipantFactory,
    ProjectFactory,
    SchoolOverrideFactory,
    SchoolTaskFactory,
    UserFactory,
    VenueFactory,
    WorkGroupFactory,
    WorkshopFactory,
    approved,
    member,
)
from tests.hubs.factories import ContactFactory, OrganisationFactory, PartnerFactory
from tests.leader_world import add_leader
from tests.lesson_world import add_lessons
from tests.meeting_world import add_meetings
from tests.needs.factories import EnquiryFactory, NeedFactory, NeedSurveyFactory, PriorityFactory
from tests.participants.factories import (
    TaskAccountFactory,
    TaskFileFactory,
)
from tests.person_world import add_person_records
from tests.published_world import add_published
from tests.register_world import add_closed_school, add_register
from tests.school_factories import ActionPlanFactory, ContactNoteFactory, InitiativeFactory
from tests.schools.register_factories import (
    add_register_file,
)
from tests.workgroups.factories import (
    MasteryStageFactory,
    ResourceFileFactory,
)
from tests.workgroups.with_template import add_template
from tests.written_world import add_writing
from workgroups.choices import SupportType, WorkshopMode
from workgroups.models import SavedFilter

LONG_AGO = timedelta(days=60)
HOUR = timedelta(hours=1)


@dataclass
class World:
    """One hub: its people by role, and its rows by name."""

    hub: Hub
    people: dict[str, User] = field(default_factory=dict)
    rows: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name):
        if name in self.__dict__.get("rows", {}):
            return self.rows[name]
        raise AttributeError(name)

    def refresh(self) -> None:
        """Reads every row again: links to act carry a mark of the address that they went to."""
        for row in self.rows.values():
            row.refresh_from_db()


def build_world() -> World:
    world = World(hub=HubFactory())
    world.hub = set_logo(hub=world.hub, words="Four steps", picture=read_picture(steps()))
    world.rows["hub"] = world.hub
    world.rows["system_message"] = Message.objects.create(
        key=f"system:{world.hub.pk}",
        kind="sign-in-code",
        to_email="tara@example.org",
        subject="Your code",
        text="ABCD-EFGH",
    )
    add_people(world)
    add_register_file(world)
    add_workgroup(world)
    add_parallel(world)
    add_saved_filter(world)
    add_absence(world)
    add_evidence(world)
    add_enquiries(world)
    add_network(world)
    add_leader(world, world.people["lead"])
    add_between(world)
    add_lessons(world)
    add_agreements(world)
    add_register(world)
    add_certificates(world)
    add_published(world)
    add_meetings(world)
    add_conference(world)
    add_closed_school(world)
    add_template(world)
    add_person_records(world)
    return world


def add_people(world: World) -> None:
    hub = world.hub
    world.people = {
        "admin": member(hub, Role.ADMINISTRATOR),
        "hub_lead": member(hub, Role.HUB_LEAD),
        "board": member(hub, Role.BOARD),
        "partner": member(hub, Role.PARTNER),
        "lead": UserFactory(),
        "guest": UserFactory(),
        "left": member(hub, Role.ADMINISTRATOR, until_on=timezone.localdate() - timedelta(days=1)),
    }
    world.rows["lead_school"] = LeadSchoolFactory(hub=hub)
    world.rows["area"] = hub.areas.get()
    add_override(world)
    world.rows["special_days"] = SpecialDays.objects.create(
        kind=SpecialKind.EXAMS,
        name=f"Exams {hub.pk}",
        from_on=timezone.localdate(),
        until_on=timezone.localdate(),
    )
    TermDates.objects.create(
        hub=hub,
        school_year=school_year_of(timezone.localdate()),
        name="Term",
        from_on=timezone.localdate(),
        until_on=timezone.localdate(),
    )
    world.rows["membership"] = hub.memberships.get(user=world.people["board"])
    for kind in HubTextKind:
        HubTextFactory(hub=hub, kind=kind)


def add_override(world: World) -> None:
    world.rows["override"] = SchoolOverrideFactory(hub=world.hub, decided_by=world.people["admin"])


def add_saved_filter(world: World) -> None:
    name = f"Running {SavedFilter.objects.count()}"
    world.rows["saved_filter"] = SavedFilter.objects.create(
        user=world.people["admin"], name=name, query="stage=running"
    )


def add_workgroup(world: World) -> None:
    now = timezone.now()
    admin = world.people["admin"]
    workgroup = WorkGroupFactory(
        hub=world.hub,
        published_by=admin,
        project=ProjectFactory(support_type=SupportType.COMMISSIONING),
        provider=OrganisationFactory(hub=world.hub),
        contract_reference="C-2021/17",
    )
    workgroup.leads.add(world.people["lead"])
    OutcomeFactory(workgroup=workgroup)
    past = WorkshopFactory(workgroup=workgroup, starts_at=now - timedelta(days=20))
    today = WorkshopFactory(workgroup=workgroup, starts_at=now - HOUR, mode=WorkshopMode.HYBRID)
    today.leads.add(world.people["guest"])
    future = WorkshopFactory(workgroup=workgroup, starts_at=now + timedelta(days=20))
    participant = ParticipantFactory(workgroup=workgroup, accepted_at=now - LONG_AGO)
    give_account(participant.person)
    world.people["teacher"] = participant.person.user
    offered = approved(InterestFactory(workgroup=workgroup))
    offer = offer_place(interest=offered, by=admin)
    world.rows |= {
        "workgroup": workgroup,
        "national_project": workgroup.project,
        "project": ProjectFactory(hub=world.hub, school_year=2020),
        "past": past,
        "today": today,
        "future": future,
        "venue": future.venue,
        "retired_venue": VenueFactory(hub=world.hub, retired_on=timezone.localdate()),
        "task": SchoolTaskFactory(after_workshop=past, workgroup=workgroup),
        "participant": participant,
        "school": participant.school,
        "mastery_stage": MasteryStageFactory(school=participant.school),
        "interest": approved(InterestFactory(workgroup=workgroup)),
        "unanswered": InterestFactory(workgroup=workgroup),
        "offer": offer,
        "draft": InterestDraft.objects.create(workgroup=workgroup),
        "wish": NextTimeWish.objects.create(workgroup=workgroup, email="wish@example.org"),
        "message": Message.objects.get(kind="place-offered", about_id=offer.pk),
        "sent_message": Message.objects.create(
            key=f"place-confirmed:{participant.pk}",
            kind="place-confirmed",
            hub=world.hub,
            about_id=participant.pk,
            to_email=participant.person.email,
            subject="You have a place",
            text="See your dates",
            sent_at=now - LONG_AGO,
        ),
        "initiative": InitiativeFactory(
            hub=world.hub, school=participant.school, declared_by=admin
        ),
        "action_plan": ActionPlanFactory(
            workgroup=workgroup, school=participant.school, saved_by=admin
        ),
        "contact_note": ContactNoteFactory(
            hub=world.hub, school=participant.school, written_by=admin
        ),
    }


def add_parallel(world: World) -> None:
    """Another Work Group of the same project, to which people can be moved."""
    beside = {"project": world.workgroup.project, "fee_policy": world.workgroup.fee_policy}
    parallel = WorkGroupFactory(hub=world.hub, published_by=world.people["admin"], **beside)
    WorkshopFactory(workgroup=parallel)
    world.rows["parallel"] = parallel
    world.rows["unnamed"] = UnnamedPlace.objects.create(
        workgroup=world.workgroup,
        school=world.school,
        asked_by_name="Nour Names",
        asked_by_email="nour@example.org",
        head_name="Hari Head",
        head_email="head@example.org",
    )


def add_enquiries(world: World) -> None:
    """Messages to the hub in every state, and what schools need."""
    hub, admin = world.hub, world.people["admin"]
    enquiry = EnquiryFactory(hub=hub, school=world.school)
    answer_enquiry(enquiry=enquiry, text="Come and see us.", closes=False, by=admin)
    assign_enquiry(enquiry=enquiry, to=world.people["hub_lead"], by=admin)
    closed = EnquiryFactory(hub=hub)
    close_enquiry(
        enquiry=closed, outcome=EnquiryOutcome.NOTHING_TO_DO, note="Asked twice", by=admin
    )
    suspect = {"suspicion": Suspicion.LINKS, "set_aside_at": timezone.now()}
    need = NeedFactory(
        hub=hub,
        entered_by=admin,
        contact_name="Nia Needs",
        contact_email="nia@example.org",
        may_be_told=True,
    )
    need.schools.add(world.school)
    world.rows |= {
        "enquiry": Enquiry.objects.get(pk=enquiry.pk),
        "closed_enquiry": Enquiry.objects.get(pk=closed.pk),
        "suspect": EnquiryFactory(hub=hub, **suspect),
        "need": need,
        "suspect_need": NeedFactory(hub=hub, **suspect),
        "merged_need": NeedFactory(hub=hub, merged_into=need),
        "other_need": NeedFactory(hub=hub),
        "need_survey": NeedSurveyFactory(hub=hub),
        "draft_priority": PriorityFactory(hub=hub),
    }
    add_priority(world, need)


def add_priority(world: World, need: Need) -> None:
    """An approved priority, built from a need, that the Work Group answers."""
    lead = world.people["hub_lead"]
    priority = PriorityFactory(hub=world.hub, approved_at=timezone.now(), approved_by=lead)
    priority.needs.add(need)
    world.workgroup.priorities.add(priority)
    world.rows["priority"] = priority


def add_absence(world: World) -> None:
    """Two people miss a workshop: one fee is invoiced, one waits for a decision."""
    admin, workgroup = world.people["admin"], world.workgroup
    for _ in range(2):
        ParticipantFactory(workgroup=workgroup, accepted_at=timezone.now() - LONG_AGO)
    people = workgroup.participants.values_list("pk", flat=True)
    marks = dict.fromkeys(people, Mark.ABSENT) | {world.participant.pk: Mark.PRESENT}
    take_register(workshop=world.past, marks=marks, by=admin)
    close_register(workshop=world.past, by=admin)
    propose_fees(now=timezone.now())
    first, second = Fee.objects.filter(attendance__workshop=world.past).order_by("pk")
    confirm_fees(fees=[first.pk], by=admin)
    issue_invoice(
        lead_school=world.lead_school,
        school=first.school,
        fees=[first.pk],
        sent_to="finance@example.org",
        by=admin,
    )
    world.rows |= {"fee": second, "invoice": Invoice.objects.get(fees=first)}


def add_network(world: World) -> None:
    """An organisation that is a partner, and somebody to write to at a school."""
    organisation = OrganisationFactory(hub=world.hub)
    world.rows |= {
        "organisation": organisation,
        "another_organisation": OrganisationFactory(hub=world.hub),
        "partner": PartnerFactory(hub=world.hub, organisation=organisation, is_named_publicly=True),
        "school_contact": ContactFactory(school=world.school, noted_by=world.people["admin"]),
    }
    ContactChange.objects.create(
        contact=world.school_contact, before="Hari", after="Nia", by_name="Mia Maths"
    )


def add_between(world: World) -> None:
    """What was said of a task with a file; others are behind with it."""
    world.task.due_on = timezone.localdate() - timedelta(days=1)
    world.task.save()
    account = TaskAccountFactory(participant=world.participant, task=world.task)
    world.rows |= {
        "task_account": account,
        "task_file": TaskFileFactory(account=account),
        "resource": ResourceFileFactory(resource__workshop=world.past).resource,
    }
    add_writing(world)


def add_conference(world: World) -> None:
    """A joint event of the local leaders to which people can be invited."""
    conference = WorkGroupFactory(
        hub=world.hub,
        project=EventFactory(),
        fee_policy=None,
        for_leaders=True,
        published_by=world.people["admin"],
    )
    WorkshopFactory(workgroup=conference)
    world.rows["conference"] = conference
