"""Schools that are spelt nearly as somebody typed, asked of the index of their words."""

from collections.abc import Iterable, Sequence

from django.db import connection, transaction

from pages.rules.search_words import BEGINNING_FORGIVEN_FROM, misspellings

MISSPELT_AT_MOST = 3  # each has several hundred misspellings
FOUND_AT_MOST = 500

UNKNOWN = """
SELECT word FROM unnest(%s::text[], %s::tsquery[]) AS asked (word, query)
WHERE NOT EXISTS (SELECT FROM schools_school WHERE search @@ query)
"""
FOUND = "SELECT id FROM schools_school WHERE search @@ %s::tsquery LIMIT %s"


def ids_spelt_nearly(words: Sequence[str]) -> list[int]:
    """Of schools in which each of search_words() stands, those that are in no school misspelt by
    one letter; where each is in some school, any of them.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        # PostgreSQL takes it for as cheap to compare a row with hundreds of words as with one.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(UNKNOWN, [list(words), [one(word) for word in words]])
        doubted = [word for (word,) in cursor.fetchall()] or words
        found = []
        if len(doubted) <= MISSPELT_AT_MOST:
            query = " & ".join(spellings(word) if word in doubted else one(word) for word in words)
            cursor.execute(FOUND, [query, FOUND_AT_MOST])
            found = [pk for (pk,) in cursor.fetchall()]
        cursor.execute("SET LOCAL enable_seqscan = on")
    return found


def one(word: str) -> str:
    return f"'{word}':*"


def spellings(word: str) -> str:
    # Of what is short, many words begin with some misspelling.
    ending = ":*" if len(word) >= BEGINNING_FORGIVEN_FROM else ""
    others: Iterable[str] = (f"'{other}'{ending}" for other in misspellings(word))
    return f"({' | '.join([one(word), *others])})"
