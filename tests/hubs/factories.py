"""Organisations without a URN, partners of a hub, and people to write to at a school."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from hubs.choices import PartnerKind
from hubs.models import Partner
from schools.choices import ContactRole, ContactSource, SchoolKind
from schools.models import Contact
from tests.factories import HubFactory, SchoolFactory, UserFactory


class OrganisationFactory(SchoolFactory):
    """A university, which stands in no register."""

    kind = SchoolKind.UNIVERSITY
    urn = None
    name = factory.Sequence(lambda n: f"University of Larkfield {n}")
    local_authority = None
    phase = ""


class PartnerFactory(DjangoModelFactory):
    class Meta:
        model = Partner

    hub = factory.SubFactory(HubFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    kind = PartnerKind.STRATEGIC
    from_on = date(2014, 9, 1)


class ContactFactory(DjangoModelFactory):
    """A head whose address is in use."""

    class Meta:
        model = Contact

    school = factory.SubFactory(SchoolFactory)
    role = ContactRole.HEAD
    name = factory.Sequence(lambda n: f"Contact {n}")
    email = factory.Sequence(lambda n: f"contact{n}@example.org")
    from_on = date(2014, 9, 1)
    source = ContactSource.TOLD
    noted_by = factory.SubFactory(UserFactory)
