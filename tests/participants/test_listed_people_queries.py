"""A list of people takes the same queries for thirty people as for three hundred."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from participants.choices import ListedState
from participants.models import ExpressionOfInterest
from tests.factories import InterestFactory, PersonFactory, WorkGroupFactory, school_in
from tests.participants.test_listed_people_page import (  # noqa: F401
    LIN,
    acorn,
    add,
    check,
    path,
    staff,
    workgroup,
)

pytestmark = pytest.mark.django_db


def surname(number: int) -> str:
    """Another for each number, without a digit, which would tell of a pupil."""
    return "".join("abcdefghij"[int(digit)] for digit in f"{number:03}").capitalize() + "son"


def schools_and_rows(hub, number, schools):
    names = [f"{word} {n}" for n, word in enumerate(["Beech", "Cedar", "Elm", "Fir"] * 10)]
    kept = [school_in(hub, name=f"{name} Primary School") for name in names[:schools]]
    rows = [
        f"Ada {surname(n)},a{n}@example.org,{kept[n % schools]},Teacher,,h{n % 9}@example.org"
        for n in range(number)
    ]
    return [*rows, *(f"Bo {surname(n)},bad{n}@example,Acorn" for n in range(20))]


PREVIEW_QUERIES, DEED_QUERIES = 8, 23


@pytest.mark.parametrize(("people", "schools"), [(30, 4), (300, 40)])
def test_a_list_takes_the_same_queries_however_long_it_is(
    staff,  # noqa: F811
    workgroup,  # noqa: F811
    acorn,  # noqa: F811
    people,
    schools,
):
    rows = schools_and_rows(workgroup.hub, people, schools)
    staff.get(path(workgroup))

    with CaptureQueriesContext(connection) as preview:
        page = check(staff, workgroup, *rows)
    with CaptureQueriesContext(connection) as deed:
        add(staff, workgroup, *rows, asks_heads="on")

    assert (len(preview), len(deed)) == (PREVIEW_QUERIES, DEED_QUERIES)
    by_state = [(state, len(lines)) for state, lines in page.context["groups"]]
    assert by_state == [(ListedState.WRONG, 20), (ListedState.NEW, people)]
    assert all(line.verdict.reasons for line in page.context["groups"][0][1])
    assert ExpressionOfInterest.objects.filter(workgroup=workgroup).count() == people


@pytest.mark.parametrize("people", [1, 3])
def test_what_the_hub_knows_takes_no_more_of_them(staff, workgroup, acorn, people):  # noqa: F811
    known = PersonFactory(name="Lin Ada", email="lin@example.org", school=acorn)
    InterestFactory(workgroup=WorkGroupFactory(hub=workgroup.hub), person=known, school=acorn)
    rows = [LIN, *(f"Bo {surname(n)},bo{n}@example.org,Acorn" for n in range(people))]
    staff.get(path(workgroup))

    with CaptureQueriesContext(connection) as deed:
        add(staff, workgroup, *rows, asks_heads="on", thanks="on")

    assert len(deed) == DEED_QUERIES
