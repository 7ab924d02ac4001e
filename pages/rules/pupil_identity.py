"""Keeps what could identify a pupil out of what people type. No pupil's identity anywhere."""

import re
from datetime import date

# The letters a unique pupil number may begin with; a temporary one also ends with a letter.
UPN = re.compile(r"\b[A-HJ-NP-RT-Z][0-9]{11}[0-9A-Z]\b", re.IGNORECASE | re.ASCII)
EMAIL = re.compile(r"[^\s@<>(),;:]@[^\s@<>(),;:]+\.[^\s@<>(),;:]")

AREAS = (
    "AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|"
    "E|EC|EH|EN|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|"
    "LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|"
    "SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE|ZZ"
)
POSTCODE = re.compile(
    rf"\b(?:{AREAS})[0-9][0-9A-Z]? ?([0-9][ABD-HJLNP-UW-Z]{{2}})\b", re.IGNORECASE | re.ASCII
)
ORDINAL = re.compile(r"[0-9](st|nd|rd|th)")  # "L2 3rd attempt" is no postcode

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
MONTH = rf"({'|'.join(MONTHS)})[a-z]{{0,6}}\.?"
DAY = r"([0-9]{1,2})(?:st|nd|rd|th)?"
YEAR = r"([0-9]{4}|[0-9]{2})"
GAP = r"[\s,./-]{1,3}"
DATES = (
    (re.compile(rf"\b([0-9]{{1,2}})\s?[./-]\s?([0-9]{{1,2}})\s?[./-]\s?{YEAR}\b", re.ASCII), "dmy"),
    (re.compile(r"\b([0-9]{4})[./-]([0-9]{1,2})[./-]([0-9]{1,2})\b", re.ASCII), "ymd"),
    (re.compile(rf"\b{DAY}{GAP}(?:of\s)?{MONTH}{GAP}{YEAR}\b", re.IGNORECASE | re.ASCII), "dmy"),
    (re.compile(rf"\b{MONTH}{GAP}{DAY}{GAP}{YEAR}\b", re.IGNORECASE | re.ASCII), "mdy"),
)
PUPIL_AGES = range(2, 26)  # in years begun: from nursery to further education


def pupil_identity_problem(text: str, *, on: date, where: str = "") -> str | None:
    """What has to be taken out of the text, in a sentence for its writer, or None.

    `where` names the place it stands in, as in “ from your answer”.
    """
    if problem := pupil_number_problem(text, where=where):
        return problem
    if EMAIL.search(text):
        return f"Take out the email address{where}. Nothing here may show who a pupil is"
    if any(not ORDINAL.fullmatch(match[1]) for match in POSTCODE.finditer(text)):
        return f"Take out the postcode{where}. Nothing here may show who a pupil is"
    if any(day_could_be_birthday(day, on) for day in days_in(text)):
        return (
            f"Take out the date{where}, which looks like a date of birth. "
            "Nothing here may show who a pupil is"
        )
    return None


def pupil_number_problem(text: str, *, where: str = "") -> str | None:
    """The same where addresses and dates belong: a number is a pupil's wherever it stands."""
    if UPN.search(text):
        return f"Take out the unique pupil number{where}. Nothing here may show who a pupil is"
    return None


def day_could_be_birthday(day: date, on: date) -> bool:
    """Of somebody of a pupil's age, so that the date of a workshop may be written."""
    return on.year - day.year in PUPIL_AGES


def days_in(text: str) -> list[date]:
    """Every whole date in the text, however it is written."""
    found = []
    for pattern, order in DATES:
        for match in pattern.finditer(text):
            parts = dict(zip(order, match.groups(), strict=True))
            try:
                found.append(date(year(parts["y"]), month(parts["m"]), int(parts["d"])))
            except ValueError:  # 31 February, or a score such as 14/20/25
                continue
    return found


def year(text: str) -> int:
    # Of two figures it is this century’s: a pupil is 25 at most.
    return int(text) if len(text) == 4 else 2000 + int(text)


def month(text: str) -> int:
    return int(text) if text.isdigit() else MONTHS.index(text[:3].lower()) + 1
