"""Python's collector of garbage in the processes that answer requests."""

import gc

from django.urls import get_resolver

# A page of a thousand rows makes some ten thousand objects, and nearly all of them go with the
# answer, without the collector: by default it would look through them thirty times.
YOUNG_OBJECTS = 50_000


def leave_code_alone() -> None:
    """The collector need not look through it again at each turn."""
    _ = get_resolver().url_patterns  # which loads what is left
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, 20, 50)
