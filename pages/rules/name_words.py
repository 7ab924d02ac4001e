"""Reads a text as words for weighing: years, roles and the like as one word each, and no names."""

import re
from typing import NamedTuple

from pages.rules.name_candidates import NO_NAME, Candidate, plain

# What says the same is one word to the weights, so that they hold for words they have not met.
KINDS = {
    "year": r"(?:years?|yrs?|y)\s?(?:\d{1,2}s?|r)|reception|nursery|key stage \d|ks\d|eyfs|"
    r"sixth form",
    "class": r"(?:top|bottom|lowest|highest|middle|lower|higher) (?:sets?|groups?|tables?)|"
    r"(?:class|set|group) \d\w?|\d{1,2}(?!st|nd|rd|th)[a-z]{1,2}\d?",
    "title": r"(?:mr|mrs|ms|miss|dr|prof|professor|sir|dame|lord|lady|rev|madame|cllr|councillor|"
    r"canon|saint|st|king|queen)\b\.?",
    "need": r"send?|eal|semh|pp|pupil premium|ehcps?|autis\w+|dyslex\w+|dyscalcul\w+|dysprax\w+|"
    r"adhd|greater depth|working (?:at|below|towards)|lac|(?:low|lower|middle|high|higher) "
    r"(?:ability|attain\w+)|wts|exs|gds|fsm|new to english|down['’]s syndrome|speech|hearing|"
    r"visual\w*|looked.after|in care|refugee|asylum|dwarfism|epilep\w+|cerebral palsy|"
    r"tourette\w*|diabet\w+|asthma\w*|allerg\w+|stammer\w*|wheelchair|hearing aids?|glasses",
    "child": r"pupils?|child(?:ren)?|chn|boys?|girls?|students?|learners?|kids?|sons?|daughters?|"
    r"twins?|siblings?|lads?|lass|nephew|niece|grandsons?|granddaughters?|cousin|youngsters?|"
    r"toddler|classmates?|peers",
    "family": r"mums?|dads?|mother|father|parents?|nan|gran\w*|carers?|brothers?|sisters?|aunt\w*|"
    r"uncle|step\w+|family|foster\w*|guardian",
    "role": r"teachers?|headteachers?|heads?|deput(?:y|ies)|(?:co-)?leads?|leaders?|sendco|senco|"
    r"(?:hl)?tas?|governors?|colleagues?|nqts?|ects?\d?|trainees?|tutors?|lecturers?|"
    r"advis[eo]rs?|specialists?|coach(?:es)?|sles?|llmes?|bursars?|managers?|librarians?|"
    r"caretakers?|mentors?|assistants?|principals?|directors?|consultants?|professors?|"
    r"participants?|staff|psychologists?|therapists?|contacts?|chair|inspectors?|authors?|d?a?ht|"
    r"slt|co-?ordinators?|administrators?|secretary|clerk|trustees?|ceo|technicians?|mps?|mayor|"
    r"presenters?|speakers?|practitioners?|champions?|experts?|facilitators?|visitors?|"
    r"observers?|volunteers?|hosts?|adults?|helpers?|sip|sbm|dsl|hod|researchers?|delegates?|"
    r"members?",
    "day": r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|june|july|"
    r"august|september|october|november|december|autumn|spring|summer",
    "place": r"primary|schools?|academy|college|infants?|juniors?|high|grammar|road|street|park|"
    r"lane|farm|trust|hill|hall|centre|university|church|federation|council",
}
TOKEN = re.compile(
    "|".join(rf"(?P<{kind}>\b(?:{words})(?!\w))" for kind, words in KINDS.items())
    + r"|(?P<number>\d[\d/.,:%]*)|(?P<owner>['’]s\b)|(?P<end>[.!?]+|\n)|(?P<mark>[^\w\s])"
    r"|(?P<word>[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?)",
    re.IGNORECASE,
)
ONLY_THEIR_KIND = frozenset(["year", "class", "title", "day", "number"])
MARKS = str.maketrans("‘’“”–—", "''\"\"--")
END = (".",)
BEGINS_WITH_CAPITAL = (".", '"', ":", "'")  # after these, any word may
ENDINGS = ("ing", "ed", "es", "s", "ly")

Word = tuple[str, ...]  # as it stands, and what it stands for


class Reading(NamedTuple):
    """A text as words, with each candidate for a name as one of them."""

    words: list[Word]
    places: list[int]  # of the candidates


def read(text: str, found: list[Candidate]) -> Reading:
    words: list[Word] = []
    places = []
    position = 0
    for one in found:
        add_words(text, position, one.start, words)
        places.append(len(words))
        words.append(("{name}",))
        position = one.end
    add_words(text, position, len(text), words)
    return Reading(words, places)


def add_words(text: str, start: int, end: int, words: list[Word]) -> None:
    for match in TOKEN.finditer(text, start, end):
        before = words[-1][0] if words else "."
        words.append(as_word(match, match[0].lower().replace("’", "'"), before))


def as_word(match: re.Match[str], word: str, before: str) -> Word:
    kind = str(match.lastgroup)
    if kind == "end":
        return END
    if kind in ONLY_THEIR_KIND:
        return (f"{{{kind}}}",)
    if kind in ("mark", "owner"):
        return (word.translate(MARKS),)
    if kind in KINDS:
        return (word.removesuffix("s"), f"{{{kind}}}")
    # Schools, towns and surnames say nothing by themselves.
    has_capital = match[0][0].isupper() and len(word) > 1 and before not in BEGINS_WITH_CAPITAL
    if has_capital and plain(word) not in NO_NAME:
        return ("{capital}",)
    stem = stem_of(word)
    return (word,) if stem == word else (word, f"{stem}~")


def stem_of(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word
