"""What the demonstration's participants and leads say of their Work Groups."""

from datetime import date, timedelta

from django.utils import timezone

from evaluations.actions.close_waves import close_waves
from evaluations.actions.own_question import add_own_question
from evaluations.actions.report import review_report, save_report, start_report, submit_report
from evaluations.actions.survey import (
    invite_after_workshops,
    invite_in_wave,
    keep_standard_questions,
    record_response,
)
from evaluations.choices import GridLine, QuestionKind, Recommendation, Strength, Verdict, Wave
from evaluations.models import Answer, Invitation, Question, Report
from evaluations.rules.own_question import Wording
from evaluations.rules.report_parts import REPORT_FIELDS, evidence_field
from evaluations.rules.waves import start_day
from hubs.models import Hub, User
from portal.demo.clock import clock_at, london_moment
from workgroups.models import WorkGroup, Workshop

SAYINGS = {
    "practice": [
        "We plan one lesson a week together and talk about it afterwards.",
        "I ask for more than one way to a solution, and wait longer.",
        "We start every topic from the same representation.",
    ],
    "policy": ["Our scheme of work is now shared by everybody.", "We rewrote our marking policy."],
    "pupils": ["They explain more and guess less.", "Quiet groups take part more."],
    "priority": ["A scheme of work that everybody uses.", "Lessons in which pupils talk more."],
    "next": ["The number line with both of my classes.", "One good question at the start."],
    "better": ["More time to plan with the others."],
    "evidence": ["From books and from what they say in lessons.", "From the end-of-unit check."],
}
NUMBERS = {"tasks": 1, "staff": 3, "reach": 60}
REPORT = {
    "did_it_work": "Yes, for most departments. Those where two people came changed the most.",
    "how_we_know": "From the survey, from what people brought to the last workshop, and from two "
    "visits.",
    "should_it_repeat": "Yes, with a fifth workshop in the summer term.",
    "what_next": "They carry on as a community of subject leaders.",
    "value_for_money": "Yes: it cost about as much as one day of training for each school.",
    "tasks_showed": "What people tried out in their classes came back to every workshop.",
    "recommendation": Recommendation.SCALE,
    "carry_forward": "Time for two people of each school, and a fifth workshop in the summer.",
}
OWN = [
    Wording(
        text="How well did the place and the times suit you?",
        kind=QuestionKind.RATING,
        lowest="Badly",
        highest="Very well",
    ),
    Wording(
        text="With whom have you shared what you learned?",
        kind=QuestionKind.CHOICE,
        options=["My department", "My whole school", "Other schools", "Nobody yet"],
    ),
]
NO_EVIDENCE = (Strength.NONE, "", "")
GRID = {
    GridLine.LEARNING: (
        Strength.SECURE,
        "Nearly everybody explains why a representation helps, and when it does not.",
        "The survey",
    ),
    GridLine.PRACTICE: (
        Strength.EMERGING,
        "Lessons are planned together in most schools.",
        "What people brought to the last workshop",
    ),
    GridLine.POLICY: (
        Strength.EMERGING,
        "Three departments have changed their scheme of work.",
        "Action plans",
    ),
    GridLine.PARTICIPATION: (
        Strength.EMERGING,
        "Quiet groups take part more when they draw first.",
        "Two visits",
    ),
}


def ask_of_its_own(hub: Hub, on: date) -> None:
    """The hub has two questions of its own at the end, from that day on."""
    with clock_at(london_moment(on, 9)):
        for place, wording in enumerate(OWN, 1):
            add_own_question(hub=hub, wave=Wave.END, wording=wording, place=place)


def ask_how_they_start(workgroup: WorkGroup, first: date, *, answering: int) -> None:
    """Two weeks before the first workshop."""
    on = start_day(first)
    with clock_at(london_moment(on, 7, 30)):
        keep_standard_questions()
        invite_in_wave(on=on, wave=Wave.START)
    answer_on_the_next_days(workgroup, Wave.START, on, answering)


def ask_after_workshop(workshop: Workshop, *, answering: int) -> None:
    """In the evening of the day, whoever was there."""
    on = timezone.localdate(workshop.starts_at)
    with clock_at(london_moment(on, 19)):
        keep_standard_questions()
        invite_after_workshops(now=timezone.now())
    answer_on_the_next_days(workshop.workgroup, Wave.PULSE, on, answering, workshop=workshop)


def survey_participants(workgroup: WorkGroup, on: date, *, answering: int) -> None:
    """The survey goes out on that day, and some of those asked answer on the next ones."""
    with clock_at(london_moment(on, 7, 30)):
        keep_standard_questions()
        invite_in_wave(on=on, wave=Wave.END)
    answer_on_the_next_days(workgroup, Wave.END, on, answering)


def answer_on_the_next_days(
    workgroup: WorkGroup, wave: Wave, on: date, answering: int, workshop: Workshop | None = None
) -> None:
    asked = Invitation.objects.filter(
        participant__workgroup=workgroup, wave=wave, workshop=workshop
    ).order_by("pk")
    for number, invitation in enumerate(asked[:answering]):
        moment = london_moment(on + timedelta(days=1 + number % 3), 16, 30)
        # Nobody has answered what lies ahead.
        if moment < timezone.now():
            with clock_at(moment):
                answers = answers_of(workgroup, invitation, number)
                record_response(
                    invitation=invitation,
                    answers=answers,
                    may_be_quoted=wave != Wave.PULSE and number % 2 == 0,
                )


def answers_of(workgroup: WorkGroup, invitation: Invitation, number: int) -> list[Answer]:
    outcomes = list(workgroup.outcomes.all())
    answers = []
    for question in Question.objects.asked_with(invitation):
        if question.is_about_each_outcome:
            answers += [
                Answer(question=question, outcome=outcome, **confidence(question, number + place))
                for place, outcome in enumerate(outcomes)
            ]
        elif says_something(question, number):
            answers.append(Answer(question=question, **answer_to(question, number)))
    return answers


def confidence(question: Question, number: int) -> dict[str, int]:
    at_start = {"rating": 1 + number % 3}
    now = {"rating": 3 + (number // 2) % 3}
    if question.kind == QuestionKind.OUTCOME_RATING:
        return {"before": 1 + number % 3} | now
    return at_start if question.wave == Wave.START else now


def says_something(question: Question, number: int) -> bool:
    """Not everybody finds words for every question."""
    return question.kind != QuestionKind.TEXT or number < len(SAYINGS.get(question.code, []))


def answer_to(question: Question, number: int) -> dict:
    if question.kind == QuestionKind.RATING:
        return {"rating": 3 + number % 3}
    if question.kind == QuestionKind.YES_NO:
        return {"is_yes": number % 5 != 4}
    if question.kind == QuestionKind.NUMBER:
        return {"number": NUMBERS.get(question.code, 1) * (1 + number % 3)}
    if question.kind == QuestionKind.SEVERAL:
        return {"chosen": question.options[: 1 + number % 3]}
    if question.kind == QuestionKind.CHOICE:
        return {"chosen": [question.options[number % 3]]}
    return {"text": SAYINGS.get(question.code, [])[number]}


def write_report(workgroup: WorkGroup, lead: User, on: date) -> Report:
    """The lead writes the report and hands it in on that day."""
    with clock_at(london_moment(on, 15)):
        draft = start_report(workgroup=workgroup)
        parts = dict.fromkeys(REPORT_FIELDS, "") | REPORT
        for line in GridLine:
            strength, text, source = GRID.get(line, NO_EVIDENCE)
            parts[evidence_field(line, "strength")] = strength
            parts[evidence_field(line, "text")] = text
            parts[evidence_field(line, "source")] = source
        save_report(report=draft, parts=parts)
        close_waves(now=timezone.now())
        return submit_report(report=draft, by=lead)


def approve_report(submitted: Report, by: User, on: date) -> None:
    with clock_at(london_moment(on, 11)):
        review_report(report=submitted, verdict=Verdict.APPROVE, comment="A clear report.", by=by)
