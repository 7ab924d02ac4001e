import re

UNITED_KINGDOM = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")


def normal_postcode(text: str) -> str:
    """In capitals, with one space before the last three; a foreign code keeps its own spacing."""
    spaced = " ".join(text.upper().split())
    known = UNITED_KINGDOM.fullmatch(spaced.replace(" ", ""))
    return f"{known[1]} {known[2]}" if known else spaced


def is_postcode(text: str) -> bool:
    """Is it a whole postcode of the United Kingdom, however it is spaced?"""
    return bool(outward_code(text))


def outward_code(text: str) -> str:
    """The first half of a whole postcode of the United Kingdom, or '' for any other text."""
    known = UNITED_KINGDOM.fullmatch("".join(text.upper().split()))
    return known[1] if known else ""
