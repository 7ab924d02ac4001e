"""Wide sweeps: every run tries a chosen part of each, and `--full` the whole with its figures.

A sweep crosses many pages with many values. The part is the same in every run: what is likeliest
to bite everywhere, and of the rest a share that moves on from page to page, so that between them
the pages of a kind still meet everything.
"""

import gc
from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

import pytest

Case = TypeVar("Case")

is_full = False


def pytest_addoption(parser) -> None:
    parser.addoption("--full", action="store_true", help="try the whole of every wide sweep")


def pytest_configure(config) -> None:
    """Before any test is read, as the sweeps decide then what to try."""
    global is_full
    is_full = config.getoption("--full")
    # What is imported and collected is kept: to look through it again and again takes seconds.
    gc.disable()


def pytest_collection_modifyitems(config, items) -> None:
    if is_full:
        return
    left_out = [item for item in items if item.get_closest_marker("whole")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if not item.get_closest_marker("whole")]


def part(
    cases: Iterable[Case], *, always: Iterable[Case] = (), one_in: int = 0, turn: int = 0
) -> list[Case]:
    """Those of `always` and every so-many-th other, beginning further on with each turn.

    One in 0 is none.
    """
    always = list(always)
    others = [case for case in cases if case not in always]
    if is_full:
        return always + others
    return always + (others[turn % one_in :: one_in] if one_in else [])


@pytest.fixture
def tried(record_property):
    """Given the cases that a test tries, counts them for the figures of a full run."""

    def count(cases):
        record_property("tried", len(cases))
        return cases

    return count


def pytest_terminal_summary(terminalreporter, config) -> None:
    if not is_full:
        return
    cases: dict[str, int] = defaultdict(int)
    seconds: dict[str, float] = defaultdict(float)
    for report in terminalreporter.stats.get("passed", []):
        name = report.nodeid.partition("[")[0].rpartition("::")[2]
        for key, value in report.user_properties:
            if key == "tried" and report.when == "call":
                cases[name] += value
                seconds[name] += report.duration
    terminalreporter.section("sweeps")
    for name, number in sorted(cases.items()):
        words = name.removeprefix("test_").replace("_", " ")
        terminalreporter.write_line(f"{number:8,} cases {seconds[name]:6.0f} s  {words}")
