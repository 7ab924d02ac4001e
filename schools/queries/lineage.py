"""Which schools came from which, over any number of conversions and mergers.

The one place that follows links of the register from school to school: for ids that are known,
and, as an expression, within a query about many schools.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import BigIntegerField, Exists, F, Func, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from pages.expressions import IsOneOf
from pages.prepared import array_of
from schools.models import School, SchoolLink
from schools.models.school_register import FOLLOWED_KINDS

# Kinds are named in the statement, so that a link of neighbours is never taken for an order.
# Links may run in a circle, as some published ones do; UNION meets no school twice.
PATHS = """
WITH RECURSIVE path (start, id) AS (
    {beginnings}
    UNION
    SELECT path.start, link.{end}_id FROM path
    JOIN schools_schoollink AS link ON link.{beginning}_id = path.id AND link.kind IN ({kinds})
)
SELECT {found} FROM path
"""
KINDS = ", ".join(f"'{kind}'" for kind in FOLLOWED_KINDS)
BACK = {"beginning": "successor", "end": "predecessor", "kinds": KINDS}
ONWARD = {"beginning": "predecessor", "end": "successor", "kinds": KINDS}
OF_IDS = {
    "beginnings": "SELECT id, id FROM unnest(%s::bigint[]) AS asked (id)",
    "found": "start, id",
}
OF_ONE = {"beginnings": "SELECT %(expressions)s, %(expressions)s", "found": "id"}


class WithPast(Func):
    """The ids of a school and of every school it came from, as an array."""

    template = f"ARRAY({PATHS.format(**OF_ONE, **BACK)})"
    arity = 1
    output_field = ArrayField(BigIntegerField())


class WithPastOfIds(WithPast):
    """The same for an array of ids that are known."""

    # The cursor’s placeholder becomes the one that Django fills in.
    template = f"ARRAY({PATHS.format(**(OF_IDS | {'found': 'id'}), **BACK)})".replace(
        "%s", "%(expressions)s"
    )


def any_ever(rows: Any) -> Exists:
    """Whether any of `rows` is of the outer query's school or of one that it came from."""
    return Exists(rows.filter(IsOneOf(F("school"), WithPast(OuterRef("pk")))))


def with_past(school: School) -> dict[int, School]:
    """The school and every school that it came from, however long ago, by their ids."""
    asked = Value([school.pk], output_field=ArrayField(BigIntegerField()))
    rows = School.objects.filter(IsOneOf(F("pk"), WithPastOfIds(asked)))
    return {one.pk: one for one in rows.select_related("local_authority")}


def kin_of(school: School, reach) -> dict[str, list[School]]:
    """What the school came from and what came of it, one link away, with `since` and whether the
    reader may open its page: `reach` are the schools within theirs.
    """
    links = SchoolLink.objects.filter(kind__in=FOLLOWED_KINDS)
    # By the keys at the other ends: with an OR of two EXISTS it would look at every school.
    came_from = links.filter(successor=school).order_by().values("predecessor")
    came_of_it = links.filter(predecessor=school).order_by().values("successor")
    before = links.filter(successor=school, predecessor=OuterRef("pk"))
    after = links.filter(predecessor=school, successor=OuterRef("pk"))
    rows = (
        School.objects.filter(pk__in=came_from.union(came_of_it))
        .annotate(
            is_before=Exists(before),
            since=Coalesce(Subquery(before.values("since")), Subquery(after.values("since"))),
            is_in_reach=Exists(reach.order_by().filter(pk=OuterRef("pk"))),
        )
        .order_by("since", "name_letters", "pk")
    )
    found: dict[str, list[School]] = {"predecessors": [], "successors": []}
    for row in rows:
        found["predecessors" if row.is_before else "successors"].append(row)
    return found


def pasts_of(ids: Iterable[int]) -> dict[int, set[int]]:
    """For each school's id those of all schools it came from, in one query."""
    return linked_schools(ids, BACK)


def futures_of(ids: Iterable[int]) -> dict[int, set[int]]:
    """For each school's id those of all schools that came of it, in one query."""
    return linked_schools(ids, ONWARD)


def linked_schools(ids: Iterable[int], way: dict[str, str]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {pk: set() for pk in ids}
    if not found:
        return found
    with connection.cursor() as cursor:
        # Without the school itself, which is all that there is of most.
        others = f"{PATHS.format(**OF_IDS, **way)} WHERE id <> start"
        cursor.execute(others, [array_of(found)])
        for start, pk in cursor.fetchall():
            found[start].add(pk)
    return found


def successors_of(ids: Iterable[int]) -> dict[int, list[School]]:
    """For each school's id the open schools that came of it, by name, in two queries."""
    futures = futures_of(ids)
    if not any(futures.values()):
        return {pk: [] for pk in futures}
    schools = School.objects.open().filter(pk__in=set().union(*futures.values()))
    by_id = {school.pk: school for school in schools.order_by("name", "urn")}
    return {
        # Of most nothing came, and each that something came of looks through all of them.
        pk: [school for key, school in by_id.items() if key in future] if future else []
        for pk, future in futures.items()
    }
