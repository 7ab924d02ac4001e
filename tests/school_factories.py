"""Rows about schools: what was said to them, and what they take on elsewhere."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from hubs.choices import ContactWay
from hubs.models import ContactNote
from participants.models import DeclaredInitiative, PlannedAction, SchoolActionPlan
from tests.factories import HubFactory, UserFactory, school_in


class ContactNoteFactory(DjangoModelFactory):
    class Meta:
        model = ContactNote

    hub = factory.SubFactory(HubFactory)
    school = factory.LazyAttribute(lambda row: school_in(row.hub))
    day = date(2021, 9, 10)
    way = ContactWay.PHONE
    said = "The head of maths would like to hear of the next Work Group."
    written_by = factory.SubFactory(UserFactory)


class InitiativeFactory(DjangoModelFactory):
    class Meta:
        model = DeclaredInitiative

    hub = factory.SubFactory(HubFactory)
    school = factory.LazyAttribute(lambda row: school_in(row.hub))
    school_year = 2021
    name = factory.Sequence(lambda n: f"Reading programme {n}")
    declared_by = factory.SubFactory(UserFactory)


class ActionPlanFactory(DjangoModelFactory):
    class Meta:
        model = SchoolActionPlan
        skip_postgeneration_save = True

    priority = "Plan lessons together"

    @factory.post_generation
    def with_action(self, create, extracted, **kwargs):
        what = "Plan one lesson a week as a department"
        PlannedAction.objects.create(plan=self, position=1, what=what, by_on=date(2021, 12, 1))
