"""Characters in text of several lines that nobody sees: some turn round what others read."""

import re
import unicodedata

from pages.rules.odd_characters import name_of, where

LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Brought along by what is pasted, and without a meaning of their own.
MEANINGLESS = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")
# Make letters run the other way, so that a text says something else than what is kept.
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ORDINARY = "\n\t"


def with_plain_lines(text: str) -> str:
    """The text with one sort of line end, and without what pasting brings along."""
    return LINE_ENDS.sub("\n", text).translate(MEANINGLESS)


def hidden_character_problem(text: str) -> str:
    """What to do about the first hidden character of a text, or ''."""
    for place, letter in enumerate(text):
        is_control = unicodedata.category(letter) == "Cc" and letter not in ORDINARY
        if is_control or letter in TURNING:
            line = text[text.rfind("\n", 0, place) + 1 :]
            found = where(line, place - (len(text) - len(line)))
            return f"There is an invisible character ({name_of(letter)}) {found}. Delete it"
    return ""
