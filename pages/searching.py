"""How typed words are looked for: in any column, and in names kept for the search.

Those are kept as pages/rules/search_words.py reads what is typed.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

from django.contrib.postgres.search import SearchQuery
from django.db import models
from django.db.models import F, Func, Q, QuerySet, Value
from django.db.models.functions import Concat, Lower

from pages.rules.search_words import ACCENTED, APOSTROPHES, PUNCTUATION, UNACCENTED

Rows = TypeVar("Rows", bound=QuerySet)
WORDS_AT_MOST = 10  # each is one more condition of the query


def typed_text(text: str) -> str:
    """Without the byte 0, which PostgreSQL takes in no text: an address may hold one."""
    return text.replace("\x00", "")


def holding_every_word(
    rows: Rows, text: str, *lookups: str, also: Callable[[str], Q] | None = None
) -> Rows:
    """The rows in which each word of the text is found by one of the lookups, or by `also`."""
    for word in typed_text(text).split()[:WORDS_AT_MOST]:
        found = Q(*[(lookup, word) for lookup in lookups], _connector=Q.OR)
        rows = rows.filter(found | also(word) if also else found)
    return rows


def translated(field: str, source: str, target: str) -> Func:
    """Letters of `source` become those of `target`; the ones left over are dropped."""
    return Func(
        F(field),
        Value(source),
        Value(target),
        function="translate",
        output_field=models.TextField(),
    )


def in_words(field: str) -> Func:
    """The text as the search reads it: no accents, no apostrophes, words apart."""
    return translated(
        field,
        ACCENTED + PUNCTUATION + APOSTROPHES,
        UNACCENTED + " " * len(PUNCTUATION),
    )


def run_together(field: str) -> Lower:
    """Only the letters and digits, in lower case."""
    return Lower(translated(field, ACCENTED + PUNCTUATION + APOSTROPHES + " ", UNACCENTED))


def beginning_with(words: Iterable[str]) -> SearchQuery:
    """What a search vector is asked for: every word, each as the beginning of one of its own."""
    every_word = " & ".join(f"{word}:*" for word in words)
    return SearchQuery(every_word, config="simple", search_type="raw")


def words_of(*fields: str) -> models.GeneratedField:
    """A column with all words of the fields, to be searched by any part of them.

    For tables, or parts within a hub's reach, that stay small; kept, as reading them afresh from
    each row takes longer than all else about it.
    """
    space = Value(" ", output_field=models.TextField())
    parts = [part for field in fields for part in (space, in_words(field))]
    return models.GeneratedField(
        expression=Lower(Concat(*parts[1:])), output_field=models.TextField(), db_persist=True
    )
