"""Agreements, signatures under them, and governors' reports."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from hubs.models import Agreement
from participants.actions.approval import record_approval
from participants.choices import Channel, Decision, Signatory, Term
from participants.models import AgreementSignature, GovernorReport
from tests.factories import HubFactory, InterestFactory, UserFactory, WorkGroupFactory, school_in


class AgreementFactory(DjangoModelFactory):
    """With the dates and the governors' report among its clauses."""

    class Meta:
        model = Agreement

    hub = factory.SubFactory(HubFactory)
    version = factory.Sequence(lambda n: n % 30_000 + 1)
    opening = "Between the hub, the school and the teacher."
    dates = "The teacher comes to every workshop."
    governors = "Once a term the school reports to its governors."


class SignatureFactory(DjangoModelFactory):
    """The head's, by link."""

    class Meta:
        model = AgreementSignature

    interest = factory.SubFactory(InterestFactory)
    agreement = factory.LazyAttribute(
        lambda row: (
            row.interest.workgroup.agreement or AgreementFactory(hub=row.interest.workgroup.hub)
        )
    )
    role = Signatory.HEAD
    name = "Hari Head"
    shown = factory.LazyFunction(lambda: {"dates": ["Wednesday 3 November"], "fee": "£75.00"})


class GovernorReportFactory(DjangoModelFactory):
    """Not begun."""

    class Meta:
        model = GovernorReport

    workgroup = factory.SubFactory(WorkGroupFactory)
    school = factory.LazyAttribute(lambda row: school_in(row.workgroup.hub))
    term = Term.AUTUMN
    from_on = date(2021, 9, 1)
    due_on = date(2021, 12, 17)


def with_agreement(workgroup, **fields):
    """The same Work Group, where heads and teachers sign an agreement."""
    workgroup.agreement = AgreementFactory(hub=workgroup.hub)
    for name, value in fields.items():
        setattr(workgroup, name, value)
    workgroup.save()
    return workgroup


def by_telephone(interest):
    """The head has agreed, and signed nothing."""
    return record_approval(
        interest=interest,
        decision=Decision.APPROVED,
        decided_by_name="Hari Head",
        channel=Channel.PHONE,
        recorded_by=UserFactory(),
    )
