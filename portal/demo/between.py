"""What people of the demonstration do between the workshops."""

from collections.abc import Sequence
from datetime import date, timedelta

import typst
from django.utils import timezone

from hubs.models import User
from pages.rules.document import Document, read_document
from participants.actions.remind_of_tasks import remind_of_tasks
from participants.actions.share_email import share_email
from participants.actions.task_account import TaskWords, save_task_account
from participants.models import Participant
from participants.rules.conversation import is_open
from portal.demo import circular, conversation
from portal.demo.clock import clock_at, is_school_day, london_moment
from workgroups.actions.resources import save_resource
from workgroups.models import Resource, SchoolTask, WorkGroup

HOW_IT_WENT = [
    "Three of us planned a lesson on ratio around one bar model and taught it in five classes. "
    "Pupils drew before they reckoned, and fewer asked which numbers to multiply.",
    "We watched each other teach. What took longest was to agree on one way to draw a fraction.",
    "Two of four colleagues tried it. The other two want to see a lesson first.",
    "It went well in Year 8. In Year 10 the task was too easy, so we changed the numbers.",
]
IN_THE_WAY = "Mock exams came in between. We teach the lesson in the week after next."
HANDOUT = """
#set page(paper: "a5", margin: 2cm)
= One lesson, planned together
*Ratio from one bar model*, for Year 8

+ Everybody draws the bar before anybody reckons.
+ Two drawings are compared: what is the same, what is different?
+ The same question with other numbers, without words.
"""


def handout() -> Document:
    fonts = typst.Fonts(include_system_fonts=False)
    return read_document(typst.compile(HANDOUT.encode(), font_paths=fonts, timestamp=0))


def do_running(
    workgroup: WorkGroup, places: Sequence[Participant], lead: User, *, second: date
) -> None:
    """One task is over, of which the lead has reminded people; one has been begun."""
    first_task, second_task, *_ = workgroup.tasks.select_related("after_workshop")
    assert first_task.due_on
    tell_of_first_task(places, first_task, first_task.due_on)
    remind_the_late(workgroup, lead, second)
    begin_second_task(places, second_task, second + timedelta(days=5))
    add_resources(workgroup, second - timedelta(days=30))
    for place in places[::2]:
        with clock_at(london_moment(second - timedelta(days=20), 17)):
            share_email(participant=place, is_shared=True)
    talked_on = second - timedelta(days=14)
    # In a year that is just over, nobody could have written any more.
    if is_open(workgroup.school_year, talked_on + timedelta(days=7)):
        conversation.talk(workgroup, places, lead, first_task, talked_on)
    circular.write_to_all(workgroup, lead, second - timedelta(days=10))


def do_task(place: Participant, task: SchoolTask, said: TaskWords, on: date) -> None:
    with clock_at(london_moment(on, 17)):
        save_task_account(participant=place, task=task, said=said)


def tell_of_first_task(places: Sequence[Participant], task: SchoolTask, due: date) -> None:
    """Most have done it in time, some say how it went; one has sent a file, one is held up."""
    for number, words in enumerate(HOW_IT_WENT):
        said = TaskWords(
            True,
            words=words,
            link="https://lessons.example.org/ratio" if number == 1 else "",
            colleagues=number + 2,
            pupils=28 * (number + 1),
            file=None if number else handout(),
        )
        do_task(places[number], task, said, due - timedelta(days=6 - number))
    for place in places[4:8]:
        do_task(place, task, TaskWords(True), due - timedelta(days=1))
    do_task(places[8], task, TaskWords(False, words=IN_THE_WAY), due)


def begin_second_task(places: Sequence[Participant], task: SchoolTask, on: date) -> None:
    """Two are done already with what is due only later."""
    if on < timezone.localdate():
        for place, words in zip(places, HOW_IT_WENT[:2], strict=False):
            said = TaskWords(True, words=words, colleagues=3, pupils=54)
            do_task(place, task, said, on)


def remind_the_late(workgroup: WorkGroup, by: User, on: date) -> None:
    while not is_school_day(on):
        on += timedelta(days=1)
    with clock_at(london_moment(on, 8)):
        remind_of_tasks(workgroup=workgroup, on=on, by=by)


def do_every_task(workgroup: WorkGroup, places: Sequence[Participant]) -> None:
    """Of a Work Group that is over: all but the last two people have done all of it."""
    for task in workgroup.tasks.select_related("after_workshop"):
        due = task.due_on or timezone.localdate(task.after_workshop.starts_at) + timedelta(days=14)
        for number, place in enumerate(places[:-2]):
            words = HOW_IT_WENT[number] if number < 2 else ""
            said = TaskWords(True, words=words, colleagues=2 + number % 3, pupils=25 + 4 * number)
            do_task(place, task, said, due - timedelta(days=number % 4))


RESOURCES = [
    # (workshop, when, title, link, who made it, licence, how it is used)
    (0, "before", "How the year goes", "https://resources.example.org/year", "", "", ""),
    (
        *(0, "at", "Bar models for ratio: slides", ""),
        *("Larkfield Maths Hub", "Our own", "For the first hour. Change the numbers for Year 10."),
    ),
    (
        *(1, "before", "Five questions to talk about", "https://resources.example.org/questions"),
        *("A publisher of open resources", "CC BY 4.0", "One of them, with your own class."),
    ),
    (
        *(1, "after", "What the groups wrote", "https://resources.example.org/notes"),
        *("Those who took part", "For this Work Group", ""),
    ),
    (
        *(2, "before", "How we watch a lesson", "https://resources.example.org/watching"),
        *("Larkfield Maths Hub", "Our own", "Read it with whoever teaches the lesson."),
    ),
]


def add_resources(workgroup: WorkGroup, on: date) -> None:
    workshops = list(workgroup.workshops.standing())
    with clock_at(london_moment(on, 11)):
        for number, time, title, link, publisher, licence, context in RESOURCES:
            resource = Resource(
                workgroup=workgroup,
                workshop=workshops[number],
                time=time,
                title=title,
                link=link,
                publisher=publisher,
                licence=licence,
                context=context,
            )
            save_resource(resource=resource, file=None if link else handout())
