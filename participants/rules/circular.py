"""The named fields of an email to many people, such as {first name}."""

import re
from collections.abc import Iterable, Mapping

FIELD = re.compile(r"\{([^{}\n]{0,60})\}")
NAME, FIRST_NAME, WORK_GROUP, NEXT_DATE, HUB = (
    *("name", "first name", "work group", "next date", "hub"),
)
MEANS = {
    NAME: "their whole name",
    FIRST_NAME: "their first name",
    WORK_GROUP: "the Work Group",
    NEXT_DATE: "when the next workshop begins",
    HUB: "your hub’s name",
}
TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "rev"}


def field_named(typed: str) -> str:
    """{First_Name} is {first name}: however it is typed."""
    return " ".join(typed.replace("_", " ").lower().split())


def fields_in(text: str) -> list[str]:
    return [field_named(typed) for typed in FIELD.findall(text)]


def unknown_fields(text: str, known: Iterable[str]) -> list[str]:
    """As they were typed, each once."""
    allowed = set(known)
    typed = dict.fromkeys(FIELD.findall(text))
    return [one for one in typed if field_named(one) not in allowed]


def filled_in(text: str, values: Mapping[str, str]) -> str:
    """The text with each field replaced once: what a value holds is no field."""
    return FIELD.sub(lambda found: values[field_named(found[1])], text)


def first_name(name: str) -> str:
    """Without a title before it; the whole where nothing else is left."""
    words = name.split()
    while len(words) > 1 and words[0].lower().rstrip(".") in TITLES:
        words = words[1:]
    return words[0] if words else name
