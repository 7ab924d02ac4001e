"""One project on two days of the week: a choice between both, and a place for somebody unnamed."""

from datetime import date, timedelta

from hubs.models import User
from participants.actions.composition import set_composition
from participants.actions.interest import record_choices
from participants.actions.unnamed_place import ask_for_unnamed
from participants.rules.interest_answers import InterestAnswers
from portal.demo import cast, story
from portal.demo.clock import clock_at, in_term, london_moment, school_days
from portal.demo.network import Scene
from portal.demo.workgroups import plan_workgroup
from schools.models import School
from workgroups.choices import JobRole, OutcomeLevel, Phase, YearGroup
from workgroups.models import WorkGroup

TUESDAY = 1
FRACTIONS = {
    "title": "Fractions Step by Step",
    "phases": [Phase.PRIMARY],
    "roles": [JobRole.TEACHER, JobRole.SUBJECT_LEAD],
    "outline": "Fractions as numbers, from sharing to the number line, in Years 4 to 6. The same "
    "Work Group meets on two days of the week.",
    "audience": "Teachers of Years 4 to 6 and maths subject leaders of primary schools.",
    "outcomes": {
        OutcomeLevel.LEARNING: ["know which fractions pupils find hard, and why"],
        OutcomeLevel.PRACTICE: ["plan a unit on fractions that begins with what pupils draw"],
    },
}


def parallel_story(scene: Scene, lead: User, today: date) -> None:
    """Tuesdays are nearly full and Thursdays are not; two teachers would take either."""
    tuesdays = school_days(today, 4, 8, 12, weekday=TUESDAY)
    # In the same week, so that both are of one school year however late today is in one.
    thursdays = [in_term(day + timedelta(days=2), -timedelta(days=1)) for day in tuesdays]
    first, second = (
        plan_workgroup(
            scene,
            FRACTIONS | {"workgroup": {"cohort": cohort}},
            lead=lead,
            days=days,
            capacity=4,
            closes_on=today + timedelta(days=12),
            published_on=today - timedelta(days=21),
        )
        for cohort, days in (("Tuesdays", tuesdays), ("Thursdays", thursdays))
    )
    # Not the first of all, whose school closes.
    for workgroup, names in ((first, cast.TEACHERS[1:4]), (second, cast.TEACHERS[6:7])):
        take_part(workgroup, scene, names, today)
    want_two_years(first, today)
    rank_both([first, second], cast.TEACHERS[4:6], scene.primary, today)
    ask_for_a_colleague(first, scene.primary[9], today)


def want_two_years(workgroup: WorkGroup, today: date) -> None:
    """Places that were given before stay as they are."""
    years = ((YearGroup.YEAR_5.value, 1), (YearGroup.YEAR_6.value, 1))
    with clock_at(london_moment(today - timedelta(days=6), 11)):
        set_composition(workgroup=workgroup, composition=(), years=years)


def take_part(workgroup: WorkGroup, scene: Scene, names: list[str], today: date) -> None:
    asked = story.ask_for_places(
        workgroup, names, scene.primary, today - timedelta(days=15), JobRole.TEACHER
    )
    story.approve_interests(asked, today - timedelta(days=12))
    story.give_places(workgroup, asked, scene.administrator, today - timedelta(days=8))


def rank_both(
    workgroups: list[WorkGroup], names: list[str], schools: list[School], today: date
) -> None:
    """Both ask for either; the head of the first has answered."""
    asked = []
    for number, name in enumerate(names):
        # Who has asked before is where they were then.
        school = story.school_of(name) or schools[number]
        with clock_at(london_moment(today - timedelta(days=5), 10 + number)):
            said = InterestAnswers(
                name=name,
                email=story.address_of(name),
                job_role=JobRole.TEACHER,
                year_group=YearGroup.YEAR_5,
                priority="What comes between halves and decimals.",
                **story.head_of(school),
            )
            asked.append(record_choices(workgroups, school, said, asked_from=""))
    story.approve_interests(filter(None, asked[:1]), today - timedelta(days=3))


def ask_for_a_colleague(workgroup: WorkGroup, school: School, today: date) -> None:
    """The head of maths asks before it is settled who has classes to teach it to."""
    with clock_at(london_moment(today - timedelta(days=4), 15)):
        said = InterestAnswers(
            name="Paula Prentice",
            email=story.address_of("Paula Prentice"),
            job_role=JobRole.SUBJECT_LEAD,
            priority="One way to draw fractions in all our classes.",
            **story.head_of(school),
        )
        ask_for_unnamed(workgroup=workgroup, school=school, answers=said)
