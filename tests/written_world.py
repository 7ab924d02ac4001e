"""The part of the world in which people write to each other."""

from tests.participants.factories import (
    CircularCopyFactory,
    CircularFactory,
    HiddenPostFactory,
    PostFactory,
    TopicFactory,
)


def add_writing(world) -> None:
    """A conversation, and what the lead wrote to those who take part."""
    lead = world.people["lead"]
    topic = TopicFactory(workgroup=world.workgroup)
    circular = CircularFactory(workgroup=world.workgroup, written_by=lead)
    world.rows |= {
        "topic": topic,
        "post": PostFactory(topic=topic, written_by_place=world.participant),
        "hidden_post": HiddenPostFactory(topic=topic, hidden_by=lead),
        "circular": circular,
        "circular_copy": CircularCopyFactory(circular=circular, person=world.participant.person),
    }
