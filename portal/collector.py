"""Python's collector of garbage in the processes that answer requests."""

import gc

# A page of a thousand rows makes some ten thousand objects, and nearly all of them go with the
# answer, without the collector: by default it would look through them thirty times.
YOUNG_OBJECTS = 50_000


def leave_code_alone() -> None:
    """Once all code is loaded: the collector need not look through it again at each turn."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, 20, 50)
