"""The portal's words for dates, times and money, in templates."""

from django import template
from django.utils import timezone

from pages import wording

register = template.Library()
register.filter("day_words", wording.day_words)
register.filter("short_day_words", wording.short_day_words)
register.filter("instant_words", wording.instant_words)
register.filter("until_words", wording.until_words)
register.filter("join_words", wording.join_words)
register.filter("money_words", wording.money_words)
register.filter("number_words", wording.number_words)
register.filter("school_year_words", wording.school_year_words)


@register.filter
def session_words(workshop) -> str:
    """Date and times of anything with `starts_at` and `ends_at`."""
    return wording.session_words(workshop.starts_at, workshop.ends_at)


@register.filter
def day_of(moment):
    """The London day of an instant."""
    return timezone.localdate(moment)
