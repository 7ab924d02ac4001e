from pages.rules.school_year import years_to_choose
from pages.wording import school_year_words


def year_choices(this_year: int) -> list[tuple[str | int, str]]:
    """This year first and as the answer to nothing, then the next and those before."""
    return [
        ("", f"This year, {school_year_words(this_year)}"),
        *(
            (year, school_year_words(year))
            for year in years_to_choose(this_year)
            if year != this_year
        ),
    ]
