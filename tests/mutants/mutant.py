"""A mutant: the portal without one of its guards, and the tests that must notice."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.db.models import BaseConstraint, Model
from pgtrigger import Trigger

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Mutant:
    """`guard` in plain words. Where it stands is never said, so that a moved file breaks nothing.

    Either `text` of the packages, whatever blanks and ends of lines are in it, becomes `instead`,
    or the constraint or trigger that a model calls `dropped` is taken out of the database.
    """

    guard: str
    tests: list[str]
    text: str = ""
    instead: str = ""
    dropped: str = ""

    def places(self) -> int:
        """In how many places the guard is found; a mutant is known by one."""
        if self.dropped:
            return len(kept_by_database(self.dropped))
        return sum(len(self.pattern.findall(text)) for text in sources(ROOT).values())

    @property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(r"\s+".join(re.escape(word) for word in self.text.split()))


def sources(root: Path) -> dict[Path, str]:
    """What people wrote of the portal: no tests, and no migrations, which repeat the models."""
    packages = [path.parent for path in root.glob("*/__init__.py")]
    folders = [path for path in packages if path.name not in ("tests", "bench")]
    return {
        path: path.read_text()
        for folder in [*folders, root / "templates"]
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".py", ".html", ".txt") and "migrations" not in path.parts
    }


@contextmanager
def without_guard(mutant: Mutant, copy: Path) -> Iterator[None]:
    """The change in a copy of the tree, while it lasts. A dropped guard changes no file."""
    if mutant.dropped:
        yield
        return
    found = {path: text for path, text in sources(copy).items() if mutant.pattern.search(text)}
    [(path, whole)] = found.items()
    path.write_text(mutant.pattern.sub(lambda _: mutant.instead, whole))
    try:
        yield
    finally:
        path.write_text(whole)


def kept_by_database(name: str) -> list[tuple[type[Model], BaseConstraint | Trigger]]:
    """The constraints and triggers of that name, each with its model."""
    return [
        (model, guard)
        for model in apps.get_models()
        for guard in [*model._meta.constraints, *getattr(model._meta, "triggers", [])]
        if guard.name == name
    ]
