"""Takes every address out of package-lock.json; `make lock` runs it.

A lock that names no registry installs from whichever one npm is set up with.
"""

import json
from pathlib import Path
from typing import Any

LOCK = Path(__file__).resolve().parent.parent / "package-lock.json"

# Sass would watch files through it; a build watches nothing, and it compiles itself on install.
LEFT_OUT = "@parcel/watcher"


def main() -> None:
    LOCK.write_text(json.dumps(cleaned(json.loads(LOCK.read_text())), indent=2) + "\n")


def cleaned(lock: dict[str, Any]) -> dict[str, Any]:
    """The lock without addresses, funding notes and the package left out with all it needs."""
    packages = {
        path: without_address(package)
        for path, package in lock["packages"].items()
        if not is_left_out(path, package)
    }
    return {**lock, "packages": packages}


def is_left_out(path: str, package: dict[str, Any]) -> bool:
    """Every optional package but esbuild's own programs is there for the one left out."""
    return bool(package.get("optional")) and not path.startswith("node_modules/@esbuild/")


def without_address(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: without_address(item)
            for key, item in value.items()
            if key not in ("funding", LEFT_OUT) and not is_address(item)
        }
    return value


def is_address(value: Any) -> bool:
    return isinstance(value, str) and "://" in value


if __name__ == "__main__":
    main()
