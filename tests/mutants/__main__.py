"""Takes one guard away at a time, and shows that a test notices each. See docs/mutants.md."""

import argparse
import os
import sys
import time

import django


def main() -> int:
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("words", nargs="*", help="only guards in whose words or tests all stand")
    words = parser.parse_args().words
    prepare()
    from tests.mutants.guards import MUTANTS

    chosen = [mutant for mutant in MUTANTS if all(word.lower() in said(mutant) for word in words)]
    if not chosen:
        # Else pytest would be given no test by name, and run every one there is.
        parser.error(f"no guard has these words: {' '.join(words)}")
    return survey(chosen)


def prepare() -> None:
    """The server first, as the tests' own settings would start another."""
    from tests.mutants.run import start_database

    start_database()
    from tests import services

    services.pytest_configure()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()


def said(mutant) -> str:
    return " ".join([mutant.guard, *mutant.tests]).lower()


def survey(mutants) -> int:
    """Prints a line for each, then the count; 1 where any was not caught."""
    from tests.mutants.run import CAUGHT, SURVIVED, all_tests, run, throwaway_copy

    with throwaway_copy() as copy:
        control = run(all_tests(mutants), copy)
        if control.verdict != SURVIVED:
            print(f"With every guard in place the tests are not green:\n{control.said}")
            return 1
        found = [tell(mutant, copy) for mutant in mutants]
    caught = found.count(CAUGHT)
    print(f"{caught} caught, {len(found) - caught} survived")
    return 0 if caught == len(found) else 1


def tell(mutant, copy) -> str:
    """Tries one mutant and prints what became of it."""
    begun = time.monotonic()
    outcome = tried(mutant, copy)
    seconds = time.monotonic() - begun
    print(f"{outcome.verdict:<14} {seconds:3.0f} s  {mutant.guard}", flush=True)
    if outcome.said:
        print(f"{'':<14}        {outcome.said}", flush=True)
    return outcome.verdict


def tried(mutant, copy):
    from tests.mutants.mutant import without_guard
    from tests.mutants.run import Outcome, run

    if (places := mutant.places()) != 1:
        return Outcome("text not found" if places == 0 else f"found {places} times")
    with without_guard(mutant, copy):
        return run(mutant.tests, copy, dropped=mutant.dropped)


if __name__ == "__main__":
    sys.exit(main())
