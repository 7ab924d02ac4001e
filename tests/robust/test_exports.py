"""A spreadsheet that opens what the portal exports runs nothing of it."""

import csv
from decimal import Decimal
from io import StringIO

import pytest
from django.db import models

from outbox.models import Message
from pages.exports import plain_cell
from schools.models import LocalAuthority, RegisterImport
from tests.robust.acts import actor
from tests.robust.marks import write_everywhere
from tests.robust.views import EXPORTS
from tests.sweeps import part
from tests.test_access import address

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    '=HYPERLINK("https://elsewhere.example.org","Click")',
    "=cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
]


def cells(name: str, world) -> list[str]:
    answer = actor(name, world).get(f"{address(name, world)}?format=csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return [cell for row in csv.reader(StringIO(text, newline="")) for cell in row]


def starts_a_formula(cell: str) -> bool:
    return cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


def begin_everything_with(formula: str, world) -> None:
    """Into every text column, whole where there is room, and never the same twice."""

    def write(field, pk: int) -> str:
        if isinstance(field, models.EmailField):
            return f"=1+{pk}@example.org"  # no address is kept in another spelling
        room = (field.max_length or 5000) >= 100
        text = f"{formula if room else formula[:2]}{pk}"
        if field.model is Message:
            text = text.strip()  # the database lets no line break into a header
        return text

    write_everywhere(world.hub, write, also=[RegisterImport.objects.all()])


# With a sign, behind a blank or a line break, in full width, and one that Excel once ran.
BITING = ["=1+1", "\t=1+1", "\r=1+1", "＝1+1", "-2+3+cmd|' /C calc'!A0"]


@pytest.mark.parametrize("formula", part(FORMULAS, always=BITING), ids=ascii)
def test_no_exported_cell_begins_a_formula(formula, world, tried):
    tried([formula])
    begin_everything_with(formula, world)

    found = {name: cells(name, world) for name in EXPORTS}

    assert {name: len(rows) for name, rows in found.items() if len(rows) < 8} == {}
    begun = [
        (name, cell) for name, rows in found.items() for cell in rows if starts_a_formula(cell)
    ]
    assert begun == []
    for name in ("schools:list", "participants:interests", "fees:fees", "workgroups:list"):
        assert [cell for cell in found[name] if formula.strip() in cell], name


@pytest.mark.parametrize("value", [-1, "x-1", "1+1", "O'Neill", "", "’=1"])
def test_what_begins_no_formula_stays_as_it_is(value):
    assert plain_cell(value) == value


def test_a_row_stands_by_its_name_which_may_begin_a_formula_too():
    assert plain_cell(LocalAuthority(name="=1+1")) == "'=1+1"
    assert plain_cell(Decimal("-1.50")) == Decimal("-1.50")


def test_every_list_that_has_a_download_is_found():
    assert {"hubs:areas", "needs:list", "fees:fees", "evaluations:engagement"} <= set(EXPORTS)
    assert len(EXPORTS) >= 20
