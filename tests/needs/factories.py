"""Messages to hubs, needs and what comes of them, for tests."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from needs.choices import EnquiryKind, NeedSource, NeedTheme
from needs.models import Enquiry, Need, NeedSurvey, Priority
from pages.rules.school_year import school_year_of
from tests.factories import HubFactory


class EnquiryFactory(DjangoModelFactory):
    """A question to the hub, to be answered in a few days."""

    class Meta:
        model = Enquiry

    hub = factory.SubFactory(HubFactory)
    kind = EnquiryKind.QUESTION
    form_key = factory.Sequence(lambda n: f"form-{n}")
    name = factory.Sequence(lambda n: f"Enquirer {n}")
    email = factory.Sequence(lambda n: f"enquirer{n}@example.org")
    message = "Which Work Group is for us?"
    answer_by = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=7))


class NeedFactory(DjangoModelFactory):
    class Meta:
        model = Need

    hub = factory.SubFactory(HubFactory)
    school_year = factory.LazyFunction(lambda: school_year_of(timezone.localdate()))
    source = NeedSource.DIRECT
    what_is_needed = factory.Sequence(lambda n: f"Somebody to plan lessons with ({n})")
    themes = [NeedTheme.DEVELOPMENT]


class NeedSurveyFactory(DjangoModelFactory):
    """Open today and for two weeks more."""

    class Meta:
        model = NeedSurvey

    hub = factory.SubFactory(HubFactory)
    school_year = factory.LazyFunction(lambda: school_year_of(timezone.localdate()))
    title = factory.Sequence(lambda n: f"What does your school need? ({n})")
    opens_on = factory.LazyFunction(timezone.localdate)
    closes_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=14))


class PriorityFactory(DjangoModelFactory):
    """A draft for this school year."""

    class Meta:
        model = Priority

    hub = factory.SubFactory(HubFactory)
    school_year = factory.LazyFunction(lambda: school_year_of(timezone.localdate()))
    title = factory.Sequence(lambda n: f"Secure number facts {n}")
    position = factory.Sequence(lambda n: n + 1)
