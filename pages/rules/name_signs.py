"""The signs by which a name is weighed: what it looks like, and the words around it."""

import re
from collections.abc import Iterator
from pathlib import Path

from pages.rules.name_candidates import (
    INITIALS,
    LINKED,
    OF_TODAY,
    ONCE_GIVEN,
    Candidate,
    plain,
)
from pages.rules.name_words import END, Reading, Word, read

NEAR, FAR = 6, 25  # words
LONGEST_LINK = 100  # characters between two names of one list, of which most are blanks
LONGEST_LIST = 40  # names, so that a text of nothing but names takes no longer
EDGE: Word = ("|",)
PUBLIC = re.compile(
    "|".join(
        rf"\b{line}\b"
        for line in Path(__file__)
        .with_name("public_names.txt")
        .read_text(encoding="utf-8")
        .splitlines()
        if not line.startswith("#")
    )
)
# Of a capital word that is on no list of names: “Marking Policy”, “Former Colleague”.
LIKE_A_WORD = re.compile(r"(?:[eio]r|ing|ed|ly|ion|ist|ment|ity|ness|ics|al|ic|ive)$")

Sign = tuple[str, str]  # where, and which words


def signs_of(text: str, found: list[Candidate]) -> list[set[Sign]]:
    """Of each candidate, in their order."""
    reading = read(text, found)
    signs: list[set[Sign]] = []
    for group in in_lists(text, found):
        around = set(signs_around(reading, group))
        for number in group:
            own = set(signs_in_list(reading, reading.places[number])) if len(group) > 1 else set()
            signs.append(around | own | set(looks(found[number], reading, number)))
    return signs


def is_link(between: str) -> bool:
    return len(between) <= LONGEST_LINK and LINKED.fullmatch(between) is not None


def in_lists(text: str, found: list[Candidate]) -> Iterator[list[int]]:
    """The numbers of names that are only parted by commas and the like, together."""
    group: list[int] = []
    for number, one in enumerate(found):
        if group:
            between = text[found[number - 1].end : one.start]
            if len(group) == LONGEST_LIST or not is_link(between):
                yield group
                group = []
        group.append(number)
    if group:
        yield group


def signs_around(reading: Reading, group: list[int]) -> Iterator[Sign]:
    """What stands around a name, or around a whole list of them."""
    words = reading.words
    first, last = reading.places[group[0]], reading.places[group[-1]]
    start, end = sentence_around(words, first, last)
    before = words[start:first][::-1]  # from the name outwards
    after = words[last + 1 : end + 1]
    yield from signs_beside("before", before)
    yield from signs_beside("after", after)
    for one in word_at(before, 0):
        for other in word_at(after, 0):
            yield "around", f"{one} {other}"
    for word in words[start:first] + after:
        for form in word:
            yield "in the sentence", form
    for word in words[max(0, first - FAR) : start] + words[end + 1 : last + FAR]:
        for form in word:
            yield "in the text", form
    yield from pairs(words[start:first])
    yield from pairs(after)
    if len(group) > 1:
        yield "is", "in a list" if len(group) == 2 else "in a long list"


def signs_beside(side: str, words: list[Word]) -> Iterator[Sign]:
    for distance in range(3):
        for form in word_at(words, distance):
            yield f"{side} {distance + 1}", form
    for one in word_at(words, 0):
        for other in word_at(words, 1):
            yield f"{side} 1-2", f"{one} {other}"
    for number, word in enumerate(words):
        for form in word:
            yield side, form
            if number < NEAR:
                yield f"near {side}", form


def pairs(words: list[Word]) -> Iterator[Sign]:
    for word, following in zip(words, words[1:], strict=False):
        for one in word:
            for other in following:
                yield "pair", f"{one} {other}"


def signs_in_list(reading: Reading, place: int) -> Iterator[Sign]:
    """What stands beside one name of a list."""
    words = reading.words
    for form in word_at(words, place - 1):
        yield "listed before", form
    for form in word_at(words, place + 1):
        yield "listed after", form
        for other in word_at(words, place + 2):
            yield "listed after 1-2", f"{form} {other}"


def sentence_around(words: list[Word], first: int, last: int) -> tuple[int, int]:
    start, end = first, last
    while start > 0 and first - start < FAR and words[start - 1] != END:
        start -= 1
    while end < len(words) - 1 and end - last < FAR and words[end + 1] != END:
        end += 1
    return start, end


def word_at(words: list[Word], place: int) -> Word:
    return words[place] if 0 <= place < len(words) else EDGE


def looks(one: Candidate, reading: Reading, number: int) -> Iterator[Sign]:
    parts = one.words.split()
    known = "known" if one.is_known else "unknown"
    size = f"{known} {min(len(parts), 3)}"
    shapes = {
        known: True,
        size: True,
        "with initial": re.search(r" [A-Z]\.?$", one.words),
        "from initial": re.match(r"[A-Z]\.? ", one.words),
        "initials": INITIALS.fullmatch(one.words),
        "lower case": one.words.islower(),
        "upper case": one.words.isupper(),
        "surname first": "," in one.words,
        "hyphened": "-" in one.words,
        "public": PUBLIC.search(plain(one.words)),
        "like a word": not one.is_known and LIKE_A_WORD.search(parts[0]),
    }
    shapes.update(times_of(parts[1] if "," in one.words else parts[0]))
    if word_at(reading.words, reading.places[number] - 1) in (EDGE, END):
        shapes |= {"first": True, f"first, {size}": True}
    for shape, is_so in shapes.items():
        if is_so:
            yield "is", shape


def times_of(first_name: str) -> dict[str, bool]:
    """Few pupils are called Derek, and few teachers Jayden."""
    forms = {plain(first_name), plain(first_name).split("-")[0]}
    return {
        "of today": not OF_TODAY.isdisjoint(forms),
        "once given": not ONCE_GIVEN.isdisjoint(forms),
    }
