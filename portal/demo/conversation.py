"""What the people of the running Work Group write to each other."""

from collections.abc import Sequence
from datetime import date, timedelta

from hubs.models import User
from participants.actions.conversation import (
    begin_topic,
    send_conversation_digests,
    write_post,
)
from participants.actions.hidden import hide_words
from participants.models import Participant
from portal.demo.clock import clock_at, london_moment
from workgroups.models import SchoolTask, WorkGroup


def talk(
    workgroup: WorkGroup, places: Sequence[Participant], lead: User, task: SchoolTask, on: date
) -> None:
    """A question about a task with answers, of which one is hidden; and a note of the lead's."""
    with clock_at(london_moment(on, 16)):
        ratio = begin_topic(
            workgroup=workgroup,
            task=task,
            title="Drawings for ratio in Year 10",
            words="Which drawing do you use once the numbers are not whole any more? Ours gets "
            "crowded.",
            by=places[3],
        )
    answers: list[tuple[User | Participant, str]] = [
        (places[0], "We draw one bar for each part and write the numbers underneath, not inside."),
        (places[5], "A double number line works better for us from there on."),
        (places[6], "Ring me this evening, 01632 960233, and I tell you how the inspection went."),
        (lead, "Bring both along next time: we compare them in the first half hour."),
    ]
    posts = []
    for hours, (writer, words) in enumerate(answers, 1):
        with clock_at(london_moment(on + timedelta(days=1), 14 + hours)):
            posts.append(write_post(topic=ratio, words=words, by=writer))
    with clock_at(london_moment(on + timedelta(days=1), 20)):
        hide_words(row=posts[2], because="A private number. Please write to each other.", by=lead)
    with clock_at(london_moment(on + timedelta(days=2), 9)):
        begin_topic(
            workgroup=workgroup,
            title="Where we found questions to talk about",
            words="Add yours here, with the topic they are for.",
            by=lead,
        )
    for days in (1, 2, 3):
        with clock_at(london_moment(on + timedelta(days=days), 7)):
            send_conversation_digests(on=on + timedelta(days=days))
