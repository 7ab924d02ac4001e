"""Rows of what people do between the workshops."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from pages.choices import DocumentKind
from participants.models import Post, TaskAccount, TaskFile, Topic
from tests.documents import pdf
from tests.factories import (
    ParticipantFactory,
    SchoolTaskFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
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
