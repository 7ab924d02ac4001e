"""What the cells of a list say: names, addresses, telephones and days as people write them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pages.rules.search_words import plain_text
from participants.rules.list_columns import is_address

TITLE = re.compile(r"^(mr|mrs|ms|miss|mx|dr|prof|professor|rev|sir|madam)\b\.?\s+", re.IGNORECASE)
# Of cells whose words are one space apart: of thousands of spaces in a row, each would be tried as
# the first of them.
IN_BRACKETS = re.compile(r" ?\(([^()]*)\) ?")
REMARK = re.compile(r" [–—-] (.*)$")
TWO_PEOPLE = re.compile(r" (?:and|&|\+) | ?/ ?| ?; ?", re.IGNORECASE)
SMALL_WORDS = {"ap", "ab", "bin", "binti", "al", "de", "da", "di", "du", "la", "le", "van", "von"}
LOST_LETTER = re.compile(r"\w\?\w|\ufffd")
ADDRESS = re.compile(r"(?<![^\s;,/<>()|])[^\s;,/<>()|]+@[^\s;,/<>()|]+")
WITHDRAWN = re.compile(
    r"\bwithdr[ae]wn?\b|\bcancell?ed\b|\bno longer\b|\bnot coming\b|\bdropped out\b|\bdeclined\b",
    re.IGNORECASE,
)
GONE = re.compile(
    r"^(not attending|refunded|cancell?ed|withdr[ae]wn|deleted|transferred|no|declined)\b",
    re.IGNORECASE,
)
NO_NAME = re.compile(
    r"^\d+ ?[x×]\b|\bto follow\b|^tb[cadn]\b|^names? to\b|^\d+ places?\b", re.IGNORECASE
)
TRIAL = {"test", "test test", "testing", "asdf", "example", "xxx", "abc"}
MONTH_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
NUMBERS_OF_A_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\b", re.ASCII)
ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
DAY_IN_WORDS = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d{2})\b", re.IGNORECASE | re.ASCII
)
ROUNDED = re.compile(r"\d([.,]\d+)?e\+?\d+", re.IGNORECASE)  # by a spreadsheet
FEWEST_DIGITS, TELEPHONE_AT_MOST = 7, 30


@dataclass(frozen=True)
class NameRead:
    """Who a cell names: nobody, one person, or several; and what else stands in it."""

    names: tuple[str, ...] = ()
    remark: str = ""
    lost_letter: bool = False


def read_person_name(cell: str) -> NameRead:
    text, remarks = " ".join(cell.split()), []
    if found := REMARK.search(text):
        text, remarks = text[: found.start()], [found[1]]
    if NO_NAME.search(text) or not text:
        return NameRead(remark=" ".join([text, *remarks]).strip())
    brackets = IN_BRACKETS.findall(text)
    text = TITLE.sub("", IN_BRACKETS.sub(" ", text).strip())
    for words in brackets:
        if len(text.split()) == 1 and len(words.split()) == 1 and words[:1].isupper():
            text = f"{words} {text}"  # “Jayawardena (Thilini)”
        else:
            remarks.append(words)
    parts = [part for part in TWO_PEOPLE.split(text) if part]
    names = tuple(as_usual(in_order(TITLE.sub("", part))) for part in parts)
    return NameRead(names, "; ".join(remarks), bool(LOST_LETTER.search(text)))


def in_order(name: str) -> str:
    """“Llewelyn-Price, Rhiannon” the other way round."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() else last.strip()


def as_usual(name: str) -> str:
    """With capitals as names have them, where somebody typed nothing but capitals, or none."""
    words = name.split()
    if name == name.lower():
        return " ".join(
            word if place and word in SMALL_WORDS else with_capitals(word)
            for place, word in enumerate(words)
        )
    return " ".join(with_capitals(word) if is_shouted(word) else word for word in words)


def is_shouted(word: str) -> bool:
    """“KAMIŃSKA”, and not the initials of “J-L” or “T M”."""
    return word == word.upper() and any(len(part) > 2 for part in re.split(r"[-.’']", word))


def with_capitals(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)


def full_name(first: str, last: str) -> str:
    """Each cell by itself: “tariq mahmood”, “SHEIKH”."""
    return " ".join(as_usual(" ".join(part.split())) for part in (first, last) if part)


def read_addresses(cell: str) -> list[str]:
    """Each address that could be one, or all that stands there, to be told what is wrong with."""
    text = cell.strip().removeprefix("mailto:").strip()
    found = list(dict.fromkeys(one.strip(".") for one in ADDRESS.findall(text)))
    # “name@example,org” is one address with a mistake, and not the address before the comma.
    if found and all(map(is_address, found)):
        return found
    return [text] if text else []


def read_telephone(cell: str) -> str:
    """With the nought that a spreadsheet takes from a number; '' where it is no whole number."""
    text = " ".join(cell.removesuffix(".0").split())
    if ROUNDED.fullmatch(text):
        return ""
    digits = "".join(sign for sign in text if sign.isdigit() and sign.isascii())
    if text.startswith("+") and not digits.startswith("44"):
        return text if len(digits) >= FEWEST_DIGITS and len(text) <= TELEPHONE_AT_MOST else ""
    if digits.startswith("0044"):
        digits = digits[2:]
    if len(digits) > 10 and digits.startswith("44"):
        digits = digits[2:].removeprefix("0")
    if len(digits) == 10 and digits[0] in "12378":
        digits = f"0{digits}"
    is_plain = not re.search(r"[a-z]", text, re.IGNORECASE)
    if is_plain and FEWEST_DIGITS <= len(digits) <= 15:
        return digits
    return text if len(digits) >= FEWEST_DIGITS and len(text) <= TELEPHONE_AT_MOST else ""


def is_month_first(cells: Iterable[str], today: date) -> bool:
    """Of a column of days: some cannot be read the other way, or the other way lies ahead."""
    pairs = [found.groups() for cell in cells if (found := NUMBERS_OF_A_DAY.match(cell.strip()))]
    if any(int(first) > 12 for first, _, _ in pairs):
        return False
    if any(int(second) > 12 for _, second, _ in pairs):
        return True
    days = [as_day(year, second, first) for first, second, year in pairs]
    turned = [as_day(year, first, second) for first, second, year in pairs]
    is_ahead = any(day and day > today for day in days)
    return is_ahead and not any(day and day > today for day in turned)


def read_received(cell: str, *, month_first: bool = False) -> date | None:
    """The day a cell names; None for what is none or has no year, such as “w/c 31/1”."""
    text = cell.strip()
    if found := ISO_DAY.match(text):
        return as_day(*found.groups())
    if found := NUMBERS_OF_A_DAY.match(text):
        first, second, year = found.groups()
        return as_day(year, first, second) if month_first else as_day(year, second, first)
    if found := DAY_IN_WORDS.match(text):
        day, month, year = found.groups()
        named = month.lower()[:3]
        return (
            as_day(year, str(MONTH_NAMES.index(named) + 1), day) if named in MONTH_NAMES else None
        )
    return None


def as_day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return None


def read_head(name_cell: str, email_cell: str) -> tuple[str, str]:
    """The head's name and address, which often stand in one cell."""
    addresses = [one for one in read_addresses(email_cell) if is_address(one)]
    within = [one for one in ADDRESS.findall(name_cell) if is_address(one.strip("."))]
    name = " ".join(ADDRESS.sub(" ", name_cell).split()).strip(" ,;:()<>-–")
    return name, (addresses or within or [""])[0].strip(".").lower()


def same_words(one: str, other: str) -> bool:
    """A name with its accents and without, in capitals and not."""
    return plain_text(one).split() == plain_text(other).split()
