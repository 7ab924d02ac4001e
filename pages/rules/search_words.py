"""How text is read for a search: plain small letters, whatever the script and its accents.

The database reads what is stored in the same steps with the same tables (pages/searching.py), and
a test compares the two, so that what is typed and what is kept always agree.
"""

import re
from string import ascii_lowercase
from unicodedata import normalize

# What an accent becomes once a letter is taken apart; a sign that is nothing but an accent, such
# as ´ for an apostrophe, becomes a space and the accent.
MARKS = re.compile(r" ?[\u0300-\u036f]+")
# Letters that are not made of a plain one and an accent, and Greek ones, which most people here
# type in Latin letters: as ELOT 743 and passports write them, less the f that some υ are spoken as.
SPECIAL = "ŁłØøĐđÐðŦŧĦħŊŋıȷÆŒÞẞΑαΒβΔδΕεΖζΗηΙιΚκΛλΜμΝνΞξΟοΠπΡρΣσςΤτΦφΩωΓΘΥΧΨ"
PLAIN_ONES = "LlOoDdDdTtHhNnijæœþßaavvddeezziiiikkllmmnnxxoopprrsssttffooγθυχψ"
# One after the other: a letter that is read by what stands before it comes before itself.
SPELT_OUT = {"æ": "ae", "œ": "oe", "þ": "th", "ß": "ss"} | {
    "oυ": "ou",
    "aυ": "av",
    "eυ": "ev",
    "υ": "y",
    "γγ": "ng",
    "γ": "g",
    "θ": "th",
    "χ": "ch",
    "ψ": "ps",
}
PUNCTUATION = (
    '-‐‑–—/\\.,;:!?"“”„«»&+()[]{}<>@#^*_=|~$£…·•'
    # And whatever else parts words: ends of lines, pages and records.
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029"
)
# Apostrophes, and what is not seen at all.
DROPPED = "'’‘‛ʼʹ`\xad\u200b\u200c\u200d\u2060\ufeff"

TABLE = str.maketrans(SPECIAL + PUNCTUATION, PLAIN_ONES + " " * len(PUNCTUATION), DROPPED + "\0")
WORDS_AT_MOST = 10
LETTERS_AT_MOST = 100
# A shorter word with another letter is another word: “Hill” and “Mill”.
FORGIVEN_FROM = 5
BEGINNING_FORGIVEN_FROM = 6


def plain_text(text: str) -> str:
    """In small letters without accents; a space for each sign, and none for an apostrophe."""
    letters = MARKS.sub("", normalize("NFKD", text)).translate(TABLE).lower()
    for letter, spelt in SPELT_OUT.items():
        letters = letters.replace(letter, spelt)
    return letters


def typed_words(text: str) -> list[str]:
    """What each typed word is looked for as: "st. Mary's p-2" gives st, marys, p 2.

    Signs within a word part it as they do what is stored, and those at its ends count for nothing.
    """
    words = [plain_text(word).strip() for word in text.split()[:WORDS_AT_MOST]]
    return [word for word in words if word]


def search_words(text: str) -> list[str]:
    """The words to look for, in lower case: "St Mary's & St John" gives st, marys, st, john.

    "And" is left out beside other words, as names write it in two ways.
    """
    words = plain_text(text[:LETTERS_AT_MOST]).split()
    return [word for word in words if word != "and" or len(words) == 1][:WORDS_AT_MOST]


def misspellings(word: str) -> list[str]:
    """All words one letter away: one too many, one missing, one wrong, or two changed about.

    None of a word that is short, or of one with a digit: a wrong number is another number.
    """
    if len(word) < FORGIVEN_FROM or not (word.isascii() and word.isalpha()):
        return []
    parts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    missing = [before + letter + after for before, after in parts for letter in ascii_lowercase]
    wrong = [
        before + letter + after[1:] for before, after in parts[:-1] for letter in ascii_lowercase
    ]
    too_many = [before + after[1:] for before, after in parts[:-1]]
    about = [before + after[1] + after[0] + after[2:] for before, after in parts[:-2]]
    return sorted({*missing, *wrong, *too_many, *about} - {word})
