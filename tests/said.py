"""Sentences on pages that say that somebody is, or was, written to."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
PACKAGES = [
    *("access", "pages", "outbox", "schools", "hubs", "needs", "workgroups", "participants"),
    *("evaluations", "fees", "portal"),
]
# Elsewhere nothing is written for a page: emails have their own words, and the demonstration
# plays people who talk.
SILENT = {"emails", "migrations", "management", "demo", "tests"}
CLAIM = re.compile(
    r"\b(?:(?:is|are|was|were|be|been|being) (?:also |then )?(?:told|asked|emailed|thanked)"
    r"|(?:has|have) (?:told|emailed|asked|written to|sent)"
    r"|been sent|sent (?:to )?(?:you|them)|gets? an email|an email (?:about|that|with)|by email"
    r"|we (?:email|write|ask|tell)|on its way)\b",
    re.IGNORECASE,
)
HOLE = "…"  # what a page fills in


def sentences_of(text: str) -> Iterator[str]:
    """The sentences that make such a claim, in single spaces."""
    for sentence in re.split(r"(?<=[.!?:])\s+|\n\s*\n|\x00", text):
        words = " ".join(sentence.split())
        if CLAIM.search(words):
            yield words


def claims() -> Iterator[tuple[str, str]]:
    """(file, sentence) of every one, in templates and in the strings of the code."""
    for path in sorted((ROOT / "templates").rglob("*")):
        if path.is_file() and "emails" not in path.parts:
            for sentence in sentences_of(words_of_template(path.read_text())):
                yield str(path.relative_to(ROOT)), sentence
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if not SILENT.intersection(path.parts) and path.stem != "emails":
                for text in strings_of(ast.parse(path.read_text())):
                    for sentence in sentences_of(text):
                        yield str(path.relative_to(ROOT)), sentence


def words_of_template(source: str) -> str:
    source = re.sub(r"{#.*?#}|{% (?:load|extends|comment).*?%}", "", source, flags=re.DOTALL)
    # Each element that ends a line ends a sentence, and so does each branch.
    source = re.sub(
        r"</(?:p|li|h\d|dd|dt|td|th|div|a)>|{% (?:el|else|end)?if.*?%}|{% else %}", "\x00", source
    )
    return re.sub(r"<[^>]+>", " ", re.sub(r"{[{%].*?[%}]}", HOLE, source))


def strings_of(tree: ast.AST) -> Iterator[str]:
    """Every text in it but docstrings; of an f-string the whole, with a hole for each value."""
    skipped = {id(node) for node in docstrings(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            skipped |= {id(part) for part in node.values}
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else HOLE for part in node.values
            )
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in skipped:
            yield node.value


def docstrings(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                yield first.value
