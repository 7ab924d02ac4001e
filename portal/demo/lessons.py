"""The lesson that the running Work Group plans, teaches at several schools and refines twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from hubs.models import User
from pages.rules.school_year import school_year_of
from participants.actions.lesson_study import PlanOfLesson, begin_lesson, refine_lesson
from participants.actions.lesson_teaching import (
    LessonAccount,
    add_teaching,
    announce_lesson,
    come_to_lesson,
)
from participants.models import LessonStudy, LessonVersion, Participant
from participants.rules.lesson_study import may_be_announced_for
from portal.demo.clock import WEEK, clock_at, in_term, london_moment
from workgroups.models import WorkGroup

DAY, SIX_WEEKS = timedelta(days=1), timedelta(weeks=6)
TITLE = "Ratio from one bar model, Year 8"
AIM = (
    "That both quantities of a ratio grow together, and that each part of the bar is worth as much "
    "as every other."
)
QUESTION = "Who splits the bar into equal parts before they reckon?"
FIRST = """1. Show: paint is mixed from 2 parts of blue and 3 parts of white. Ask how much of each \
there is in 20 litres.
2. Everybody draws one bar and splits it into five parts.
3. Pairs write how many litres each part is worth, and then how much blue and white there is.
4. Two drawings are compared: what is the same, what is different?
5. The same question with 7 litres of white."""
SECOND = """1. Fold a strip of paper into five equal parts. Colour two of them.
2. Show: paint is mixed from 2 parts of blue and 3 parts of white. Ask how much of each there is \
in 20 litres.
3. Everybody draws the strip as one bar and splits it into five equal parts.
4. Pairs write how many litres each part is worth, and then how much blue and white there is.
5. Two drawings are compared: what is the same, what is different?
6. The same question with 7 litres of white."""
THIRD = """1. Fold a strip of paper into five equal parts. Colour two of them.
2. Show: paint is mixed from 2 parts of blue and 3 parts of white. Ask how much of each there is \
in 20 litres.
3. Everybody draws the strip as one bar and splits it into five equal parts.
4. Pairs write how many litres each part is worth, and then how much blue and white there is.
5. Two drawings are compared: what is the same, what is different?
6. The same question with 12 litres of white, drawn before anybody reckons.
7. Everybody writes one sentence: each part of the bar is worth as much as …"""
WHY_SECOND = (
    "Half of the class split the bar into parts of different sizes, and then could not say what "
    "one part is worth. A strip that is folded is split evenly by itself."
)
WHY_THIRD = (
    "7 litres made parts that are no whole numbers, and the talk was of fractions instead of "
    "ratio. The sentence at the end shows us who has understood."
)


@dataclass(frozen=True)
class Seen:
    """How one lesson went: how many weeks after the first workshop, by which of the places."""

    weeks: int
    place: int
    observed: str
    suggestion: str
    watched: int


ON_FIRST = [
    Seen(
        2,
        0,
        "Everybody drew a bar. About half split it into five parts that were not equal, and "
        "wrote a number into each as they liked.",
        "Let them fold a strip of paper first.",
        3,
    ),
]
ON_SECOND = [
    Seen(
        4,
        1,
        "All parts were equal now. The question with 7 litres led to two thirds of a litre and "
        "more, and most stopped there.",
        "Take a number that can be shared by three.",
        2,
    ),
    Seen(
        5,
        5,
        "Pairs explained the colours to each other. One asked whether two fifths is the same as "
        "2 to 3, and the whole class wanted to know.",
        "",
        4,
    ),
]


def study_a_lesson(
    workgroup: WorkGroup, places: Sequence[Participant], lead: User, *, first: date, today: date
) -> None:
    """Nothing of it where the summer came in between, after which nobody could write."""
    if school_year_of(in_term(first + SIX_WEEKS, DAY)) != workgroup.school_year:
        return
    study = plan_it(workgroup, places[0], first)
    teach_it(study.versions.get(), places, ON_FIRST, first)
    second = refine_it(study, 1, SECOND, WHY_SECOND, places[1], first + 3 * WEEK)
    teach_it(second, places, ON_SECOND, first)
    third = refine_it(study, 2, THIRD, WHY_THIRD, lead, first + SIX_WEEKS)
    announce_it(third, places, lead, today)


def plan_it(workgroup: WorkGroup, by: Participant, first: date) -> LessonStudy:
    with clock_at(london_moment(first + 5 * DAY, 16)):
        return begin_lesson(
            workgroup=workgroup,
            title=TITLE,
            aim=AIM,
            question=QUESTION,
            first=PlanOfLesson(FIRST, link="https://lessons.example.org/paint", is_credited=True),
            by=by,
        )


def refine_it(
    study: LessonStudy, seen: int, plan: str, changed: str, by: User | Participant, on: date
) -> LessonVersion:
    with clock_at(london_moment(on, 17)):
        return refine_lesson(
            study=study,
            seen_version=seen,
            words=PlanOfLesson(plan, is_credited=True),
            changed=changed,
            by=by,
        )


def teach_it(
    version: LessonVersion, places: Sequence[Participant], lessons: list[Seen], first: date
) -> None:
    for seen in lessons:
        on, place = in_term(first + seen.weeks * WEEK, DAY), places[seen.place]
        with clock_at(london_moment(on, 16)):
            account = LessonAccount(
                taught_on=on,
                observed=seen.observed,
                suggestion=seen.suggestion,
                watched=seen.watched,
                planned=seen.watched + 1,
                is_credited=seen.place in (0, 1),
            )
            add_teaching(version=version, school=place.school, account=account, by=place)


def announce_it(
    version: LessonVersion, places: Sequence[Participant], lead: User, today: date
) -> None:
    """One more school teaches it soon; a colleague and the lead come and watch."""
    on = in_term(today + 6 * DAY, DAY)
    if not may_be_announced_for(on, school_year=version.study.workgroup.school_year, on=today):
        return
    with clock_at(london_moment(today - DAY, 15)):
        lesson = announce_lesson(
            version=version,
            school=places[4].school,
            taught_on=on,
            starts=time(10, 20),
            visitors=3,
            by=places[4],
        )
    with clock_at(london_moment(today - DAY, 18)):
        come_to_lesson(teaching=lesson, by=places[0])
        come_to_lesson(teaching=lesson, by=lead)
