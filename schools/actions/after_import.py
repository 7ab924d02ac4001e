"""What other apps do once an import has written its schools, in the same transaction."""

from collections.abc import Callable
from typing import TypeVar

Step = TypeVar("Step", bound=Callable[[], object])
# Apps above register theirs, as this package may not import them.
steps: list[Callable[[], object]] = []


def after_import(step: Step) -> Step:
    """Register a step, in a module that its app's AppConfig loads."""
    steps.append(step)
    return step
