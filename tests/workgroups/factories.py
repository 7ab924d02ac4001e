"""Rows for tests of schools' journeys, local leaders, visits to schools and resources."""

from datetime import date
from decimal import Decimal

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from pages.choices import DocumentKind
from tests.documents import pdf
from tests.factories import (
    HubFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    school_in,
)
from workgroups.choices import (
    ActionOwner,
    CredentialKind,
    CredentialStatus,
    JourneyStage,
    Phase,
    ResourceTime,
    VisitCompany,
    VisitStanding,
    VisitState,
)
from workgroups.models import (
    AgreedAction,
    Credential,
    Deployment,
    LocalLeader,
    MasteryStage,
    Resource,
    ResourceFile,
    SupportVisit,
    Training,
    WorkGroupTemplate,
)
from workgroups.queries.template import design_of
from workgroups.rules.design import as_json


class MasteryStageFactory(DjangoModelFactory):
    """A secondary school in Development since 2021, noted by its own hub."""

    class Meta:
        model = MasteryStage

    school = factory.LazyFunction(lambda: school_in(HubFactory()))
    phase = Phase.SECONDARY
    stage = JourneyStage.DEVELOPMENT
    from_on = date(2021, 9, 1)
    noted_by = factory.LazyAttribute(lambda row: row.school.hub)


class LocalLeaderFactory(DjangoModelFactory):
    class Meta:
        model = LocalLeader

    hub = factory.SubFactory(HubFactory)
    user = factory.SubFactory(UserFactory)
    from_on = date(2020, 9, 1)
    specialisms = ["Bar modelling"]


class CredentialFactory(DjangoModelFactory):
    class Meta:
        model = Credential

    leader = factory.SubFactory(LocalLeaderFactory)
    kind = CredentialKind.SLE
    status = CredentialStatus.AWARDED
    awarded_on = date(2020, 9, 1)


class TrainingFactory(DjangoModelFactory):
    class Meta:
        model = Training

    leader = factory.SubFactory(LocalLeaderFactory)
    title = "Leading others"
    on = date(2021, 10, 1)


class DeploymentFactory(DjangoModelFactory):
    """Sent to a school of the leader's hub."""

    class Meta:
        model = Deployment

    leader = factory.SubFactory(LocalLeaderFactory)
    school = factory.LazyAttribute(lambda row: school_in(row.leader.hub))
    purpose = "Bar modelling in Year 4"
    days = Decimal("2.0")
    from_on = date(2021, 9, 1)


class VisitFactory(DjangoModelFactory):
    """A local leader is to go to a school of the hub."""

    class Meta:
        model = SupportVisit

    hub = factory.SubFactory(HubFactory)
    school = factory.LazyAttribute(lambda row: school_in(row.hub))
    visitor = factory.LazyAttribute(lambda row: LocalLeaderFactory(hub=row.hub).user)
    day = date(2022, 6, 8)
    focus = "Reasoning in Year 3"


class HeldVisitFactory(VisitFactory):
    """It took place, with the maths lead alone, and went well."""

    day = date(2022, 5, 11)
    state = VisitState.HELD
    company = [VisitCompany.MATHS_LEAD]
    standing = VisitStanding.WELL
    summary = "Lessons are planned together now"
    notes = "We watched two lessons"


class AgreedActionFactory(DjangoModelFactory):
    class Meta:
        model = AgreedAction

    visit = factory.SubFactory(HeldVisitFactory)
    position = factory.Sequence(lambda n: n % 10 + 1)
    what = "Show the staff what a bar model is"
    owner = ActionOwner.SCHOOL
    by_on = date(2022, 6, 22)


class ResourceFactory(DjangoModelFactory):
    """A link for before a workshop."""

    class Meta:
        model = Resource

    workshop = factory.SubFactory(WorkshopFactory)
    workgroup = factory.SelfAttribute("workshop.workgroup")
    time = ResourceTime.BEFORE
    title = factory.Sequence(lambda n: f"Bar models {n}")
    link = "https://resources.example.org/bars"
    publisher = "Larkfield Maths Hub"
    licence = "CC BY 4.0"


class ResourceFileFactory(DjangoModelFactory):
    class Meta:
        model = ResourceFile

    resource = factory.SubFactory(ResourceFactory, has_file=True)
    kind = DocumentKind.PDF
    content = factory.LazyFunction(pdf)


class WorkGroupTemplateFactory(DjangoModelFactory):
    """Made from a Work Group of its hub, of which it has the design."""

    class Meta:
        model = WorkGroupTemplate

    hub = factory.SubFactory(HubFactory)
    made_from = factory.LazyAttribute(lambda row: WorkGroupFactory(hub=row.hub))
    title = factory.Sequence(lambda n: f"Leading a department {n}")
    design = factory.LazyAttribute(lambda row: as_json(design_of(row.made_from)))
    updated_at = factory.LazyFunction(timezone.now)
    updated_by = factory.SubFactory(UserFactory)
