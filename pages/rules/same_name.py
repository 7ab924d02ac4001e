"""Whether two spellings are one name."""

import unicodedata


def is_same_name(one: str, other: str) -> bool:
    """Capitals, spaces, hyphens and full stops apart; an accent more makes it another name."""
    return plain_name(one) == plain_name(other)


def plain_name(name: str) -> str:
    # Letters with their marks, in whatever script: vowels are marks in some.
    letters = unicodedata.normalize("NFKC", name.casefold())
    return "".join(letter for letter in letters if unicodedata.category(letter)[0] in "LMN")
