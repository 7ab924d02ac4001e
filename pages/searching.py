"""How typed words are looked for: in any column, and in names kept for the search.

The database reads what is stored as pages/rules/search_words.py reads what is typed.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db import models
from django.db.models import Case, F, Func, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Concat, Lower, Trim
from django.db.models.lookups import Contains

from pages.rules.search_words import (
    DROPPED,
    MARKS,
    PLAIN_ONES,
    PUNCTUATION,
    SPECIAL,
    SPELT_OUT,
    typed_words,
)

Rows = TypeVar("Rows", bound=QuerySet)
LETTERS_KEPT = 500  # of each column, as PostgreSQL keeps no word of more than 2,046 bytes
NOT_ASCII = r"[^\x01-\x7f]"


def typed_text(text: str) -> str:
    """Without the byte 0, which PostgreSQL takes in no text: an address may hold one."""
    return text.replace("\x00", "")


def holding_every_word(
    rows: Rows, text: str, *fields: str, also: Callable[[str], Q] | None = None
) -> Rows:
    """The rows in which each word of the text stands in one of the fields, or is found by `also`.

    In any order, as any part of a word, with or without accents.
    """
    for word in typed_words(typed_text(text)):
        found = holds(word, *fields)
        rows = rows.filter(found | also(word) if also else found)
    return rows


def holds(word: str, *fields: str) -> Q:
    """The word, one of typed_words(), stands in one of the fields."""
    return Q(*[Contains(plain_column(field), word) for field in fields], _connector=Q.OR)


def text_function(function: str, *arguments) -> Func:
    return Func(*arguments, function=function, output_field=models.TextField())


def replaced(text, pattern: str, instead: str) -> Func:
    return text_function("regexp_replace", text, Value(pattern), Value(instead), Value("g"))


def any_of(letters: str) -> str:
    return "[" + re.sub(r"([\\\[\]^-])", r"\\\1", letters) + "]"


def plain_column(field: str) -> Func:
    """The column as plain_text() would read it."""
    text = Cast(F(field), models.TextField())
    apart = Func(text, template="normalize(%(expressions)s, NFKD)", output_field=models.TextField())
    letters: Any = text_function(
        "translate", replaced(apart, MARKS.pattern, ""), Value(SPECIAL), Value(PLAIN_ONES)
    )
    for letter, spelt in SPELT_OUT.items():
        letters = text_function("replace", letters, Value(letter), Value(spelt))
    # Most texts are nothing but ASCII, and to take accents off takes longer than all else.
    letters = Case(
        When(Q((f"{field}__regex", NOT_ASCII)), then=letters),
        default=text,
        output_field=models.TextField(),
    )
    return Lower(replaced(replaced(letters, any_of(DROPPED), ""), any_of(PUNCTUATION), " "))


def run_together(field: str) -> Func:
    """Only the letters and digits, in lower case."""
    return text_function("replace", plain_column(field), Value(" "), Value(""))


def vector_of(*parts) -> Func:
    """A search vector of all words of the parts, each as search_words() reads it."""
    space = Value(" ", output_field=models.TextField())
    spaced = [
        part for each in parts for part in (space, text_function("left", each, Value(LETTERS_KEPT)))
    ]
    words = Func(
        Trim(replaced(Concat(*spaced), " +", " ")),
        Value(" "),
        function="string_to_array",
        output_field=ArrayField(models.TextField()),
    )
    return Func(words, function="array_to_tsvector", output_field=SearchVectorField())


class WordQuery(SearchQuery):
    """Words as they stand: to_tsquery() would take some of them apart, and not as these."""

    template = "%(expressions)s::tsquery"

    def __init__(self, parts: Iterable[str]):
        super().__init__(" & ".join(parts), search_type="raw")


def beginning_with(words: Iterable[str]) -> SearchQuery:
    """What a search vector is asked for: every word, each as the beginning of one of its own."""
    # Quoted: what is typed may hold any sign but an apostrophe and a backslash.
    return WordQuery(f"'{word}':*" for word in words)


def words_of(*fields: str) -> models.GeneratedField:
    """A column with all words of the fields, to be searched by any part of them.

    For tables, or parts within a hub's reach, that stay small; kept, as reading them afresh from
    each row takes longer than all else about it.
    """
    space = Value(" ", output_field=models.TextField())
    parts = [part for field in fields for part in (space, plain_column(field))]
    return models.GeneratedField(
        expression=Concat(*parts[1:]), output_field=models.TextField(), db_persist=True
    )
