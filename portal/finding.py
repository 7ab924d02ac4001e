"""What the one search box finds, each kind of thing within reach.

One query asks of which kinds there is anything, and one more reads each of those: most words are
found in few kinds, and asking the rest for all that it could show would cost more than the page.
"""

from dataclasses import dataclass

from django.db.models import IntegerField, QuerySet, Value

from hubs.models import User
from pages.rules.search_words import search_words
from portal.kinds import Find, Kind, kinds_that_may_hold


@dataclass(frozen=True)
class Group:
    """Things of one kind: the best of them, and how many there are in all."""

    label: str
    finds: list[Find]
    total: int


def find_by_words(text: str, user: User, most: int) -> list[Group]:
    """At most `most` of each kind; kinds of which nothing is found are left out."""
    words = search_words(text)
    if not words:
        return []
    asked = [(kind, kind.rows(words, user)) for kind in kinds_that_may_hold(text.strip())]
    totals = totals_of(asked)
    groups = []
    for place, total in sorted(totals.items()):
        kind, rows = asked[place]
        finds = [kind.as_find(row) for row in kind.read(rows, user)[:most]]
        groups.append(Group(kind.label, finds, total))
    return groups


def totals_of(asked: list[tuple[Kind, QuerySet]]) -> dict[int, int]:
    """How many there are of each kind that has any, by its place in the list; in one query."""
    parts = [
        # Only counted here: the best come first in `read`.
        rows.order_by()
        .values_list(Value(place, output_field=IntegerField()))
        .annotate(total=kind.number)
        for place, (kind, rows) in enumerate(asked)
    ]
    found = parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0]
    return {place: total for place, total in found if total}
