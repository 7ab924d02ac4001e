from django.utils import timezone

from pages.rules.school_year import school_year_of, years_to_choose
from pages.wording import school_year_words


def school_year_choices(*, since: int | None = None) -> list[tuple[int, str]]:
    """The school years that somebody chooses from today, in words; the latest first."""
    years = years_to_choose(school_year_of(timezone.localdate()), since=since)
    return [(year, school_year_words(year)) for year in years]
