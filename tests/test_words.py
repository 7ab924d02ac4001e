"""What the portal says after a deed, and to staff who act for somebody."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from participants.forms.interest import OnBehalfForm
from participants.forms.place import StaffCancelForm, StaffWithdrawForm
from participants.forms.substitute import SubstituteForForm

ROOT = Path(__file__).parent.parent
# A sentence that ends, and another that begins.
SECOND = re.compile(r"[.!?][”\"]?\s+\S")
VIEWS = sorted([*ROOT.glob("*/views/*.py"), *ROOT.glob("*/views.py"), ROOT / "portal/pages.py"])


def texts_in(node: ast.AST) -> Iterator[str]:
    """Every whole text, with {} where a value is put in."""
    if isinstance(node, ast.JoinedStr):
        yield "".join(
            part.value if isinstance(part, ast.Constant) else "{}" for part in node.values
        )
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    else:
        for child in ast.iter_child_nodes(node):
            yield from texts_in(child)


def said_after_a_deed(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef) and node.name == "get_success_message":
            for line in node.body:
                yield from texts_in(line)
        if isinstance(node, ast.Assign) and "success_message" in {
            getattr(target, "id", "") for target in node.targets
        }:
            yield from texts_in(node.value)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "success":
            for argument in node.args:
                yield from texts_in(argument)


def test_what_is_said_after_a_deed_is_one_sentence():
    said = [text for path in VIEWS for text in said_after_a_deed(path)]

    assert len(said) > 150
    assert [text for text in said if SECOND.search(text)] == []


@pytest.mark.parametrize(
    "form", [OnBehalfForm, SubstituteForForm, StaffCancelForm, StaffWithdrawForm]
)
def test_staff_who_write_for_somebody_are_never_asked_for_their_own(form):
    """Labels, hints and what is missing speak of the teacher."""
    shown = form({})
    words = [
        *(field.label for field in shown.fields.values()),
        *(field.help_text for field in shown.fields.values()),
        *(message for messages in shown.errors.values() for message in messages),
        shown.submit_label,
    ]

    assert shown.errors
    assert [text for text in words if re.search(r"\byours?\b", str(text), re.IGNORECASE)] == []
