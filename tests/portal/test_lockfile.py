"""What is locked names no address."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from portal.lockfile import LOCK, cleaned

ROOT = Path(__file__).resolve().parent.parent.parent
REQUIREMENTS = sorted(path.name for path in ROOT.glob("requirements*.txt"))


@pytest.mark.parametrize("name", [*REQUIREMENTS, "package-lock.json", ".npmrc"])
def test_no_address_stands_in_what_is_locked(name):
    assert "://" not in (ROOT / name).read_text()


def test_each_group_of_packages_has_its_file_and_a_hash_for_each_package():
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text())["dependency-groups"]

    assert {*REQUIREMENTS} == {"requirements.txt", *(f"requirements-{name}.txt" for name in groups)}
    for name in REQUIREMENTS:
        packages = re.split(r"\n(?=\S)", (ROOT / name).read_text().strip())
        assert all("==" in package and "--hash=sha256:" in package for package in packages)


def test_the_lock_is_as_the_tool_leaves_it():
    lock = json.loads(LOCK.read_text())

    assert cleaned(lock) == lock


def test_addresses_and_what_nobody_needs_are_taken_out():
    lock = {
        "name": "x",
        "packages": {
            "": {"dependencies": {"sass": "^1"}},
            "node_modules/sass": {
                "version": "1.2.3",
                "resolved": "https://registry.example/sass",
                "integrity": "sha512-abc",
                "optionalDependencies": {"@parcel/watcher": "^2"},
                "funding": {"url": "https://example.org"},
            },
            "node_modules/@parcel/watcher": {"version": "2.0.0", "optional": True},
            "node_modules/@esbuild/linux-x64": {"version": "1.0.0", "optional": True},
        },
    }

    assert cleaned(lock) == {
        "name": "x",
        "packages": {
            "": {"dependencies": {"sass": "^1"}},
            "node_modules/sass": {
                "version": "1.2.3",
                "integrity": "sha512-abc",
                "optionalDependencies": {},
            },
            "node_modules/@esbuild/linux-x64": {"version": "1.0.0", "optional": True},
        },
    }
