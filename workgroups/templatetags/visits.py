from datetime import date

from django import template
from django.utils.safestring import SafeString

from pages.templatetags.components import status_tag
from workgroups.models import AgreedAction, SupportVisit
from workgroups.rules.visit import action_words, state_words

register = template.Library()


@register.simple_tag
def visit_tag(visit: SupportVisit, today: date) -> SafeString:
    return status_tag(*state_words(visit.state, visit.standing, visit.day, today))


@register.simple_tag
def action_tag(action: AgreedAction, today: date) -> SafeString:
    return status_tag(*action_words(action.by_on, action.done_on, today))
