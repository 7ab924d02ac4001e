"""Rows for tests. Fictional people and schools, with example.org mailboxes."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from access.roles import Role
from hubs.choices import HubTextKind, VatTreatment
from hubs.models import (
    FeePolicy,
    Hub,
    HubArea,
    HubText,
    LeadSchool,
    Membership,
    SchoolOverride,
    User,
)
from participants.choices import Channel, Decision, InterestState
from participants.models import (
    ExpressionOfInterest,
    Participant,
    Person,
    SchoolApproval,
)
from schools.choices import Phase, SchoolStatus
from schools.models import LocalAuthority, Region, School
from workgroups.choices import JobRole, OutcomeLevel, ProjectKind, WorkshopMode
from workgroups.models import Outcome, Project, SchoolTask, Venue, WorkGroup, Workshop
from workgroups.rules.outcome import categories_for

LONDON = ZoneInfo("Europe/London")


def london(*parts) -> datetime:
    return datetime(*parts, tzinfo=LONDON)


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User

    name = factory.Sequence(lambda n: f"Person {n}")
    email = factory.Sequence(lambda n: f"person{n}@example.org")


class RegionFactory(DjangoModelFactory):
    class Meta:
        model = Region
        django_get_or_create = ["code"]

    code = "H"
    name = "London"


class LocalAuthorityFactory(DjangoModelFactory):
    class Meta:
        model = LocalAuthority

    code = factory.Sequence(lambda n: f"{n % 1000:03}")
    name = factory.Sequence(lambda n: f"Authority {n}")
    region = factory.SubFactory(RegionFactory)


class SchoolFactory(DjangoModelFactory):
    class Meta:
        model = School

    urn = factory.Sequence(lambda n: 900_000 + n)
    name = factory.Sequence(lambda n: f"Larkfield School {n}")
    local_authority = factory.SubFactory(LocalAuthorityFactory)
    status = SchoolStatus.OPEN
    phase = "Secondary"
    street = "1 Larkfield Road"
    town = "Larkfield"
    postcode = "ZZ1 1ZZ"


class HubFactory(DjangoModelFactory):
    """A hub with an authority of its own."""

    class Meta:
        model = Hub
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Larkfield Maths Hub {n}")
    slug = factory.Sequence(lambda n: f"larkfield-{n}")
    mailbox = factory.LazyAttribute(lambda hub: f"{hub.slug}@example.org")
    opened_on = date(2014, 9, 1)

    @factory.post_generation
    def area(hub, create, extracted, **kwargs):
        HubArea.objects.create(
            hub=hub,
            local_authority=extracted or LocalAuthorityFactory(),
            from_on=date(2014, 9, 1),
        )


def authority_of(hub: Hub) -> LocalAuthority:
    return hub.areas.get().local_authority


def school_in(hub: Hub, **fields) -> School:
    return SchoolFactory(local_authority=authority_of(hub), hub=hub, **fields)


class SchoolOverrideFactory(DjangoModelFactory):
    class Meta:
        model = SchoolOverride

    hub = factory.SubFactory(HubFactory)
    school = factory.SubFactory(SchoolFactory)
    reason = "The rest of its trust is there."
    decided_by = factory.SubFactory(UserFactory)
    from_on = date(2020, 9, 1)


class LeadSchoolFactory(DjangoModelFactory):
    class Meta:
        model = LeadSchool

    hub = factory.SubFactory(HubFactory)
    school = factory.LazyAttribute(lambda row: school_in(row.hub))
    from_on = date(2014, 9, 1)
    vat_treatment = VatTreatment.OUTSIDE_SCOPE
    invoice_prefix = factory.Sequence(lambda n: f"LK{n}-")
    finance_email = "finance@example.org"
    payment_details = "By transfer to Larkfield School."


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    hub = factory.SubFactory(HubFactory)
    role = Role.ADMINISTRATOR
    from_on = date(2014, 9, 1)


def member(hub: Hub | None, role: Role, **fields) -> User:
    return MembershipFactory(hub=hub, role=role, **fields).user


def of_privacy(text, words: str) -> str:
    return words if text.kind == HubTextKind.PRIVACY else ""


class HubTextFactory(DjangoModelFactory):
    class Meta:
        model = HubText

    hub = factory.SubFactory(HubFactory)
    kind = HubTextKind.PRIVACY
    version = 1
    body = "How the hub uses what you tell it."
    controller = factory.LazyAttribute(lambda text: of_privacy(text, "Larkfield Schools Trust"))
    controller_contact = factory.LazyAttribute(lambda text: of_privacy(text, "dpo@example.org"))


class FeePolicyFactory(DjangoModelFactory):
    class Meta:
        model = FeePolicy

    hub = factory.SubFactory(HubFactory)
    version = factory.Sequence(lambda n: n % 30_000 + 1)
    effective_from = date(2014, 9, 1)
    amount = Decimal("75.00")
    notice_days = 7


class ProjectFactory(DjangoModelFactory):
    class Meta:
        model = Project

    title = factory.Sequence(lambda n: f"Subject Leadership Project {n}")
    school_year = 2021
    kind = ProjectKind.NETWORK


class EventFactory(ProjectFactory):
    """A project of single meetings, open to book."""

    kind = ProjectKind.EVENT


class VenueFactory(DjangoModelFactory):
    class Meta:
        model = Venue

    hub = factory.SubFactory(HubFactory)
    name = factory.Sequence(lambda n: f"Larkfield Hall {n}")
    address = "1 Larkfield Road"
    postcode = "ZZ1 1ZZ"


class WorkGroupFactory(DjangoModelFactory):
    """A published Work Group open for interest today, without workshops yet."""

    class Meta:
        model = WorkGroup

    hub = factory.SubFactory(HubFactory)
    project = factory.SubFactory(ProjectFactory)
    title = factory.Sequence(lambda n: f"Subject Leadership {n}")
    school_year = 2021
    phases = [Phase.SECONDARY]
    outline = "Support for heads of department."
    rationale = "Departments ask for it."
    evidence_plan = "A survey after the last workshop."
    budget = Decimal("1500.00")
    eligible_roles = [JobRole.SUBJECT_LEAD]
    capacity = 20
    places_per_school = 2
    fee_policy = factory.LazyAttribute(lambda row: FeePolicyFactory(hub=row.hub))
    interest_opens_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=30))
    interest_closes_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=30))
    published_at = factory.LazyFunction(timezone.now)
    published_by = factory.SubFactory(UserFactory)


class WorkshopFactory(DjangoModelFactory):
    """A workshop of five hours, in 40 days unless it is said when."""

    class Meta:
        model = Workshop

    workgroup = factory.SubFactory(WorkGroupFactory)
    starts_at = factory.Sequence(lambda n: timezone.now() + timedelta(days=40, minutes=n))
    ends_at = factory.LazyAttribute(lambda row: row.starts_at + timedelta(hours=5))
    mode = WorkshopMode.FACE_TO_FACE
    venue = factory.LazyAttribute(
        lambda row: None if row.mode == WorkshopMode.ONLINE else VenueFactory(hub=row.workgroup.hub)
    )


class SchoolTaskFactory(DjangoModelFactory):
    class Meta:
        model = SchoolTask

    after_workshop = factory.SubFactory(WorkshopFactory)
    workgroup = factory.SelfAttribute("after_workshop.workgroup")
    title = "Try it in your own department"


class OutcomeFactory(DjangoModelFactory):
    class Meta:
        model = Outcome

    workgroup = factory.SubFactory(WorkGroupFactory)
    position = factory.Sequence(lambda n: n % 30_000)
    text = "Lead a shared vision of maths."
    level = OutcomeLevel.LEARNING
    category = factory.LazyAttribute(lambda row: categories_for(row.level)[0])
    measure = "What the lead sees on a visit"


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person

    name = factory.Sequence(lambda n: f"Teacher {n}")
    email = factory.Sequence(lambda n: f"teacher{n}@example.org")
    school = factory.SubFactory(SchoolFactory)


class InterestFactory(DjangoModelFactory):
    """An expression of interest from a school in the hub's area."""

    class Meta:
        model = ExpressionOfInterest

    workgroup = factory.SubFactory(WorkGroupFactory)
    school = factory.LazyAttribute(lambda row: school_in(row.workgroup.hub))
    person = factory.SubFactory(PersonFactory, school=factory.SelfAttribute("..school"))
    name = factory.SelfAttribute("person.name")
    email = factory.SelfAttribute("person.email")
    telephone = factory.SelfAttribute("person.telephone")
    job_role = JobRole.SUBJECT_LEAD
    head_name = "Hari Head"
    head_email = "head@example.org"
    finance_email = "business@example.org"
    fee_policy = factory.SelfAttribute("workgroup.fee_policy")
    state = InterestState.NEW


def approved(
    interest: ExpressionOfInterest, decision: str = Decision.APPROVED
) -> ExpressionOfInterest:
    SchoolApproval.objects.create(
        interest=interest,
        decision=decision,
        decided_by_name=interest.head_name,
        channel=Channel.LINK,
    )
    return interest


class ParticipantFactory(DjangoModelFactory):
    """A place accepted well before anything happens."""

    class Meta:
        model = Participant

    workgroup = factory.SubFactory(WorkGroupFactory)
    interest = factory.LazyAttribute(
        lambda row: InterestFactory(workgroup=row.workgroup, state=InterestState.PLACED)
    )
    person = factory.SelfAttribute("interest.person")
    school = factory.SelfAttribute("interest.school")
    fee_policy = factory.SelfAttribute("workgroup.fee_policy")
    accepted_at = london(2021, 9, 10, 12)
