"""Who takes part in a conversation, and where its pages are."""

from django.urls import reverse

from participants import links
from tests.factories import InterestFactory, ParticipantFactory, PersonFactory


def placed(workgroup, name):
    interest = InterestFactory(workgroup=workgroup, person=PersonFactory(name=name), state="placed")
    return ParticipantFactory(workgroup=workgroup, interest=interest)


def own(place, topic=None) -> str:
    token = links.PLACE.token(place)
    if topic is None:
        return reverse("participants:own_conversation", args=[token])
    return reverse("participants:own_topic", args=[token, topic.pk])


def begin(place) -> str:
    return reverse("participants:own_begin_topic", args=[links.PLACE.token(place)])


def of_staff(workgroup) -> str:
    return reverse("participants:conversation", args=[workgroup.pk])
