"""Which figures stand beside which box of a report, in words."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from evaluations.choices import GridLine, JourneyStage
from evaluations.rules.answers import QuestionResult
from evaluations.rules.disclosure import MINIMUM_GROUP
from evaluations.rules.figures import Figures, StageFigures
from evaluations.rules.focus_figures import FocusFigures, KindFigures
from evaluations.rules.grid import line_of
from evaluations.rules.report_figures import BetweenFigures, CostFigures
from evaluations.views.figure_words import MEANINGS, number_words
from evaluations.views.focus_words import kind_words, scale_label
from pages.wording import money_words
from workgroups.choices import VisitStanding


class Line(NamedTuple):
    """One figure: what it is, how much, and the page on which its rows are seen."""

    label: str
    value: str
    page: str = ""  # of the Work Group, by its name
    counted: str = ""  # how, where the label does not say it


# The rating of focus pupils that tells most of a line.
RATINGS = {
    GridLine.ACHIEVEMENT: "understanding",
    GridLine.PARTICIPATION: "participation",
    GridLine.ATTITUDES: "confidence",
}
Answers = dict[str, QuestionResult]  # by the code of the question
TASKS, EVIDENCE = "participants:progress", "evaluations:evidence"
TOO_FEW = f"fewer than {MINIMUM_GROUP} answers"


def figures_beside(figures: Figures) -> dict[str, list[Line]]:
    """By the report's field; by the line of the grid for the boxes about one of its lines."""
    stages = {row.stage: stage_line(row, figures) for row in figures.stages}
    asked, started = stages[JourneyStage.ASKED], stages[JourneyStage.STARTED]
    completed = stages[JourneyStage.COMPLETED]
    answers = {question.code: question for question in figures.survey.questions}
    reached = [
        *total_line(answers, "staff", "Colleagues who use the ideas"),
        *total_line(answers, "reach", "Pupils taught with them"),
    ]
    beside = {
        "did_it_work": [*average_line(answers, "useful", "Useful"), *recommended_line(answers)],
        "how_we_know": [*response_line(figures), started, completed],
        "should_it_repeat": [asked, completed, *missed_line(figures)],
        "what_next": list(tasks_done_line(answers)) if figures.tasks_set else [],
        "tasks_showed": [*task_lines(figures), *visit_lines(figures.between)],
        "value_for_money": [started, completed, *reached],
    }
    for line in GridLine:
        beside[line] = [*change_lines(answers, line), *focus_lines(figures.focus, line)]
    beside[GridLine.ACHIEVEMENT] += reached
    return beside


def cost_lines(cost: CostFigures | None) -> list[Line]:
    """For who reads the plan of the year: what it was to cost, and what it did."""
    if cost is None:
        return []
    return [
        Line("Planned cost", pounds_or_none(cost.planned)),
        *each_line(cost.planned_for_each_place, "Planned for each place"),
        Line("Spent", pounds_or_none(cost.spent)),
        *each_line(cost.spent_for_each_who_started, "Spent for each who started"),
        *each_line(cost.spent_for_each_who_completed, "Spent for each who completed"),
    ]


def pounds_or_none(amount: Decimal | None) -> str:
    return "not entered" if amount is None else money_words(amount)


def each_line(amount: Decimal | None, label: str) -> Iterator[Line]:
    if amount is not None:
        yield Line(label, money_words(amount))


def stage_line(row: StageFigures, figures: Figures) -> Line:
    people = number_words(row.people, "person", "people")
    words = f"{people} from {number_words(row.schools, 'school', 'schools')}"
    counted = MEANINGS[row.stage].format(to_complete=figures.to_complete)
    return Line(str(row.stage.label), words, "participants:people", counted)


def response_line(figures: Figures) -> Iterator[Line]:
    survey = figures.survey
    if survey.invited:
        words = f"{survey.answered} of {survey.invited} ({survey.response_rate}%)"
        yield Line("Answered the survey", words, "evaluations:who_answered")


def missed_line(figures: Figures) -> Iterator[Line]:
    if figures.non_attendance_rate is not None:
        yield Line(
            "Dates missed without notice in time",
            f"{figures.non_attendance_rate}%",
            "participants:registers",
            "Of all dates on closed registers.",
        )


def task_lines(figures: Figures) -> Iterator[Line]:
    yield Line("School-based tasks set", str(figures.tasks_set), TASKS)
    if figures.tasks_set:
        yield Line(
            "Done, as people say", str(figures.tasks_done), TASKS, "Each for each who did it."
        )
    told = figures.between
    for number, label in [
        (told and told.colleagues, "Colleagues reached by tasks"),
        (told and told.pupils, "Pupils reached by tasks"),
    ]:
        if number:
            yield Line(label, f"about {number:,}", TASKS, "As told, each counted for each task.")


def visit_lines(between: BetweenFigures | None) -> Iterator[Line]:
    if between and between.visits:
        yield Line("Visits to schools", str(between.visits))
        for standing in VisitStanding:
            if number := between.standings.get(standing.value):
                yield Line(str(standing.label), number_words(number, "visit", "visits"))


def tasks_done_line(answers: Answers) -> Iterator[Line]:
    return answer_line(answers, "tasks", "Tasks done, on average", lambda found: str(found.mean))


def average_line(answers: Answers, code: str, label: str) -> Iterator[Line]:
    return answer_line(answers, code, label, lambda found: f"{found.mean} out of 5")


def total_line(answers: Answers, code: str, label: str) -> Iterator[Line]:
    # "About", as people were asked for a good guess.
    return answer_line(answers, code, label, lambda found: f"about {found.total:,}")


def recommended_line(answers: Answers) -> Iterator[Line]:
    return answer_line(
        answers,
        "recommend",
        "Would recommend it",
        lambda found: f"{found.counts[0]} of {found.people}",
    )


def answer_line(
    answers: Answers, code: str, label: str, words: Callable[[QuestionResult], str]
) -> Iterator[Line]:
    """Nothing where the question was not asked, and no figure where too few answered it."""
    found = answers.get(code)
    if found:
        yield Line(label, words(found) if found.is_shown and found.people else TOO_FEW, EVIDENCE)


def change_lines(answers: Answers, line: GridLine) -> Iterator[Line]:
    question = answers.get("confidence")
    for outcome in question.outcomes if question else []:
        if line_of(outcome.level, outcome.category) == line:
            shown = outcome.is_shown and outcome.people
            words = f"{outcome.before} before, {outcome.now} now" if shown else TOO_FEW
            yield Line(outcome.text, words, EVIDENCE)


def focus_lines(focus: FocusFigures | None, line: GridLine) -> Iterator[Line]:
    """How focus pupils did on the rating that belongs to the line; of gaps, each kind on all."""
    if focus is None or focus.everybody is None:
        return
    if line == GridLine.GAPS:
        for kind in focus.kinds:
            yield from kind_lines(kind, RATINGS.values())
    elif line in RATINGS:
        yield from kind_lines(focus.everybody, [RATINGS[line]])


def kind_lines(kind: KindFigures, codes: Iterable[str]) -> Iterator[Line]:
    for scale in kind.scales:
        if scale.code in set(codes):
            label = f"{kind_words(kind)}: {scale_label(scale)}" if kind.kind else scale_label(scale)
            words = f"{scale.change.before} at the start, {scale.change.now} at the end"
            yield Line(
                f"{label} (focus pupils)",
                f"{words}, {kind.pupils} pupils",
                "evaluations:focus_pupils",
            )
