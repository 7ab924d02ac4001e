"""Which Work Group is the next of one that somebody could not take part in."""

from typing import NamedTuple

from workgroups.rules.project_code import OF_A_YEAR


class Offering(NamedTuple):
    """A Work Group by what its project is called and numbered, and when."""

    title: str
    code: str
    school_year: int
    is_event: bool


def is_next_of(wished: Offering, offered: Offering) -> bool:
    """Of one hub: the same project in a later year, or a later meeting of the same name.

    A national project keeps its name or its number from year to year, and not always both.
    """
    if offered.school_year < wished.school_year or offered.is_event != wished.is_event:
        return False
    if offered.school_year == wished.school_year and not offered.is_event:
        return False
    number = number_of_project(wished.code)
    same_number = bool(number) and number == number_of_project(offered.code)
    return same_number or wished.title.casefold() == offered.title.casefold()


def number_of_project(code: str) -> str:
    """15 for NCP21-15 and NCP22-15; the code itself where it names no year."""
    found = OF_A_YEAR.fullmatch(code)
    return found[2] if found else code
