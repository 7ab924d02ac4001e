from decimal import Decimal

from django import template

from evaluations.choices import ReportState, Strength
from evaluations.rules.beside import counted
from pages.templatetags.components import status_tag

register = template.Library()

STATE_COLOURS = {
    ReportState.DRAFT: "blue",
    ReportState.SUBMITTED: "yellow",
    ReportState.RETURNED: "red",
    ReportState.APPROVED: "green",
}
STRENGTH_COLOURS = {Strength.NONE: "grey", Strength.EMERGING: "blue", Strength.SECURE: "green"}
STEP = 45  # between two ratings in the picture
MARGIN = 10


@register.simple_tag
def report_tag(report):
    return status_tag(report.get_state_display(), STATE_COLOURS[ReportState(report.state)])


@register.simple_tag
def strength_tag(strength: str):
    return status_tag(Strength(strength).label, STRENGTH_COLOURS[Strength(strength)])


@register.simple_tag
def people_words(number: int) -> str:
    return counted(number, "person", "people")


@register.inclusion_tag("evaluations/_change_picture.html")
def change_picture(before, now):
    """A line from the average before to the average now, on the scale from 1 to 5."""
    return {
        "ticks": [MARGIN + STEP * step for step in range(5)],
        "before": place(before),
        "now": place(now),
    }


def place(average: Decimal | str) -> int:
    """Figures kept with a report hold their numbers as text."""
    return MARGIN + round(STEP * (Decimal(average) - 1))
