"""Rows for tests of schools' journeys and of local leaders."""

from datetime import date
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from tests.factories import HubFactory, UserFactory, school_in
from workgroups.choices import CredentialKind, CredentialStatus, JourneyStage, Phase
from workgroups.models import Credential, Deployment, LocalLeader, MasteryStage, Training


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
