from django import template

from needs.choices import EnquiryState
from needs.rules.enquiry import days_left_words

register = template.Library()

COLOURS = {
    EnquiryState.WAITING: "yellow",
    EnquiryState.ANSWERED: "grey",
    EnquiryState.SET_ASIDE: "grey",
    EnquiryState.CLOSED: "grey",
}


@register.simple_tag
def enquiry_state(enquiry, today):
    """What the enquiry's tag says, and its colour: red once the promised day has passed."""
    if not enquiry.is_waiting:
        return {"label": enquiry.state.label, "colour": COLOURS[enquiry.state]}
    is_late = enquiry.answer_by < today
    words = days_left_words(today, enquiry.answer_by)
    return {"label": words, "colour": "red" if is_late else COLOURS[EnquiryState.WAITING]}
