"""What leads of the demonstration note after their workshops."""

from datetime import timedelta

from django.utils import timezone

from evaluations.actions.reflection import write_reflection
from evaluations.rules.reflection import REFLECTION_QUESTIONS
from hubs.models import User
from portal.demo.clock import clock_at
from workgroups.models import Workshop

AFTERWARDS = timedelta(hours=2)
NOTED = [
    {
        "went_well": "Planning in pairs from two schools. Everybody left with a lesson.",
        "learned": "That one representation for a whole topic is hard to choose: half of them "
        "changed theirs once they had tried it on each other.",
        "would_change": "Begin with the pupils’ work and not with the slides.",
        "will_try": "Start one topic from the bar model, with both of their classes.",
    },
    {
        "went_well": "People brought work from their own lessons, and we had time to look at it.",
        "learned": "That waiting longer brings more answers. Four had counted them.",
        "would_change": "An hour more for planning. The reading could be sent before.",
    },
    {
        "learned": "Departments where two people come talk about it between the workshops; their "
        "schemes of work have changed.",
        "will_try": "Show what they do to their whole department.",
    },
]


def note_after(workshop: Workshop, lead: User, number: int) -> None:
    """On the way home, as some do; not every box is filled in each time."""
    words = dict.fromkeys(REFLECTION_QUESTIONS, "") | NOTED[number % len(NOTED)]
    with clock_at(workshop.ends_at + AFTERWARDS):
        write_reflection(workshop=workshop, words=words, now=timezone.now(), by=lead)
