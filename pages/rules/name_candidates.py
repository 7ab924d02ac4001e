"""Finds the words in a text that could be somebody's name, whoever it is."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

WORD = re.compile(r"[^\W\d_]+(?:['’-](?![sS]\b)[^\W\d_]+)*")
INITIAL = re.compile(r"[A-Z]\b\.?")
INITIALS = re.compile(r"\b[A-Z]\.[A-Z]\.(?!\w)")
LINKED = re.compile(
    r"(?:['’]s)?(?:\s*\([^()]*\)|,? (?:in )?Y(?:ear)? ?\d+|\s*[–:-]?\s*\d+[\d/%]*)?"
    r"[\s,;&/]*(?:(?:and|or|with|next to|made \w+)\b)?(?: (?:her|his) \w+)?\s*(?:\w{1,3}: )?"
)
SURNAME_FIRST = re.compile(
    r"\b([A-Z][\w’'-]{1,30}), ([A-Z][\w-]{1,30})(?=\s*(?:[:;(–—/\n-]|\d|\.?$|"
    r", [Y\d]|(?:is|was|has|can|got)\b))"
)
SENTENCE_BEGINS = re.compile(r"(?:^|[.!?:\n])[\"“‘']?\s{0,3}$")
ADDRESS_GOES_ON = re.compile(r"[@.]\w")
PARTICLES = frozenset(
    ["al", "ap", "ben", "bin", "da", "de", "di", "du", "el", "ibn", "la", "mac", "van"]
)
LONGEST_NAME = 4  # words
PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "ð": "d", "’": "'"})


def words_in(file: str) -> frozenset[str]:
    lines = Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


ONCE_GIVEN = words_in("first_names_once_given.txt")
OF_TODAY = words_in("first_names_of_today.txt")
FIRST_NAMES = words_in("first_names.txt") | ONCE_GIVEN | OF_TODAY
ALSO_WORDS = words_in("names_and_words.txt")
NO_NAME = words_in("no_names.txt")
ALSO_SURNAMES = words_in("surnames_and_words.txt")


@dataclass(frozen=True)
class Candidate:
    """Words that could be somebody's name."""

    words: str
    start: int
    end: int
    is_known: bool  # begins with a first name on our list
    is_whole: bool  # more than a first name


def candidates(text: str) -> Iterator[Candidate]:
    last_end = 0
    found = chain(surname_first(text), capitalised(text), in_lower_case(text), initials(text))
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= last_end:
            last_end = one.end
            yield one


def initials(text: str) -> Iterator[Candidate]:
    """As in “K.J., age 7”."""
    for match in INITIALS.finditer(text):
        yield Candidate(match[0], *match.span(), is_known=False, is_whole=True)


def surname_first(text: str) -> Iterator[Candidate]:
    """As on a register: “Okonkwo, Chidi: 112”."""
    for match in SURNAME_FIRST.finditer(text):
        surname, first = match.groups()
        if plain(surname) not in NO_NAME and not is_first_name(surname) and is_first_name(first):
            yield Candidate(match[0], *match.span(), is_known=True, is_whole=True)


def capitalised(text: str) -> Iterator[Candidate]:
    """Runs of words with a capital, without those that are nobody's name."""
    run: list[re.Match[str]] = []
    for match in WORD.finditer(text):
        if run and not continues(text, run[-1], match, len(run)):
            yield from as_candidate(text, run)
            run = []
        if is_name_like(match[0]) or run and is_surname_like(match[0], run[-1][0]):
            run.append(match)
        elif run:
            yield from as_candidate(text, run)
            run = []
    if run:
        yield from as_candidate(text, run)


def continues(text: str, before: re.Match[str], match: re.Match[str], length: int) -> bool:
    return length < LONGEST_NAME and text[before.end() : match.start()] in (" ", "  ")


def is_name_like(word: str) -> bool:
    if not word[0].isupper() or not NO_NAME.isdisjoint((plain(word), plain(word).split("'")[0])):
        return False
    # “SEND” and “LK-CM” are short for something.
    is_short_for = word.isupper() and max(map(len, word.split("-"))) <= 4
    return len(word) > 1 and not is_short_for


def is_surname_like(word: str, before: str) -> bool:
    """What is a surname after a first name only: “Ye-jin Park”, “Thomas Ó Briain”."""
    if word in PARTICLES or word in ("Ó", "St"):
        return True
    if word.isupper() and before.isupper() and plain(word) not in NO_NAME:
        return len(word) > 1 and is_first_name(before)
    return plain(word) in ALSO_SURNAMES and word[1:].islower() and is_first_name(before)


def as_candidate(text: str, run: list[re.Match[str]]) -> Iterator[Candidate]:
    # What begins a sentence has a capital anyway: “Watching Ella Thorn”.
    if len(run) > 2 and run[0][0] in ("Will", "May"):
        run = run[1:]
    begins = SENTENCE_BEGINS.search(text[max(0, run[0].start() - 3) : run[0].start()])
    if begins and not is_first_name(run[0][0]) and len(run) > 1 and is_first_name(run[1][0]):
        run = run[1:]
    while run and run[-1][0] in PARTICLES:
        run = run[:-1]
    if not run:
        return
    start, end, count = run[0].start(), run[-1].end(), len(run)
    initial = INITIAL.match(text, end + 1)
    if initial and text[end : end + 1] == " " and initial[0] != "I":
        end, count = initial.end(), count + 1
    if count == 1 and (initial := re.search(r"\b[A-Z]\.? $", text[max(0, start - 4) : start])):
        start, count = start - len(initial[0]), 2
        yield Candidate(text[start:end], start, end, is_known=False, is_whole=True)
        return
    known = any(is_first_name(part[0]) for part in run[:2])
    yield Candidate(text[start:end], start, end, is_known=known, is_whole=count > 1)


def in_lower_case(text: str) -> Iterator[Candidate]:
    """First names without a capital, with the surname that may follow."""
    for match in WORD.finditer(text):
        word = match[0]
        if is_name_in_lower_case(word) and not ADDRESS_GOES_ON.match(text, match.end()):
            is_parted = text[match.end() : match.end() + 1] == " "
            following = WORD.match(text, match.end() + 1) if is_parted else None
            whole = following is not None and could_be_surname(following[0])
            end = following.end() if following and whole else match.end()
            yield Candidate(text[match.start() : end], match.start(), end, True, whole)


def is_name_in_lower_case(word: str) -> bool:
    return word[0].islower() and is_first_name(word) and plain(word) not in ALSO_WORDS


def could_be_surname(word: str) -> bool:
    return len(word) > 2 and plain(word) not in NO_NAME


def is_first_name(word: str) -> bool:
    return plain(word).split("-")[0] in FIRST_NAMES


def plain(words: str) -> str:
    """In lower case and without accents, as names are written by whoever is in a hurry."""
    letters = unicodedata.normalize("NFKD", words.lower().translate(PLAIN))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
