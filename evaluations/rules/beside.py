"""Which figures stand beside which box of a report, in words."""

from collections.abc import Callable, Iterator

from evaluations.rules.figures import Figures, QuestionResult, Stage
from evaluations.rules.scores import MINIMUM_GROUP
from workgroups.choices import OutcomeLevel

Line = tuple[str, str]  # what it is, how much
TOO_FEW = f"fewer than {MINIMUM_GROUP} answers"


def figures_beside(figures: Figures) -> dict[str, list[Line]]:
    """By the report's field; by the level's name for the boxes about one kind of outcome."""
    asked, *_, started, completed = [stage_line(stage) for stage in figures.stages]
    answers = {question.code: question for question in figures.survey.questions}
    reached = [
        *total(answers, "staff", "Colleagues who use the ideas"),
        *total(answers, "reach", "Pupils taught with them"),
    ]
    beside = {
        "did_it_work": [*average(answers, "useful", "Useful"), *yes(answers)],
        "how_we_know": [*response(figures), started, completed],
        "should_it_repeat": [asked, completed, *missed(figures)],
        "what_next": list(tasks(figures, answers)),
        "value_for_money": [completed, *reached],
    }
    for level in OutcomeLevel:
        beside[level] = list(changes(answers, level))
    beside[OutcomeLevel.PUPILS] += reached
    return beside


def stage_line(stage: Stage) -> Line:
    return stage.label, f"{counted(stage.people, 'person', 'people')} from " + counted(
        stage.schools, "school", "schools"
    )


def counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def response(figures: Figures) -> Iterator[Line]:
    survey = figures.survey
    if survey.invited:
        words = f"{survey.answered} of {survey.invited} ({survey.response_rate}%)"
        yield "Answered the survey", words


def missed(figures: Figures) -> Iterator[Line]:
    if figures.non_attendance_rate is not None:
        yield "Dates missed without notice in time", f"{figures.non_attendance_rate}%"


def tasks(figures: Figures, answers: dict[str, QuestionResult]) -> Iterator[Line]:
    yield "School-based tasks set", str(figures.tasks_set)
    if figures.tasks_set:
        yield from line(answers, "tasks", "Done, on average", lambda found: str(found.mean))


def average(answers: dict[str, QuestionResult], code: str, label: str) -> Iterator[Line]:
    return line(answers, code, label, lambda found: f"{found.mean} out of 5")


def total(answers: dict[str, QuestionResult], code: str, label: str) -> Iterator[Line]:
    return line(answers, code, label, lambda found: f"about {found.total:,}")


def yes(answers: dict[str, QuestionResult]) -> Iterator[Line]:
    return line(
        answers,
        "recommend",
        "Would recommend it",
        lambda found: f"{found.bars[0].count} of {found.people}",
    )


def line(
    answers: dict[str, QuestionResult],
    code: str,
    label: str,
    words: Callable[[QuestionResult], str],
) -> Iterator[Line]:
    """Nothing where the question was not asked, and no figure where too few answered it."""
    found = answers.get(code)
    if found:
        yield label, words(found) if found.is_shown and found.people else TOO_FEW


def changes(answers: dict[str, QuestionResult], level: str) -> Iterator[Line]:
    question = answers.get("confidence")
    for outcome in question.outcomes if question else []:
        if outcome.level == level:
            shown = outcome.is_shown and outcome.people
            words = f"{outcome.before} before, {outcome.now} now" if shown else TOO_FEW
            yield outcome.text, words
