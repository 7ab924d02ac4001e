"""What a column of a list of people holds, by its heading or, without one, by its cells."""

import re
from collections.abc import Mapping, Sequence

from pages.rules.mail_address import mail_address

# What the page calls each, in the order in which it asks.
FIELDS = {
    "email": "Email address",
    "name": "Name",
    "first": "First name",
    "last": "Surname",
    "school": "School",
    "urn": "URN of the school",
    "postcode": "Postcode of the school",
    "phone": "Telephone",
    "role": "Role",
    "received": "Day on which they asked",
    "head_name": "Head’s name",
    "head_email": "Head’s email address",
    "asked": "Work Groups asked for",
    "state": "Whether they still want to come",
    "order": "Number of the order",
    "notes": "Notes",
}
WHO = {"email", "name", "first", "last"}
HEAD = r"head ?teachers?\b|\bheads?\b(?! of)|\bprincipal"
# The first that is found counts: “Name of your school” is no name, “Head’s email” not the person's.
HEADINGS = (
    ("", r"^(is|are|has|have|do|does|did|can|could|will|would|how|why|when|any)\b"),
    ("", r"\b(home|billing|shipping|ticket|currency|birth|pupils?)\b"),
    ("asked", r"work ?groups?\b|interested in|apply(ing)? for|which (course|programme|project)"),
    ("head_email", rf"^(?=.*({HEAD}))(?=.*e-?mail)(?!.*\bname)"),
    (
        "",
        rf"^(?=.*({HEAD}))(?=.*\b(ok|agree|support|approv|releas|permission|consent|signed))"
        r"(?!.*(e-?mail|name))",
    ),
    ("head_name", HEAD),
    ("email", r"e-?mail"),
    ("urn", r"\burn\b|unique reference"),
    ("postcode", r"post ?code"),
    ("phone", r"\btel\b|telephone|phone|\bmobile|contact (number|no)\b|number to "),
    (
        "received",
        r"timestamp|completion time|submi|\brec'?d\b|received|\bdate\b|start time|asked on",
    ),
    ("state", r"^(\w+ )?status$|^state$|^attending"),
    ("order", r"^(order|booking) (#|no|number|id|ref)"),
    ("name", r"^(?=.*first)(?=.*(surname|last))|^full name"),
    ("first", r"first ?name|forename|given name"),
    ("last", r"surname|last ?name|family name"),
    ("role", r"\brole\b|\bjob\b|position|^post$|responsib"),
    ("school", r"\bschool\b|college|organi[sz]ation|workplace|institution|academy|setting|company"),
    ("name", r"\bname\b|^(names|teachers?|participants?|delegates?|attendees?|colleagues?|who)$"),
    ("notes", r"^(notes?|comments?|remarks?)\b"),
)
FIELD_NAMED = tuple((field, re.compile(pattern)) for field, pattern in HEADINGS)
# Of several days in a row, the one on which the answer came.
LATER_DAYS = ("completion", "submi", "rec", "timestamp", "asked", "date", "start")
LONG_NUMBER = re.compile(r"\d{5,}")

LIKE_A_URN = re.compile(r"\d{6}")
LIKE_A_PHONE = re.compile(r"\+?[\d ()]{10,18}")
LIKE_A_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}([./-]\d{2,4})?( .*)?")
LIKE_A_SCHOOL = re.compile(r"\b(school|academy|primary|college|infants?|juniors?|high)\b", re.I)
LIKE_A_NAME = re.compile(r"^[^\W\d_][\w.’'-]*( [^\W\d_][\w.’'-]*){1,4}")
# By these, in this order, where there is no heading: most of a column's cells are so.
BY_CELLS = (
    ("urn", LIKE_A_URN),
    ("phone", LIKE_A_PHONE),
    ("received", LIKE_A_DAY),
    ("school", LIKE_A_SCHOOL),
    ("name", LIKE_A_NAME),
)


def field_of(heading: str) -> str:
    """One of FIELDS, or '' of a column that is passed over."""
    words = " ".join(heading.replace("’", "'").casefold().split())
    return next((field for field, pattern in FIELD_NAMED if pattern.search(words)), "")


def is_heading_of_people(cells: Sequence[str]) -> bool:
    if any("@" in cell or LONG_NUMBER.search(cell) for cell in cells):
        return False
    found = {field_of(cell) for cell in cells if cell} - {""}
    return bool(found & WHO) and len(found) > 1


def columns_by_heading(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, int]:
    """Where each field stands; of several columns of one kind, the one that says most."""
    places: dict[str, list[int]] = {}
    for place, heading in enumerate(headings):
        if field := field_of(heading):
            places.setdefault(field, []).append(place)

    def worth(field: str, place: int) -> tuple[int, int]:
        cells = [row[place] for row in rows if place < len(row) and row[place]]
        if field == "email":
            # That of Microsoft Forms may be full of “anonymous”.
            return sum(map(is_address, cells)), -place
        if field == "received":
            named = headings[place].casefold()
            ranks = [rank for rank, word in enumerate(LATER_DAYS) if word in named]
            return -min(ranks, default=len(LATER_DAYS)), -place
        return len(cells), -place

    return {
        field: max((worth(field, place), place) for place in found)[1]
        for field, found in places.items()
    }


def columns_by_cells(rows: Sequence[Sequence[str]]) -> dict[str, int]:
    """The same of a list that has no headings."""
    width = max(map(len, rows), default=0)
    columns = [[row[n] for row in rows if n < len(row) and row[n]] for n in range(width)]
    found: dict[str, int] = {}
    for place, cells in enumerate(columns):
        if cells and sum("@" in cell for cell in cells) * 2 > len(cells):
            found.setdefault("email", place)
    for field, pattern in BY_CELLS:
        for place, cells in enumerate(columns):
            if place in found.values() or field in found or not cells:
                continue
            like = pattern.search if field == "school" else pattern.fullmatch
            if sum(bool(like(cell)) for cell in cells) * 2 > len(cells):
                found[field] = place
    return found


def chosen_columns(
    columns: Mapping[str, int], headings: Sequence[str], chosen: Mapping[str, str]
) -> dict[str, int]:
    """With what somebody has put right: a heading for a field, or '' for none.

    A table that has no such heading keeps what was found in it.
    """
    found = dict(columns)
    for field, heading in chosen.items():
        if not heading:
            found.pop(field, None)
        elif heading in headings:
            found[field] = list(headings).index(heading)
    return found


def is_address(text: str) -> bool:
    try:
        return bool(mail_address(text))
    except ValueError:
        return False
