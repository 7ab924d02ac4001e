"""Readers of one cell: text in, value out, blank as "" or None.

They raise ValueError with the end of a sentence that begins with the cell.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from pages.rules.postcode import normal_postcode

# What the register writes where it has nothing to say. It becomes blank everywhere but in the
# phase, where "Not applicable" sets special and independent schools apart, and in the region.
SAYS_NOTHING = {"not applicable", "does not apply", "not recorded", "-"}
NO_CODE = re.compile(r"X?9+|0+")
# Most often in the place of an opening day that nobody knows.
NO_DATE = date(1900, 1, 1)

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
DATE = re.compile(r"([0-9]{2})-([0-9]{2})-([0-9]{4})")
# Noughts alone come as “0”, “0.0” and “.00”.
# What a spreadsheet makes of a long number.
SHORTENED = re.compile(r"[0-9]+([.,][0-9]+)?[eE][+-][0-9]+")
FROM_A_SPREADSHEET = "Download the file again, and do not save it from a spreadsheet."
PERCENT = re.compile(r"(?=\.?[0-9])[0-9]{0,3}(\.[0-9]{0,6})?")


@dataclass(frozen=True)
class Text:
    longest: int

    def __call__(self, cell: str) -> str:
        if not cell:
            return ""
        words = " ".join(cell.split())
        # Not printable are also soft hyphens and marks of direction, which do no harm.
        if not words.isprintable() and CONTROL.search(words):
            raise ValueError("holds a character that cannot be read.")
        if len(words) > self.longest:
            raise ValueError(f"is longer than {self.longest} characters.")
        refuse_shortened(words)
        return words


class Description(Text):
    """Text that is blank where the register only says that it says nothing."""

    def __call__(self, cell: str) -> str:
        words = super().__call__(cell)
        return "" if words.lower() in SAYS_NOTHING else words


class StatisticsCode(Text):
    """A code of official statistics; nines or noughts stand for none."""

    def __call__(self, cell: str) -> str:
        code = super().__call__(cell)
        return "" if NO_CODE.fullmatch(code) else code


class Postcode(Text):
    def __call__(self, cell: str) -> str:
        # The register has them in odd cases and spacings.
        return normal_postcode(super().__call__(cell))


@dataclass(frozen=True)
class Code(Text):
    """Figures of which there are always so many; the first ones may be noughts."""

    figures: int

    def __call__(self, cell: str) -> str:
        code = super().__call__(cell)
        if code.isdigit() and len(code) < self.figures:
            raise ValueError(
                f"has fewer than {self.figures} figures: a spreadsheet has taken the noughts at"
                f" its beginning away. {FROM_A_SPREADSHEET}"
            )
        return code


def refuse_shortened(cell: str) -> None:
    if SHORTENED.fullmatch(cell):
        raise ValueError(f"is a number that a spreadsheet has shortened. {FROM_A_SPREADSHEET}")


@dataclass(frozen=True)
class Number:
    most: int

    def __call__(self, cell: str) -> int | None:
        digits = cell.strip()
        if not digits:
            return None
        refuse_shortened(digits)
        # isdigit() alone says yes to “²”, which int() cannot read.
        if not (digits.isascii() and digits.isdigit()):
            raise ValueError("is not a whole number.")
        # The length first, as int() refuses thousands of digits in words of its own.
        if len(digits) > 12 or int(digits) > self.most:
            raise ValueError(f"is more than {self.most}.")
        return int(digits)


def urn(cell: str) -> int:
    number = Number(9_999_999)(cell)
    if not number:
        raise ValueError("is not a URN, the number that each school has.")
    return number


def metres(cell: str) -> int | None:
    """A grid reference; the register writes 0 where it has none."""
    return Number(9_999_999)(cell) or None


def percent(cell: str) -> Decimal | None:
    digits = cell.strip()
    if not digits:
        return None
    refuse_shortened(digits)
    if not PERCENT.fullmatch(digits) or Decimal(digits) > 100:
        raise ValueError("is not a percentage such as 12.5.")
    return Decimal(digits).quantize(Decimal("0.1"), ROUND_HALF_UP)


# Schools share their days: of five cells with a date, four hold one that was read before.
@lru_cache(maxsize=8192)
def day(cell: str) -> date | None:
    if not cell.strip():
        return None
    found = DATE.fullmatch(cell.strip())
    try:
        read = date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        read = None
    if read is None:
        raise ValueError("is not a date such as 31-12-2020.")
    return None if read == NO_DATE else read
