"""Finds what looks like a pupil's name in free text, by what stands around it.

A name alone says little: teachers have names too. So a name is a pupil's where the words beside it
say so (“pupil”, “Year 4”, “'s mum”), and no pupil's where they say that it is a grown-up's, a
school's or a book's. Where they say neither, the signs of grown-ups' work in the sentence are
weighed against those of a child's learning. Whoever writes is asked, not refused.
"""

import re
import unicodedata
from bisect import bisect, bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from pages.rules.pupil_name_words import (
    ADULT_AFTER,
    ADULT_BEFORE,
    ADULT_DOES,
    ALSO_SURNAMES,
    ALSO_WORDS,
    CHILD,
    CHILD_AFTER,
    CHILD_ALONE_DOES,
    CHILD_BEFORE,
    CHILD_DOES,
    COMPANY_BEFORE,
    COURSE_AFTER,
    DAILY,
    FIRST_NAMES,
    LEARNS,
    MADE_UP,
    NO_NAME,
    OTHERS_AFTER,
    OWN_CLASS,
    PLACE_AFTER,
    PLACE_BEFORE,
    PLACE_IN,
    PLACES_AFTER,
    PUBLIC,
    SAYS_NAME,
    SCHOOLING,
    SOMEBODY_BEFORE,
    SUM,
    SURELY_CHILD_AFTER,
    TITLE,
    WORK,
)

WORD = re.compile(r"[^\W\d_]+(?:['’-](?![sS]\b)[^\W\d_]+)*")
INITIAL = re.compile(r"[A-Z]\b\.?")
# A full stop after one letter or a title ends no sentence: “Ayesha K. in Y4”, “Rev. Simms”.
SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bRev)(?<!\bProf)(?<!\bCllr)(?!\.\s\d)[.!?]['”\"]?\s+|"
    r""
    r"\n"
)
LINKED = re.compile(
    r"(?:['’]s)?(?:\s*\([^()]*\)|,? (?:in )?Y(?:ear)? ?\d+|\s*[–:-]?\s*\d+[\d/%]*)?"
    r"[\s,;&/]*(?:(?:and|or|with|next to|made \w+)\b)?(?: (?:her|his) \w+)?\s*(?:\w{1,3}: )?"
)
SURNAME_FIRST = re.compile(
    r"\b([A-Z][\w’'-]+), ([A-Z][\w-]+)(?=\s*(?:[:;(–—/\n-]|\d|\.?$|, [Y\d]|(?:is|was|has|can|"
    r"got)\b))"
)
NO_FIRST_NAME = re.compile(r"(?:[eio]r|ing|ed|ly|ion|ist|ment|ity|ness|ics|al|ic|ive)$")
PARTICLES = frozenset(
    ["al", "ap", "ben", "bin", "da", "de", "di", "du", "el", "ibn", "la", "mac", "van"]
)
LONGEST_NAME = 4  # words
BEFORE, AFTER = 90, 110  # letters read on either side of a name
PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "ð": "d", "’": "'"})


@dataclass
class Candidate:
    """Words that could be somebody's name, and what stands around them in lower case."""

    words: str
    start: int
    end: int
    is_known: bool  # begins with a first name on our list
    is_whole: bool  # more than a first name
    before: str = ""
    after: str = ""
    is_linked: bool = field(default=False)  # to the one before it, as in a list

    @property
    def is_adult(self) -> bool:
        if TITLE.search(self.before) or ADULT_BEFORE.search(self.before):
            return True
        found = ADULT_AFTER.match(self.after)
        # “is my lowest child, says her teacher” is about the child.
        return bool(found and not re.search(rf"\b{CHILD}\b", found["role"] or ""))

    @property
    def does_as_adult(self) -> bool:
        if OWN_CLASS.match(self.after):
            return True
        acts = ADULT_DOES.match(self.after) or COMPANY_BEFORE.search(self.before)
        return bool(acts) and not LEARNS.search(f"{self.before} {self.after}")

    @property
    def is_place(self) -> bool:
        if PLACE_IN.search(self.words.lower()) and re.search(r"\b(?:in|on|to) $", self.before):
            return True
        return bool(PLACE_AFTER.match(self.after) or PLACE_BEFORE.search(self.before))

    @property
    def is_child(self) -> bool:
        if CHILD_BEFORE.search(self.before) or SURELY_CHILD_AFTER.match(self.after):
            return True
        # “Firm Foundations in Reception” is a course.
        is_course = not (self.is_known or self.begins_with_initial or self.words.islower())
        is_course = is_course and COURSE_AFTER.match(self.after) is not None
        return bool(CHILD_AFTER.match(self.after) and not is_course)

    @property
    def is_somebody(self) -> bool:
        return bool(SOMEBODY_BEFORE.search(self.before))

    @property
    def has_initial(self) -> bool:
        return bool(re.search(r" [A-Z]\.?$", self.words))

    @property
    def begins_with_initial(self) -> bool:
        return not self.words[1:2].isalpha()

    @property
    def acts_as_child(self) -> bool:
        return bool(CHILD_DOES.match(self.after))


def pupil_names(text: str) -> list[str]:
    """What looks like pupils' names in the text, as it stands there, each once."""
    found = []
    adults: set[str] = set()
    groups = list(in_lists(candidates(text)))
    is_schooling = bool(SCHOOLING.search(words_around(text, groups).lower()))
    for group in groups:
        asked, grown_up = judge(group, is_schooling)
        adults |= grown_up
        found += asked
    return list(dict.fromkeys(words for words in found if plain(words) not in adults))


def words_around(text: str, groups: list[list[Candidate]]) -> str:
    """The words around the names: “Bo Board” by itself is about no lesson."""
    for start, end in sorted(((one.start, one.end) for one in chain(*groups)), reverse=True):
        text = text[:start] + text[end:]
    return text


def judge(group: list[Candidate], is_schooling: bool) -> tuple[list[str], set[str]]:
    """Of names in one list: which look like pupils', and which are grown-ups'."""
    if any(one.is_adult for one in group) and not CHILD_BEFORE.search(group[0].before):
        return [], {plain(one.words) for one in group}
    if PLACES_AFTER.match(group[-1].after):
        return [], set()
    if MADE_UP.search(group[0].before) or SUM.search(group[0].before + group[0].after):
        return [], set()
    left = [one for one in group if not (one.is_place or PUBLIC.search(plain(one.words)))]
    if any(one.is_child for one in left):
        return [one.words for one in left], set()
    if any(one.does_as_adult for one in group):
        return [], {plain(one.words) for one in group}
    return [one.words for one in left if could_be_pupils(one, left, is_schooling)], set()


def could_be_pupils(one: Candidate, group: list[Candidate], is_schooling: bool) -> bool:
    """Where nothing beside the name says whose it is."""
    if not one.is_whole:
        return is_schooling and one.is_known and bool(CHILD_ALONE_DOES.match(one.after))
    # Hardly any grown-up is written so, and many a pupil: “Ayesha K”.
    is_alone = not one.before.strip() and not one.after.strip() and len(group) == 1
    if one.has_initial and one.is_known and not is_alone:
        return True
    around = f"{one.before} {one.after}"
    if signs_of_work(one) > signs_of_learning(one):
        return False
    if one.is_known:
        return is_schooling or not (is_alone or DAILY.search(around)) or bool(LEARNS.search(around))
    if one.has_initial and LEARNS.search(around):
        return is_schooling
    return (
        is_schooling
        and len(group) == 1
        and (one.acts_as_child or one.is_somebody or bool(LEARNS.search(around)))
    )


def signs_of_work(one: Candidate) -> int:
    signs = WORK.findall(f"{one.before} {one.after}") + OTHERS_AFTER.findall(one.after)
    return len(set(signs))


def signs_of_learning(one: Candidate) -> int:
    signs = LEARNS.findall(f"{one.before} {one.after}")
    return len(set(signs)) + bool(CHILD_ALONE_DOES.match(one.after))


def in_lists(found: Iterator[Candidate]) -> Iterator[list[Candidate]]:
    """Names that are only parted by commas and the like, together."""
    group: list[Candidate] = []
    for one in found:
        if group and not one.is_linked:
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def candidates(text: str) -> Iterator[Candidate]:
    ends = [0, *(match.end() for match in SENTENCE_END.finditer(text)), len(text)]
    last_end = 0
    found = chain(surname_first(text), capitalised(text), in_lower_case(text))
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start < last_end:
            continue
        first = ends[bisect(ends, one.start) - 1]
        last = ends[bisect_left(ends, one.end)]
        one.before = text[max(first, one.start - BEFORE) : one.start].lower()
        one.after = text[one.end : min(last, one.end + AFTER)].lower().rstrip(" .!?\n")
        between = text[last_end : one.start]
        one.is_linked = last_end >= first and bool(last_end and LINKED.fullmatch(between))
        last_end = one.end
        yield one


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
    if not word[0].isupper() or plain(word) in NO_NAME:
        return False
    return len(word) > 1 and (not word.isupper() or len(word) > 4)


def is_surname_like(word: str, before: str) -> bool:
    """What is a surname after a first name only: “Ye-jin Park”, “Thomas Ó Briain”."""
    if word in PARTICLES or word in ("Ó", "St"):
        return True
    if word.isupper() and before.isupper() and plain(word) not in NO_NAME:
        return len(word) > 1 and is_first_name(before)
    return plain(word) in ALSO_SURNAMES and word[1:].islower() and is_first_name(before)


def as_candidate(text: str, run: list[re.Match[str]]) -> Iterator[Candidate]:
    # What begins a sentence has a capital anyway: “Watching Ella Thorn”.
    if len(run) > 2 and run[0][0] in ("Can", "Will", "May", "Would", "Did"):
        run = run[1:]
    while len(run) > 1 and not is_first_name(run[0][0]) and NO_FIRST_NAME.search(run[0][0]):
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
    surely = SAYS_NAME.search(text[max(0, start - BEFORE) : start].lower())
    surely = surely or SURELY_CHILD_AFTER.match(text[end : end + AFTER].lower())
    if count > 1 or known or surely:
        yield Candidate(text[start:end], start, end, is_known=known, is_whole=count > 1)


def in_lower_case(text: str) -> Iterator[Candidate]:
    """First names without a capital.

    Where a writer uses no capitals, a surname may follow; elsewhere only a plain word for a child
    beside it makes a name of it.
    """
    all_lower = not re.search(r"[^.!?\n] [A-Z][a-z]", text)
    for match in WORD.finditer(text):
        word = match[0]
        if word[0].islower() and is_first_name(word) and plain(word) not in ALSO_WORDS:
            following = WORD.match(text, match.end() + 1)
            whole = following is not None and could_be_surname(following[0])
            end = following.end() if following and whole else match.end()
            yield Candidate(
                text[match.start() : end], match.start(), end, whole and all_lower, whole
            )


def could_be_surname(word: str) -> bool:
    return (
        len(word) != 2
        and word != "a"
        and plain(word) not in NO_NAME
        and not CHILD_DOES.match(word.lower())
    )


def is_first_name(word: str) -> bool:
    return all(part in FIRST_NAMES for part in plain(word).split("-")[:1])


def plain(words: str) -> str:
    """In lower case and without accents, as names are written by whoever is in a hurry."""
    letters = unicodedata.normalize("NFKD", words.lower().translate(PLAIN))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
