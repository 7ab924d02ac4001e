from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from evaluations.choices import ConsentState, QuestionKind, ReportState, Strength, Wave
from evaluations.rules.answers import QuestionResult
from evaluations.rules.disclosure import MINIMUM_GROUP
from evaluations.rules.wave_figures import WaveFigures
from evaluations.views import comparison, figure_words, focus_words
from pages.templatetags.components import status_tag
from pages.wording import day_words, short_day_words

register = template.Library()

STATE_COLOURS = {
    ReportState.DRAFT: "blue",
    ReportState.SUBMITTED: "yellow",
    ReportState.RETURNED: "red",
    ReportState.APPROVED: "grey",
    ReportState.REOPENED: "red",
}
CONSENT_COLOURS = {
    ConsentState.MISSING: "yellow",
    ConsentState.GIVEN: "green",
    ConsentState.WITHDRAWN: "red",
}
STRENGTH_COLOURS = {Strength.NONE: "grey", Strength.EMERGING: "blue", Strength.SECURE: "green"}
ANSWERS = {
    QuestionKind.RATING: "evaluations/_answers_rating.html",
    QuestionKind.OUTCOME_RATING: "evaluations/_answers_outcomes.html",
    QuestionKind.OUTCOME_NOW: "evaluations/_answers_outcomes.html",
    QuestionKind.CHOICE: "evaluations/_answers_choice.html",
    QuestionKind.SEVERAL: "evaluations/_answers_choice.html",
    QuestionKind.NUMBER: "evaluations/_answers_number.html",
    QuestionKind.TEXT: "evaluations/_answers_words.html",
    QuestionKind.YES_NO: "evaluations/_answers_yes_no.html",
}
SHORT = {
    Wave.START: "Start",
    Wave.END: "End",
    Wave.HEAD: "Heads",
    Wave.LEAVER: "Leavers",
    Wave.TERM: "A term later",
    Wave.YEAR: "A year later",
}
STEP = 45  # between two ratings in the picture
MARGIN = 10
TICKS = [MARGIN + STEP * step for step in range(5)]
AXIS = f"M{TICKS[0]} 10H{TICKS[-1]}" + "".join(f"M{tick} 6V14" for tick in TICKS)

for words in (
    figure_words.stage_meanings,
    figure_words.people_finding,
    figure_words.school_finding,
    figure_words.attendance_finding,
    figure_words.people_bars,
    figure_words.school_bars,
    figure_words.attendance_bars,
    figure_words.scale_bars,
    figure_words.yes_no_bars,
    figure_words.choice_bars,
    figure_words.change_words,
    figure_words.has_before,
    comparison.measure_title,
    comparison.is_yes_or_no,
    comparison.side_change_words,
    comparison.share_of_answers,
    comparison.finding_words,
    focus_words.ratings_words,
    focus_words.disadvantaged_words,
    focus_words.kind_words,
    focus_words.scale_label,
    focus_words.rating_bars,
):
    register.filter(words)


@register.simple_tag
def report_tag(report):
    return status_tag(report.get_state_display(), STATE_COLOURS[ReportState(report.state)])


@register.simple_tag
def strength_tag(strength: str):
    return status_tag(Strength(strength).label, STRENGTH_COLOURS[Strength(strength)])


@register.filter
def answers_template(question: QuestionResult) -> str:
    """The part of a page that shows what was answered to a question of this kind."""
    return ANSWERS[question.kind]


@register.filter
def wave_title(wave: WaveFigures) -> str:
    """After which workshop, where it is about one."""
    if wave.day is None:
        return str(wave.wave.label)
    return f"After the workshop on {day_words(wave.day)}"


@register.filter
def wave_label(wave: WaveFigures) -> str:
    """The same over a narrow column."""
    return short_day_words(wave.day) if wave.day else SHORT[wave.wave]


@register.simple_tag
def minimum_group() -> str:
    """How many people figures must be of to be shown."""
    return people_words(MINIMUM_GROUP)


@register.simple_tag
def people_words(number: int) -> str:
    return figure_words.number_words(number, "person", "people")


# Not in a template, which takes five times as long where a page has twenty.
CHANGE = f"""
<svg class="portal-change-picture" viewBox="0 0 200 20" aria-hidden="true" focusable="false">
  <path class="portal-change-picture__axis" d="{AXIS}"/>
  <line class="portal-change-picture__change" x1="{{before}}" x2="{{now}}" y1="10" y2="10"/>
  <circle class="portal-change-picture__before" cx="{{before}}" cy="10" r="6"/>
  <circle class="portal-change-picture__now" cx="{{now}}" cy="10" r="7"/>
</svg>
"""


@register.simple_tag
def change_picture(before: Decimal, now: Decimal) -> SafeString:
    """A line from the average before to the average now, on the scale from 1 to 5."""
    return format_html(CHANGE, before=place_on_scale(before), now=place_on_scale(now))


def place_on_scale(average: Decimal) -> int:
    return MARGIN + round(STEP * (average - 1))


@register.simple_tag
def consent_tag(consent):
    return status_tag(consent.state.label, CONSENT_COLOURS[consent.state])
