"""Who is named in the words of a lesson, before it is passed on."""

import re
from collections.abc import Iterable


def names_in_words(words: str, names: Iterable[str]) -> list[str]:
    """Those of the names that stand in the words as whole words; a name of one word may be any."""
    text = plain_words(words)
    return [
        name for name in names if " " in name.strip() and f" {plain_words(name)} " in f" {text} "
    ]


def plain_words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
