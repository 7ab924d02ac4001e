"""Which school a list means, by the name that people write in it.

“Acorn Pri.”, “Ivybridge Rd” and “Larkfield Juniper Academy School” are each one school of an area;
“Larkfield Primary” is one of several, and then a person has to choose.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property

from pages.rules.postcode import normal_postcode
from pages.rules.search_words import plain_text

ABBREVIATED = {
    "acad": "academy",
    "ave": "avenue",
    "coll": "college",
    "comm": "community",
    "inf": "infant",
    "infants": "infant",
    "jnr": "junior",
    "jun": "junior",
    "juniors": "junior",
    "ln": "lane",
    "nurs": "nursery",
    "pri": "primary",
    "prim": "primary",
    "pry": "primary",
    "ps": "primary",
    "rd": "road",
    "saint": "st",
    "sch": "school",
    "schl": "school",
    "sec": "secondary",
}
# Words of whole names that people leave out, or add, without meaning another school.
LEFT_OUT = {
    *("the", "and", "of", "in", "at", "a", "s", "school", "academy", "nursery", "college"),
    *("independent", "community", "trust", "voluntary", "aided", "controlled", "church"),
    *("england", "catholic", "roman", "c", "e", "cofe", "ce", "rc", "va", "vc"),
}
# Words that tell two schools of one name apart, but alone name none.
KINDS = {
    *("primary", "junior", "infant", "secondary", "high", "grammar", "first", "middle"),
    *("upper", "lower", "special", "prep", "preparatory", "sixth", "form"),
}
RARE = 6  # a word in the names of more schools than this is a place, and suggests none of them
SUGGESTED_AT_MOST = 6
ALIKE = 0.8
POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b", re.IGNORECASE | re.ASCII)
URN = re.compile(r"(?<!\d)(\d{6})(?!\d)", re.ASCII)


@dataclass(frozen=True)
class NamedSchool:
    """A school as far as it is told by: `place` are its town, postcode and the like."""

    pk: int
    name: str
    place: str = ""
    urn: int | None = None
    postcode: str = ""
    is_open: bool = True
    in_area: bool = True

    @cached_property
    def name_words(self) -> frozenset[str]:
        return frozenset(words_of_school(self.name))

    @cached_property
    def place_words(self) -> frozenset[str]:
        return frozenset(words_of_school(self.place))

    @cached_property
    def words(self) -> frozenset[str]:
        return self.name_words | self.place_words

    def is_named_in(self, said: set[str]) -> bool:
        """By more than its town and its kind."""
        return bool(said & (self.name_words - self.place_words - KINDS))


@dataclass(frozen=True)
class Fit:
    """The one school that is meant, or those that may be and why nobody can tell."""

    school: int | None = None
    perhaps: tuple[int, ...] = ()
    why: str = ""


@dataclass
class SchoolNames:
    """The schools that a list may mean, asked by what it says of each person."""

    schools: Collection[NamedSchool]
    answers: dict[tuple[str, str, str], Fit] = field(default_factory=dict)

    def fit(self, name: str, urn: str = "", postcode: str = "") -> Fit:
        asked = (name, urn, postcode)
        if asked not in self.answers:
            self.answers[asked] = self.found(name, read_urn(urn) or read_urn(name), postcode)
        return self.answers[asked]

    def found(self, name: str, urn: int | None, postcode: str) -> Fit:
        by_urn = self.by_urn.get(urn) if urn else None
        if by_urn:
            return self.with_urn(by_urn, name)
        if at := self.at_postcode(postcode or name):
            return self.at_one_postcode(at, name)
        by_name = self.with_name(name)
        if urn:
            why = f"No school has the URN {urn}."
            return Fit(perhaps=by_name.perhaps or numbers(by_name.school), why=why)
        return by_name

    def with_urn(self, by_urn: NamedSchool, name: str) -> Fit:
        """A name that is another school's, or nobody's, is a wrong number as likely as not."""
        said = own_words(name)
        telling = said - by_urn.place_words - KINDS
        if not telling or by_urn.is_named_in(said) or any(map(is_number, said)):
            return Fit(by_urn.pk)
        others = self.with_name(name)
        among = [*numbers(others.school), *others.perhaps, by_urn.pk]
        return Fit(
            perhaps=tuple(dict.fromkeys(among)),
            why=f"The URN {by_urn.urn} is that of {by_urn.name}, and the name is another’s.",
        )

    def at_one_postcode(self, at: list[NamedSchool], name: str) -> Fit:
        fits = [one for one in at if own_words(name) & one.name_words] or at
        narrowed = [one for one in fits if own_words(name) <= one.words]
        fits = narrowed if len(narrowed) == 1 else fits
        if len(fits) == 1 and (not own_words(name) or own_words(name) & fits[0].name_words):
            return Fit(fits[0].pk)
        return Fit(perhaps=pks(fits), why="The postcode and the name do not settle which school.")

    def with_name(self, name: str) -> Fit:
        said = words_of_school(name)
        if not own_words(name):
            why = "No school is named." if not said else f"“{name}” does not say which school."
            return Fit(why=why)
        # What has closed counts only where no open school is called so.
        for among in (self.open_in_area, self.closed_in_area):
            if found := fitting_schools(name, among):
                if len(found) == 1:
                    return Fit(found[0].pk)
                return Fit(perhaps=pks(found), why=f"Several schools may be meant by “{name}”.")
        return self.not_in_area(name)

    def not_in_area(self, name: str) -> Fit:
        kept = own_words(name)
        elsewhere = [one for one in self.schools if not one.in_area and one.is_open]
        same = [one for one in elsewhere if own_words(one.name) == kept]
        nearly = [one for one in self.open_in_area if kept <= one.words and kept & one.name_words]
        found = nearly or same or self.spelt_nearly(name)
        if nearly:
            why = f"No school is called “{name}”; these are called nearly so."
        elif same:
            why = f"No school of your area is called “{name}”; elsewhere one is."
        else:
            why = f"No school of your area is called “{name}”."
        return Fit(perhaps=pks(found), why=why)

    def spelt_nearly(self, name: str) -> list[NamedSchool]:
        found: dict[NamedSchool, None] = {}
        for word in own_words(name) - KINDS:
            for known, schools in self.by_word.items():
                if len(schools) <= RARE and is_spelt_nearly(word, known):
                    found |= dict.fromkeys(schools)
        return list(found)

    @cached_property
    def by_urn(self) -> dict[int, NamedSchool]:
        return {one.urn: one for one in self.schools if one.urn}

    @cached_property
    def by_word(self) -> dict[str, list[NamedSchool]]:
        found: dict[str, list[NamedSchool]] = defaultdict(list)
        for one in self.open_in_area:
            for word in one.name_words - LEFT_OUT - KINDS:
                found[word].append(one)
        return found

    @cached_property
    def open_in_area(self) -> list[NamedSchool]:
        return [one for one in self.schools if one.in_area and one.is_open]

    @cached_property
    def closed_in_area(self) -> list[NamedSchool]:
        return [one for one in self.schools if one.in_area and not one.is_open]

    def at_postcode(self, text: str) -> list[NamedSchool]:
        code = postcode_in(text)
        return [one for one in self.schools if code and one.postcode == code and one.is_open]


def fitting_schools(name: str, among: Collection[NamedSchool]) -> list[NamedSchool]:
    """Those that hold every word which tells schools apart; one, where it alone is called so."""
    said, kept = words_of_school(name), own_words(name)
    same = [one for one in among if own_words(one.name) == kept]
    if len(same) == 1:
        return same
    # A name that is only the town's is no school's.
    found = [one for one in among if kept <= one.words and one.is_named_in(kept)]
    whole = [one for one in found if set(said) <= one.words]
    return whole if len(whole) == 1 else found


def words_of_school(text: str) -> list[str]:
    words = plain_text(text.replace("+", " ")).split()
    return [ABBREVIATED.get(word, word) for word in words]


def own_words(text: str) -> set[str]:
    """Those that tell this school from others; of “The High School” the kind alone is left."""
    without_code = POSTCODE.sub(" ", text)
    return {word for word in words_of_school(without_code) if word not in LEFT_OUT}


def is_number(word: str) -> bool:
    return word.isascii() and word.isdigit()


def read_urn(text: str) -> int | None:
    found = URN.search(text)
    return int(found[1]) if found else None


def postcode_in(text: str) -> str:
    found = POSTCODE.search(text)
    return normal_postcode(found[0]) if found else ""


def is_spelt_nearly(word: str, known: str) -> bool:
    if word == known:
        return True
    if min(len(word), len(known)) < 5 or word[0] != known[0] or abs(len(word) - len(known)) > 2:
        return False
    return SequenceMatcher(None, word, known).ratio() >= ALIKE


def numbers(pk: int | None) -> tuple[int, ...]:
    return () if pk is None else (pk,)


def pks(schools: Iterable[NamedSchool]) -> tuple[int, ...]:
    return tuple(one.pk for one in schools)[:SUGGESTED_AT_MOST]
