from pages.wording import school_year_words

YEARS_BACK = 6


def year_choices(this_year: int) -> list[tuple[str | int, str]]:
    """This year first and as the answer to nothing, then the next and those before."""
    years = range(this_year + 1, this_year - YEARS_BACK, -1)
    return [
        ("", f"This year, {school_year_words(this_year)}"),
        *((year, school_year_words(year)) for year in years if year != this_year),
    ]
