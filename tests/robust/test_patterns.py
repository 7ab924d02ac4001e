"""No pattern takes long over a long line: some would try each of its characters as the first of
thousands, or each of them in two ways, and whoever pastes such a line would stop the portal.
"""

import importlib
import pkgutil
import re
import signal
import time
from collections.abc import Iterable, Iterator

import pytest

from pages.rules.pupil_names import pupil_names
from pages.rules.search_words import search_words
from participants.rules.list_table import read_tables
from tests.sweeps import part

PACKAGES = (
    *("access", "pages", "outbox", "schools", "hubs", "needs"),
    *("workgroups", "participants", "evaluations", "fees", "portal"),
)
LENGTH, SECONDS = 60_000, 1  # of what is harmless each takes a few thousandths
REPEATED = [
    *("a", "A", "Ab ", "a_", "é", "0", "1 ", "@", "a@", "a.", "first ", "head "),
    *(" ", "\t", "\n", "a\n", "'", '"', '",', "(", "( ", ", ", "; ", "/", "-", "a-", " - "),
    *("1/", "1.", "a’", "and ", "1:abcd:", "Year ", "Y1 ", "http://", "<a ", "&", "!"),
]
# What follows, with which a line that nearly fits does not.
ENDS = ["", "\x00", "B"]
# Read from a text of which no more than a few words are given to it.
OF_LITTLE = {"pages.rules.name_candidates.LINKED"}
METHODS = r"\b{}\.(search|match|fullmatch|finditer|findall|sub|subn|split)\b"


def modules() -> Iterator:
    for name in PACKAGES:
        package = importlib.import_module(name)
        yield package
        for found in pkgutil.walk_packages(package.__path__, f"{name}."):
            if ".migrations" not in found.name and ".demo" not in found.name:
                yield importlib.import_module(found.name)


def within(value, depth: int = 3) -> Iterator[re.Pattern]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, dict):
        yield from within([*value.keys(), *value.values()], depth - 1)
    elif depth and isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from within(one, depth - 1)


def patterns() -> dict[str, tuple[re.Pattern, set[str]]]:
    """By where each stands: with the ways in which it is asked, or all where nobody can tell."""
    found: dict[re.Pattern, tuple[str, set[str]]] = {}
    for module in modules():
        source = module.__loader__.get_source(module.__name__)
        for name, value in vars(module).items():
            for pattern in within(value):
                where, ways = found.setdefault(pattern, (f"{module.__name__}.{name}", set()))
                ways |= set(re.findall(METHODS.format(name), source))
    return {where: (pattern, ways) for pattern, (where, ways) in found.items()}


FOUND = patterns()


def ask(pattern: re.Pattern, ways: Iterable[str], line) -> None:
    for way in ways:
        if way in ("match", "fullmatch"):
            getattr(pattern, way)(line)
        else:
            for _ in pattern.finditer(line):
                pass


def lines_of(pattern: re.Pattern, repeated: str) -> Iterator:
    for end in ENDS:
        line = (repeated * LENGTH)[:LENGTH] + end
        yield line if isinstance(pattern.pattern, str) else line.encode()


def seconds_of(pattern: re.Pattern, ways: set[str], repeated: str) -> float:
    """The longest of them, and no more than a moment beyond what is allowed."""
    longest = 0.0
    for line in lines_of(pattern, repeated):
        began = time.process_time()
        ask(pattern, ways or {"finditer", "fullmatch"}, line)
        longest = max(longest, time.process_time() - began)
    return longest


class TakesTooLong(Exception):
    pass


@pytest.fixture
def stopped():
    """What would take hours is stopped, by the time that this process works and no other."""

    def stop(*_):
        raise TakesTooLong

    before = signal.signal(signal.SIGPROF, stop)
    yield lambda seconds: signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


@pytest.mark.parametrize("where", sorted(FOUND.keys() - OF_LITTLE))
def test_no_pattern_takes_long_over_a_long_line(where, stopped, tried):
    pattern, ways = FOUND[where]
    for repeated in tried(part(REPEATED, one_in=12, turn=sorted(FOUND).index(where))):
        stopped(3 * SECONDS)
        try:
            took = seconds_of(pattern, ways, repeated)
        except TakesTooLong:
            took = 3 * SECONDS
        stopped(0)
        assert took < SECONDS, f"{where} takes {took:.1f} s over {repeated!r} and the like"


@pytest.mark.parametrize(
    ("spelling", "repeated"),
    [(r"\w(?:[a-z]|[^\W\dA-Z])*", "a"), (r"(?=.*(first|last)).*name", "a"), (r"\s+-\s+", " ")],
)
def test_the_check_itself_finds_some(stopped, spelling, repeated):
    stopped(SECONDS)
    with pytest.raises(TakesTooLong):
        seconds_of(re.compile(spelling), set(), repeated)


@pytest.mark.parametrize("read", [pupil_names, read_tables, search_words])
def test_whoever_reads_what_is_typed_takes_no_longer(read, stopped, tried):
    for repeated in tried(part(REPEATED, one_in=14, turn=len(read.__name__))):
        for line in lines_of(re.compile(""), repeated):
            stopped(10 * SECONDS)
            read(f"Amelia{line}Priya")
            stopped(0)


@pytest.mark.parametrize(
    ("read", "typed"), [(pupil_names, f"Amelia {'a' * 60}B"), (read_tables, "first " * LENGTH)]
)
def test_what_once_took_hours_is_read_at_once(read, typed, stopped):
    stopped(10 * SECONDS)
    assert read(typed)
