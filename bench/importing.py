"""Imports the named file, if any, in a process of its own and prints the megabytes it held."""

import resource
import sys
from pathlib import Path

import django


def main() -> None:
    django.setup()
    from bench.measure import undone
    from bench.schools import import_file

    for path in sys.argv[1:]:
        undone(import_file, Path(path))
    print(most_memory() // 1024)


def most_memory() -> int:
    """Kilobytes. Linux tells it of this program alone; elsewhere the parent's may be in it."""
    status = Path("/proc/self/status")
    if status.exists():
        [line] = [each for each in status.read_text().splitlines() if each.startswith("VmHWM")]
        return int(line.split()[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()
