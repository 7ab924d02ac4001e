"""The table of guards holds good: each is still where it says, and so are its tests."""

from collections import Counter

import pytest

from tests.mutants.guards import MUTANTS
from tests.mutants.mutant import ROOT, sources
from tests.mutants.run import CAUGHT, SURVIVED, UNCLEAR, all_tests, outcome


@pytest.fixture(scope="module")
def portal():
    return "\n".join(sources(ROOT).values())


def test_every_guard_stands_in_one_place_and_is_changed(portal):
    by_text = [mutant for mutant in MUTANTS if not mutant.dropped]
    found = {mutant.guard: len(mutant.pattern.findall(portal)) for mutant in by_text}

    assert {guard: places for guard, places in found.items() if places != 1} == {}
    assert [mutant.guard for mutant in by_text if mutant.text == mutant.instead] == []


def test_every_guard_of_the_database_is_one():
    dropped = [mutant for mutant in MUTANTS if mutant.dropped]

    assert [mutant.guard for mutant in dropped if mutant.places() != 1] == []


def test_every_guard_is_taken_away_once():
    guards = Counter(mutant.guard for mutant in MUTANTS)

    assert [guard for guard, times in guards.items() if times > 1] == []


@pytest.mark.parametrize("test", all_tests(MUTANTS))
def test_what_is_to_catch_a_mutant_is_there(test):
    path, _, name = test.partition("::")

    assert (ROOT / path).exists()
    assert not name or f"def {name.partition('[')[0]}(" in (ROOT / path).read_text()


@pytest.mark.parametrize(
    ("code", "said", "verdict"),
    [
        (0, "3 passed", SURVIVED),
        (1, "FAILED tests/test_access.py::test_x - assert 200 == 404", CAUGHT),
        (1, "ERROR tests/test_access.py::test_x - NameError", UNCLEAR),
        (2, "ERROR tests/test_access.py - SyntaxError", UNCLEAR),
        (4, "ERROR: not found: tests/test_access.py::test_x", UNCLEAR),
    ],
)
def test_only_a_test_that_failed_has_caught_a_mutant(code, said, verdict):
    assert outcome(code, said).verdict == verdict
