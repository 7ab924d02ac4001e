"""Lists that are searched by a school among other things bear a misspelt one too."""

from typing import TypeVar

from django.db.models import Q, QuerySet

from pages.rules.search_words import search_words
from schools.models.spelling import ids_spelt_nearly

Rows = TypeVar("Rows", bound=QuerySet)


def else_of_school_spelt_nearly(
    found: Rows, rows: Rows, text: str, *, school: str = "school"
) -> Rows:
    """What was found; where that is nothing, those of the rows whose school is spelt nearly so."""
    words = search_words(text)
    if not words or found.exists():
        return found
    return rows.filter(Q((f"{school}__in", ids_spelt_nearly(words))))
