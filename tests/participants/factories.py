"""Rows of what people do between the workshops."""

from datetime import time, timedelta
from uuid import uuid4

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from pages.choices import DocumentKind
from participants.actions.certificate import new_number
from participants.choices import CertificateKind, CircularAudience
from participants.models import (
    Certificate,
    Circular,
    CircularCopy,
    LessonStudy,
    LessonTeaching,
    LessonVersion,
    LessonVisit,
    Post,
    TaskAccount,
    TaskFile,
    Topic,
    WalkIn,
)
from tests.documents import pdf
from tests.factories import (
    ParticipantFactory,
    PersonFactory,
    SchoolTaskFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    school_in,
)


class TaskAccountFactory(DjangoModelFactory):
    """A task that is done, with what came of it."""

    class Meta:
        model = TaskAccount

    participant = factory.SubFactory(ParticipantFactory)
    task = factory.LazyAttribute(
        lambda row: SchoolTaskFactory(
            after_workshop=WorkshopFactory(workgroup=row.participant.workgroup)
        )
    )
    done_at = factory.LazyFunction(timezone.now)
    words = "We planned a lesson together."
    link = "https://lessons.example.org/1"
    colleagues = 3
    pupils = 56
    file_sent_at = factory.SelfAttribute("done_at")


class TaskFileFactory(DjangoModelFactory):
    class Meta:
        model = TaskFile

    account = factory.SubFactory(TaskAccountFactory)
    kind = DocumentKind.PDF
    content = pdf()


class CircularFactory(DjangoModelFactory):
    """Written to those who take part in a Work Group."""

    class Meta:
        model = Circular

    workgroup = factory.SubFactory(WorkGroupFactory)
    hub = factory.SelfAttribute("workgroup.hub")
    audience = CircularAudience.PARTICIPANTS
    subject = factory.Sequence(lambda n: f"Cubes for workshop {n}")
    text = "Dear {first name}, bring cubes."
    written_by = factory.SubFactory(UserFactory)
    reply_to = factory.SelfAttribute("hub.mailbox")
    ticket = factory.LazyFunction(uuid4)


class CircularCopyFactory(DjangoModelFactory):
    class Meta:
        model = CircularCopy

    circular = factory.SubFactory(CircularFactory)
    person = factory.SubFactory(PersonFactory)
    name = factory.SelfAttribute("person.name")
    email = factory.SelfAttribute("person.email")


class TopicFactory(DjangoModelFactory):
    class Meta:
        model = Topic

    workgroup = factory.SubFactory(WorkGroupFactory)
    title = factory.Sequence(lambda n: f"Bar models {n}")


class PostFactory(DjangoModelFactory):
    """Written by somebody who takes part."""

    class Meta:
        model = Post

    topic = factory.SubFactory(TopicFactory)
    words = factory.Sequence(lambda n: f"We tried it in {n} lessons.")
    written_by_place = factory.LazyAttribute(
        lambda row: ParticipantFactory(workgroup=row.topic.workgroup)
    )


class HiddenPostFactory(PostFactory):
    """Written by the lead."""

    written_by_place = None
    written_by = factory.SelfAttribute("hidden_by")
    hidden_at = factory.LazyFunction(timezone.now)
    hidden_by = factory.SubFactory(UserFactory)
    hidden_because = "It says too much"


class LessonStudyFactory(DjangoModelFactory):
    """A lesson without a version yet."""

    class Meta:
        model = LessonStudy

    workgroup = factory.SubFactory(WorkGroupFactory)
    title = factory.Sequence(lambda n: f"Ratio from one bar {n}")
    aim = "That both quantities grow together."
    question = "Who draws before they reckon?"


class LessonVersionFactory(DjangoModelFactory):
    """Version 1, unless it is said which; written by somebody who takes part."""

    class Meta:
        model = LessonVersion

    study = factory.SubFactory(LessonStudyFactory)
    number = 1
    plan = "Draw one bar. Split it into five equal parts."
    changed = factory.LazyAttribute(
        lambda row: "" if row.number == 1 else "They split it unevenly."
    )
    place = factory.LazyAttribute(
        lambda row: None if row.user else ParticipantFactory(workgroup=row.study.workgroup)
    )
    user = None


class AnnouncedLessonFactory(DjangoModelFactory):
    """To be taught in a week, at half past nine; two colleagues may come."""

    class Meta:
        model = LessonTeaching

    version = factory.SubFactory(LessonVersionFactory)
    place = factory.LazyAttribute(
        lambda row: None if row.user else ParticipantFactory(workgroup=row.version.study.workgroup)
    )
    user = None
    school = factory.LazyAttribute(
        lambda row: row.place.school if row.place else school_in(row.version.study.workgroup.hub)
    )
    taught_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=7))
    starts = time(9, 30)
    visitors = 2


class LessonTaughtFactory(AnnouncedLessonFactory):
    """Taught a day ago and told of."""

    taught_on = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=1))
    starts = None
    visitors = 0
    told_at = factory.LazyFunction(timezone.now)
    observed = "Most drew the bar, and few split it evenly."
    suggestion = "Fold a strip of paper first."
    watched = 3
    planned = 2


class LessonVisitFactory(DjangoModelFactory):
    class Meta:
        model = LessonVisit

    teaching = factory.SubFactory(AnnouncedLessonFactory)
    user = None
    place = factory.LazyAttribute(
        lambda row: (
            None if row.user else ParticipantFactory(workgroup=row.teaching.version.study.workgroup)
        )
    )


class WalkInFactory(DjangoModelFactory):
    """Somebody who came without a place, and of whom nothing has been decided."""

    class Meta:
        model = WalkIn

    workshop = factory.SubFactory(WorkshopFactory)
    name = factory.Sequence(lambda number: f"Wanda Walk {number}")
    email = factory.Sequence(lambda number: f"walk{number}@example.org")
    school = factory.LazyAttribute(lambda row: school_in(row.workshop.workgroup.hub))
    added_by = factory.SubFactory(UserFactory)


class CertificateFactory(DjangoModelFactory):
    """Of completion, for one date of five hours."""

    class Meta:
        model = Certificate

    place = factory.SubFactory(ParticipantFactory)
    workgroup = factory.LazyAttribute(
        lambda row: row.place.workgroup if row.place else WorkGroupFactory()
    )
    kind = CertificateKind.COMPLETION
    number = factory.LazyFunction(new_number)
    name = factory.LazyAttribute(lambda row: row.place.person.name if row.place else row.user.name)
    issued_by = factory.SubFactory(UserFactory)
    facts = factory.LazyAttribute(
        lambda row: {
            "title": row.workgroup.title,
            "code": row.workgroup.project.code,
            "year": "2021/22",
            "hub": row.workgroup.hub.name,
            "leads": ["Lena Lead"],
            "dates": [{"on": "2021-11-17", "minutes": 300}],
        }
    )
