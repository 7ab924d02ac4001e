"""Finds what looks like a pupil's name in free text, by what stands around it.

A name alone says little: teachers have names too. So each sign in the words beside a name, and in
the name, has a weight, and a name whose signs weigh more than nothing is asked about. The weights
are in `pupil_name_weights.txt`; `tests/pages/pupil_names/train.py` finds them. Whoever writes is
asked, not refused.
"""

import re
from collections.abc import Iterable
from math import fsum
from pathlib import Path

from pages.rules.name_candidates import Candidate, candidates, plain
from pages.rules.name_signs import Sign, signs_of

WEIGHTS_FILE = Path(__file__).with_name("pupil_name_weights.txt")
ALWAYS: Sign = ("always", "|")  # a sign of every name
OTHER_WORD = re.compile(r"\b(?!and\b)\w+")
SURELY_GROWN_UP = -1.0
OF_A_CHILD = re.compile(r"\d|\b(?:pupils?|child(?:ren)?|class|reception|year)\b", re.IGNORECASE)
LIKE_A_SURNAME = re.compile(r"[^\W\d_][^\W\d_A-Z]*")
LITTLE = 0.1


def pupil_names(text: str) -> list[str]:
    """What looks like pupils' names in the text, as it stands there, each once."""
    found = list(candidates(text))
    if is_nothing_but(found, text):
        return []
    weights: dict[str, list[float]] = {}
    for one, signs in zip(found, signs_of(text, found), strict=True):
        weights.setdefault(plain(one.words), []).append(weight_of(signs))
    return list(dict.fromkeys(one.words for one in found if is_pupil(weights[plain(one.words)])))


def names_in_a_name(text: str) -> list[str]:
    """The same of a box that asks how a grown-up is called, or a place: it has no words around it
    but a surname such as Work or Five. A year, a class or the word itself tells of a pupil there.
    """
    return pupil_names(text) if OF_A_CHILD.search(text) else []


def is_nothing_but(found: list[Candidate], text: str) -> bool:
    """Names alone, as in a box for who is to be asked, tell of no pupil."""
    ends = [0, *(one.end for one in found)]
    starts = [*(one.start for one in found), len(text)]
    around = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    # A surname that is on no list: “Priya Sen”, beside which “SEN” is no name.
    last = around[-1].strip()
    if found and LIKE_A_SURNAME.fullmatch(last) and plain(last) not in SAY_MUCH:
        around.pop()
    return not OTHER_WORD.search(" ".join(around))


def is_pupil(weights: list[float]) -> bool:
    """Whoever is surely a grown-up in one place of the text is no pupil in another."""
    return max(weights) > 0 and min(weights) > SURELY_GROWN_UP


def weight_of(signs: Iterable[Sign]) -> float:
    # Exactly, as the order of what is in a set is another each time.
    return fsum([WEIGHTS[ALWAYS], *(WEIGHTS.get(sign, 0) for sign in signs)])


def read_weights() -> dict[Sign, float]:
    """A line holds a word, or two, and its weight in each place, after a tab: “before 1 0.71”."""
    weights = {}
    for line in WEIGHTS_FILE.read_text(encoding="utf-8").splitlines():
        words, *places = line.split("\t")
        for place, weight in (each.rsplit(" ", 1) for each in places):
            weights[place, words] = float(weight)
    return weights


WEIGHTS = read_weights()
SAY_MUCH = {words for (_, words), weight in WEIGHTS.items() if weight >= LITTLE}
