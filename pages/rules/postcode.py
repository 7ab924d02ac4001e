import re
import unicodedata

FIRST_HALF = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?")
UNITED_KINGDOM = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")


def plain_width(text: str) -> str:
    """Full-width letters and digits, as some keyboards write them, are the same postcode."""
    return unicodedata.normalize("NFKC", text)


def normal_postcode(text: str) -> str:
    """In capitals, with one space before the last three; a foreign code keeps its own spacing."""
    spaced = " ".join(plain_width(text).upper().split())
    known = UNITED_KINGDOM.fullmatch(spaced.replace(" ", ""))
    return f"{known[1]} {known[2]}" if known else spaced


def is_postcode(text: str) -> bool:
    """Is it a whole postcode of the United Kingdom, however it is spaced?"""
    return bool(outward_code(text))


def first_half(text: str) -> str:
    """The first half of a whole postcode, or what may be one by itself; '' for any other text."""
    alone = FIRST_HALF.fullmatch("".join(plain_width(text).upper().split()))
    return outward_code(text) or (alone[0] if alone else "")


def outward_code(text: str) -> str:
    """The first half of a whole postcode of the United Kingdom, or '' for any other text."""
    known = UNITED_KINGDOM.fullmatch("".join(plain_width(text).upper().split()))
    return known[1] if known else ""
