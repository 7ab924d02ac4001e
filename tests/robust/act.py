"""One valid answer to a page."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.world import World


def nothing(world: World) -> None:
    """The world is ready as it is."""


@dataclass(frozen=True)
class Act:
    """An answer that succeeds.

    `prepare` brings the rows into the state that it needs, and leaves the world's own objects be.
    """

    answers: Callable[[World], dict] = lambda world: {}
    prepare: Callable[[World], None] = nothing
    query: Callable[[World], str] = lambda world: ""
