from django import template

from pages.templatetags.components import status_tag
from participants.choices import AttendanceOutcome, InterestState, OfferOutcome, RegisterStage

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


@register.simple_tag
def interest_tag(interest):
    return status_tag(interest.get_state_display(), INTEREST_COLOURS.get(interest.state, "grey"))


@register.simple_tag
def offer_outcome_tag(outcome: OfferOutcome):
    return status_tag(outcome.label, OFFER_OUTCOME_COLOURS[outcome])


@register.simple_tag
def outcome_tag(outcome: str):
    return status_tag(AttendanceOutcome(outcome).label, OUTCOME_COLOURS[AttendanceOutcome(outcome)])


@register.simple_tag
def register_tag(stage: str):
    return status_tag(RegisterStage(stage).label, REGISTER_COLOURS[RegisterStage(stage)])
