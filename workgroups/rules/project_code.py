"""How the codes of national projects are written, and read however people write them."""

import re
from dataclasses import dataclass

# In lists that were typed or pasted, several dashes look like a hyphen.
DASHES = "-‐‑‒–—−"
SPELLING = re.compile(
    rf"NCP\s*[{DASHES}]?\s*(?:(\d{{2}})\s*[{DASHES}/]?\s*(\d{{2}})\s*([a-z])?|(\d{{1,2}}))",
    re.IGNORECASE | re.ASCII,
)
# The first projects, of 2014 to 2016, had a number and no year: NCP4.
CANONICAL = r"^NCP(\d{1,2}|\d{2}-\d{2}[a-z]?)$"
OF_A_YEAR = re.compile(r"NCP(\d{2})-(\d{2}[a-z]?)", re.ASCII)
REMARK = re.compile(r"\(\s*predecessors?\s*\)", re.IGNORECASE)


def canonical_code(text: str) -> str:
    """NCP21-15 for "ncp 21-15", NCP24-30a for "NCP24 - 30A", NCP4 for "NCP 4".

    Raises ValueError for anything else.
    """
    matched = SPELLING.fullmatch(text.strip())
    if matched is None:
        raise ValueError(text)
    year, number, letter, old_number = matched.groups()
    if old_number:
        return f"NCP{old_number}"
    return f"NCP{year}-{number}{(letter or '').lower()}"


@dataclass(frozen=True)
class Codes:
    """What a cell of a list says: the project's own code, or those of projects before it."""

    own: str = ""
    earlier: tuple[str, ...] = ()


def read_codes(cell: str) -> Codes:
    """The codes in a cell such as "NCP 21-07" or "NCP18-20; NCP18-21 (predecessors)".

    Raises ValueError, with the part that is no code, or with all of it where it names several
    codes and does not say that they are predecessors.
    """
    text, remarks = REMARK.subn("", cell)
    found = tuple(canonical_code(part) for part in re.split(r"[;,]", text) if part.strip())
    if remarks:
        return Codes(earlier=found)
    if len(found) > 1:
        raise ValueError(cell)
    return Codes(own="".join(found))


def moved_to_year(code: str, school_year: int) -> str:
    """NCP22-15 for NCP21-15 and 2022; a code that names no year stays as it is."""
    return OF_A_YEAR.sub(lambda found: f"NCP{school_year % 100:02}-{found.group(2)}", code)
