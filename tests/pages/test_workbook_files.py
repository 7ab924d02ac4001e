"""A list as an Excel workbook, with the columns that somebody chose."""

import io
from datetime import date

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from access.roles import Role
from pages.exports import xlsx_response
from tests.factories import InterestFactory, WorkGroupFactory, member

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"]


def cells(answer) -> list[list]:
    sheet = load_workbook(io.BytesIO(answer.content)).active
    return [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows()]


def test_what_looks_like_a_formula_stays_text_and_what_cannot_be_kept_is_left_out():
    columns = {"Said": lambda row: row, "On": lambda row: date(2026, 11, 29)}

    rows = cells(xlsx_response("list", columns, [*FORMULAS, "\x0bZoë"]))

    assert [row[0] for row in rows[1:]] == [(text, "s") for text in [*FORMULAS, "Zoë"]]
    assert {row[1][1] for row in rows[1:]} == {"d"}


@pytest.mark.django_db
def test_the_columns_that_were_chosen_come_in_the_order_of_the_list(client):
    group = WorkGroupFactory()
    InterestFactory(workgroup=group, name="Zoë Old")
    client.force_login(member(group.hub, Role.ADMINISTRATOR))
    path = reverse("participants:interests")

    chosen = cells(client.get(path, {"format": "xlsx", "column": ["URN", "Name", "Nothing"]}))
    every = client.get(path, {"format": "csv"})

    assert [cell[0] for cell in chosen[0]] == ["Name", "URN"]
    assert chosen[1][0][0] == "Zoë Old"
    assert b"Name,Email,Role,School,URN,Work Group" in b"".join(every)
