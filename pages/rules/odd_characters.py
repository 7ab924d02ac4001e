"""Characters that nobody sees or that only look like others, in names, addresses and references.

Two spellings that look the same would be two people, two schools, two references.
"""

import unicodedata

# Letters and signs by their category, yet nothing is drawn for them.
BLANKS = "\u034f\u115f\u1160\u2800\u3164\uffa0"
# Controls, formats, half of a pair, and the ends of lines and paragraphs.
INVISIBLE = {"Cc", "Cf", "Cs", "Zl", "Zp"}
# Elsewhere without effect, these two shape words in Persian and many Indian scripts.
JOINERS = "\u200c\u200d"
FIRST_SCRIPT_WITH_JOINERS = "\u0600"
WIDE_SIGNS = range(0xFF01, 0xFF61)
LIKE_A_HYPHEN = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63"
WORDS_SHOWN = 20


def trimmed(text: str) -> str:
    """Without the spaces and invisible characters at both ends."""
    first, last = 0, len(text)
    while first < last and is_trimmed(text[first]):
        first += 1
    while last > first and is_trimmed(text[last - 1]):
        last -= 1
    return text[first:last]


def is_trimmed(letter: str) -> bool:
    # What nobody types by accident, and no database keeps, is not passed over in silence.
    if letter == "\x00" or unicodedata.category(letter) == "Cs":
        return False
    return letter.isspace() or is_invisible(letter)


def is_invisible(letter: str) -> bool:
    return letter in BLANKS or unicodedata.category(letter) in INVISIBLE


def odd_character_problem(text: str) -> str:
    """What to do about the first odd character of a text on one line, or ''."""
    for place, letter in enumerate(text):
        if is_invisible(letter) and not joins_letters(text, place):
            found = f"There is an invisible character ({name_of(letter)}) {where(text, place)}"
            return f"{found}. Delete it"
        if letter != " " and unicodedata.category(letter) == "Zs":
            found = f"There is a special space ({name_of(letter)}) {where(text, place)}"
            return f"{found}. Type an ordinary space in its place"
        if ord(letter) in WIDE_SIGNS:
            return looks_like(letter, unicodedata.normalize("NFKC", letter), text, place)
    return ""


def odd_hyphen_problem(text: str) -> str:
    """What to do about the first sign that only looks like the hyphen of a code, or ''."""
    places = (place for place, letter in enumerate(text) if letter in LIKE_A_HYPHEN)
    place = next(places, None)
    return "" if place is None else looks_like(text[place], "-", text, place)


def joins_letters(text: str, place: int) -> bool:
    if text[place] not in JOINERS:
        return False
    beside = text[place - 1 : place] + text[place + 1 : place + 2]
    return len(beside) == 2 and all(letter >= FIRST_SCRIPT_WITH_JOINERS for letter in beside)


def looks_like(letter: str, ordinary: str, text: str, place: int) -> str:
    return (
        f"“{letter}” ({name_of(letter)}) {where(text, place)} is not the ordinary “{ordinary}”. "
        f"Type “{ordinary}” in its place"
    )


def where(text: str, place: int) -> str:
    """ "after “Amina” (character 6)", as a place that nobody sees is found by what is beside it."""
    before = "".join(letter for letter in text[:place] if not is_invisible(letter))
    beside = f"after “{before[-WORDS_SHOWN:]}”" if before else "at the beginning"
    return f"{beside} (character {place + 1})"


def name_of(letter: str) -> str:
    return unicodedata.name(letter, "control character").lower()
