"""How names are kept for the search: as pages/rules/search_words.py reads what is typed."""

from collections.abc import Iterable

from django.contrib.postgres.search import SearchQuery
from django.db import models
from django.db.models import F, Func, Value
from django.db.models.functions import Concat, Lower

from pages.rules.search_words import ACCENTED, APOSTROPHES, PUNCTUATION, UNACCENTED


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
