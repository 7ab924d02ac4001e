"""The figures of a Work Group in words, and as the rows of charts: label, count, total."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from evaluations.choices import JourneyStage
from evaluations.rules.answers import OutcomeResult, QuestionResult
from evaluations.rules.figures import Figures
from evaluations.rules.scores import SCALE, percentage
from pages.wording import day_words

Bar = tuple[str, int, int]
MEANINGS = {
    JourneyStage.ASKED: "Sent an expression of interest.",
    JourneyStage.OFFERED: "The hub offered a place.",
    JourneyStage.SIGNED_UP: "Accepted the place, even if they gave it up later.",
    JourneyStage.STARTED: "Came to at least one workshop; for a school, somebody of the school "
    "came.",
    JourneyStage.COMPLETED: "To complete it, people {to_complete}; for a school, a colleague who "
    "came in the participant's place counts, and a task that anybody of the school did.",
}


def stage_meanings(figures: Figures) -> list[tuple[str, str]]:
    """(the stage, what is counted there)."""
    return [
        (str(row.stage.label), MEANINGS[row.stage].format(to_complete=figures.to_complete))
        for row in figures.stages
    ]


def people_bars(figures: Figures) -> list[Bar]:
    """Each a share of all who asked."""
    asked = figures.stages[0]
    return [(str(row.stage.label), row.people, asked.people) for row in figures.stages]


def school_bars(figures: Figures) -> list[Bar]:
    asked = figures.stages[0]
    return [(str(row.stage.label), row.schools, asked.schools) for row in figures.stages]


# How far they have come, as the end of a sentence about those who have come furthest.
HAVE_COME = {
    JourneyStage.ASKED: "have asked for a place",
    JourneyStage.OFFERED: "were offered a place",
    JourneyStage.SIGNED_UP: "signed up",
    JourneyStage.STARTED: "came",
    JourneyStage.COMPLETED: "have completed it",
}


def people_finding(figures: Figures) -> str:
    """What the picture of the stages says, in a sentence."""
    counts = [(row.stage, row.people) for row in figures.stages]
    return stages_finding(counts, "person", "people")


def school_finding(figures: Figures) -> str:
    counts = [(row.stage, row.schools) for row in figures.stages]
    return stages_finding(counts, "school", "schools")


def stages_finding(counts: Sequence[tuple[JourneyStage, int]], one: str, many: str) -> str:
    (_, asked), *later = counts
    # The furthest that anybody has come: that nobody has completed in October says nothing.
    stage, count = next(
        ((stage, count) for stage, count in reversed(later) if count),
        (JourneyStage.ASKED, asked),
    )
    if stage == JourneyStage.ASKED:
        return f"{number_words(asked, one, many).capitalize()} asked, nobody was offered a place"
    that = "who" if one == "person" else "that"
    return f"{count} of {number_words(asked, one, many)} {that} asked {HAVE_COME[stage]}"


def attendance_finding(figures: Figures) -> str:
    """Of all dates together, and of the workshop to which the smallest share came, if one did."""
    settled = [one for one in figures.workshops if one.is_settled and one.expected]
    came, expected = sum(one.attended for one in settled), sum(one.expected for one in settled)
    said = f"Somebody was there on {came} of {number_words(expected, 'date', 'dates')}"
    if len(settled) < 2:
        return said
    least, most = (
        choose(settled, key=lambda one: one.attended / one.expected) for choose in (min, max)
    )
    share = percentage(least.attended, least.expected)
    if share == percentage(most.attended, most.expected):
        return f"{said}, {share}% each time"
    return f"{said}, least on {day_words(least.on)} ({share}%)"


def attendance_bars(figures: Figures) -> list[Bar]:
    """Each a share of all on the workshop's register."""
    return [
        (day_words(workshop.on), workshop.attended, workshop.expected)
        for workshop in figures.workshops
        if workshop.is_settled
    ]


def scale_bars(question: QuestionResult, counts: Sequence[int]) -> list[Bar]:
    """From the highest rating down, as people read a chart."""
    ends = {min(SCALE): question.lowest, max(SCALE): question.highest}
    labels = [f"{rating} {ends.get(rating, '')}".strip() for rating in SCALE]
    return bars_of(reversed(list(zip(labels, counts, strict=True))))


def yes_no_bars(question: QuestionResult) -> list[Bar]:
    return bars_of(zip(("Yes", "No"), question.counts, strict=True))


def choice_bars(question: QuestionResult) -> list[Bar]:
    """Each a share of the people, as one of them may have ticked several."""
    rows = zip(question.options, question.counts, strict=True)
    return [(option, count, question.people) for option, count in rows]


def bars_of(counts: Iterable[tuple[str, int]]) -> list[Bar]:
    rows = list(counts)
    total = sum(count for _, count in rows)
    return [(label, count, total) for label, count in rows]


def has_before(question: QuestionResult) -> bool:
    """Has anybody said how it was before?"""
    return any(outcome.before is not None for outcome in question.outcomes)


def change_words(outcome: OutcomeResult) -> str:
    """The difference of the two averages as they are printed: up 1.1, no change."""
    if outcome.before is None or outcome.now is None:
        return ""
    return difference_words(outcome.now - outcome.before)


def difference_words(difference: Decimal) -> str:
    if difference == 0:
        return "no change"
    return f"up {difference}" if difference > 0 else f"down {-difference}"


def number_words(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
