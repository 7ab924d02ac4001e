"""Runs tests in a throwaway copy of the tree, on a PostgreSQL that no other run shares."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from portal import embedded
from tests.mutants.mutant import ROOT, Mutant

CAUGHT, SURVIVED, UNCLEAR = "caught", "SURVIVED", "UNCLEAR"
LONGEST = 600  # seconds; a guard whose loss makes a test wait for ever is not caught by it
SHARED = (".venv", "node_modules", "static/build")
LEFT_OUT = (*SHARED, ".git", "var")


@dataclass(frozen=True)
class Outcome:
    """`said` is the line of the test that failed, or all that pytest said where that is unclear."""

    verdict: str
    said: str = ""


@contextmanager
def throwaway_copy() -> Iterator[Path]:
    with TemporaryDirectory(prefix="mutants-") as folder:
        copy = Path(folder, "tree")
        shutil.copytree(ROOT, copy, symlinks=True, ignore=left_out)
        for name in SHARED:
            Path(copy, name).symlink_to(ROOT / name)
        yield copy


def left_out(folder: str, names: list[str]) -> list[str]:
    """What is shared or kept aside, and whatever a tool has remembered of the tree."""
    here = Path(folder).relative_to(ROOT)
    return [
        name
        for name in names
        if str(here / name) in LEFT_OUT or name == "__pycache__" or name.endswith("_cache")
    ]


def start_database() -> None:
    """One server for all runs, whose template of a migrated database stays for the next time."""
    os.environ["DATABASE_URL"] = embedded.start_postgres(
        embedded.VAR / "postgres-for-mutants",
        database="portal",
        settings=embedded.FAST_AND_UNSAFE,
    )


def run(tests: Iterable[str], copy: Path, *, dropped: str = "") -> Outcome:
    plugin = ["-p", "tests.mutants.dropping"] if dropped else []
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-rfE", "-p", "no:randomly", "-n0"]
    try:
        done = subprocess.run(
            [*command, *plugin, *tests],
            cwd=copy,
            env={**os.environ, "GUARD_DROPPED": dropped, "COLUMNS": "200"},
            capture_output=True,
            text=True,
            timeout=LONGEST,
        )
    except subprocess.TimeoutExpired:
        return Outcome(UNCLEAR, f"no answer after {LONGEST} seconds")
    return outcome(done.returncode, done.stdout + done.stderr)


def outcome(code: int, said: str) -> Outcome:
    """Only a test that failed has caught a mutant; one that could not even begin has not."""
    if code == 0:
        return Outcome(SURVIVED)
    failed = re.search(r"^FAILED (.*)", said, re.MULTILINE)
    return Outcome(CAUGHT, failed[1]) if code == 1 and failed else Outcome(UNCLEAR, said)


def all_tests(mutants: Iterable[Mutant]) -> list[str]:
    """Each once, in order."""
    return list(dict.fromkeys(test for mutant in mutants for test in mutant.tests))
