from django import template

from pages.templatetags.components import status_tag
from participants.choices import (
    AttendanceOutcome,
    InterestState,
    OfferOutcome,
    RegisterStage,
    TaskState,
)
from participants.rules.completion import Standing
from workgroups.rules.completion import completion_words

register = template.Library()

INTEREST_COLOURS = {
    InterestState.NEW: "red",
    InterestState.WAITING: "yellow",
    InterestState.OFFERED: "yellow",
    InterestState.PLACED: "grey",
    InterestState.LAPSED: "red",
}
OFFER_OUTCOME_COLOURS = {
    OfferOutcome.OFFER: "blue",
    OfferOutcome.WAIT: "yellow",
    OfferOutcome.LEAVE: "grey",
}
OUTCOME_COLOURS = {
    AttendanceOutcome.PRESENT: "grey",
    AttendanceOutcome.SUBSTITUTED: "grey",
    AttendanceOutcome.EXCUSED: "grey",
    AttendanceOutcome.CANCELLED_IN_TIME: "grey",
    AttendanceOutcome.CANCELLED_LATE: "red",
    AttendanceOutcome.NO_SHOW: "red",
}
REGISTER_COLOURS = {
    RegisterStage.TO_COME: "grey",
    RegisterStage.OPEN: "blue",
    RegisterStage.MISSING: "red",
    RegisterStage.CLOSED: "grey",
    RegisterStage.CALLED_OFF: "grey",
}
# Beside many others in a grid, which has room for a word or two.
SHORT_OUTCOMES = {
    AttendanceOutcome.PRESENT: "Came",
    AttendanceOutcome.SUBSTITUTED: "Colleague came",
    AttendanceOutcome.EXCUSED: "Excused",
    AttendanceOutcome.CANCELLED_IN_TIME: "Cancelled",
    AttendanceOutcome.CANCELLED_LATE: "Cancelled late",
    AttendanceOutcome.NO_SHOW: "Missed",
}
TASK_COLOURS = {
    TaskState.TO_DO: "yellow",
    TaskState.LATE: "red",
    TaskState.DONE: "grey",
    TaskState.TOLD: "grey",
}


@register.simple_tag
def interest_tag(interest):
    return status_tag(interest.state_words, INTEREST_COLOURS.get(interest.state, "grey"))


@register.simple_tag
def offer_outcome_tag(outcome: OfferOutcome):
    return status_tag(outcome.label, OFFER_OUTCOME_COLOURS[outcome])


@register.simple_tag
def outcome_tag(outcome: str):
    return status_tag(AttendanceOutcome(outcome).label, OUTCOME_COLOURS[AttendanceOutcome(outcome)])


@register.simple_tag
def short_outcome_tag(outcome: str):
    one = AttendanceOutcome(outcome)
    return status_tag(SHORT_OUTCOMES[one], OUTCOME_COLOURS[one])


@register.simple_tag
def register_tag(stage: str):
    return status_tag(RegisterStage(stage).label, REGISTER_COLOURS[RegisterStage(stage)])


@register.simple_tag
def task_tag(state: str):
    return status_tag(TaskState(state).label, TASK_COLOURS[TaskState(state)])


@register.filter
def completed_words(standing: Standing) -> str:
    """Yes: 80% of the workshops, 2 of 3 tasks."""
    return f"{'Yes' if standing.has_completed else 'Not yet'}: {standing.words}"


register.filter("to_complete", completion_words)
