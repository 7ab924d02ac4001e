from django import template

from fees.choices import FeeState
from fees.models import Fee
from pages.templatetags.components import status_tag

register = template.Library()

STATE_COLOURS = {
    FeeState.PROPOSED: "red",
    FeeState.CONFIRMED: "blue",
    FeeState.INVOICED: "grey",
    FeeState.WAIVED: "grey",
    FeeState.VOID: "grey",
}


@register.simple_tag
def fee_tag(fee: Fee) -> str:
    return status_tag(fee.get_state_display(), STATE_COLOURS[FeeState(fee.state)])
