"""Taking times side by side, and the table they are printed in."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

Work = Callable[[], object]
HEADINGS = ["What", "Measured", "Floor", "Ratio", "By processor", "Queries", "Goal", ""]


@dataclass(frozen=True)
class Figure:
    """One line of the table. Without a goal nothing is met or missed."""

    what: str
    measured: str
    floor: str = ""
    ratio: float | None = None
    queries: str = ""
    goal: str = ""
    is_met: bool = True
    # The ratio of the time that processors worked, which others at work disturb little.
    by_processor: float | None = None

    @property
    def cells(self) -> list[str]:
        ratio, work = said_ratio(self.ratio), said_ratio(self.by_processor)
        verdict = ("met" if self.is_met else "missed") if self.goal else ""
        goal = self.goal or "none set"
        return [self.what, self.measured, self.floor, ratio, work, self.queries, goal, verdict]


def said_ratio(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:.1f}x"


# What is measured, where only some of it is asked for: words of which a figure's name holds one.
asked_for: list[str] = []


def wanted(what: str) -> bool:
    return not asked_for or any(word in what.lower() for word in asked_for)


def against_floor(
    what: str,
    measured: float,
    floor: float,
    *,
    at_most: float | None = None,
    queries: int | None = None,
    queries_at_most: int | None = None,
    by_processor: float | None = None,
) -> Figure:
    """Seconds beside the floor's seconds; the goals are a ratio and a number of queries."""
    goals = [f"{at_most:g}x" if at_most else "", said_queries(queries_at_most)]
    return Figure(
        what,
        said_time(measured),
        said_time(floor),
        measured / floor,
        "" if queries is None else str(queries),
        ", ".join(filter(None, goals)),
        (at_most is None or measured <= at_most * floor)
        and (queries_at_most is None or (queries or 0) <= queries_at_most),
        by_processor,
    )


def said_queries(at_most: int | None) -> str:
    return "" if at_most is None else f"{at_most} queries"


def said_time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.2f} ms"


def side_by_side(*works: Work, runs: int) -> list[float]:
    """The median seconds of each, in turns, so that a busy moment of the machine meets all."""
    for work in works:
        work()
    times = [[seconds_of(work) for work in works] for _ in range(runs)]
    return [median(each) for each in zip(*times, strict=True)]


def spent_side_by_side(*works: Work, runs: int) -> list[tuple[float, float]]:
    """The median seconds of each, and of them those that processors worked, in turns."""
    for work in works:
        work()
    [backend] = run("SELECT pg_backend_pid()")[0]
    times = [[spent_on(work, backend) for work in works] for _ in range(runs)]
    return [
        (median(s for s, _ in each), median(w for _, w in each))
        for each in zip(*times, strict=True)
    ]


def spent_on(work: Work, backend: int) -> tuple[float, float]:
    worked = worked_by(backend)
    seconds = seconds_of(work)
    return seconds, worked_by(backend) - worked


def worked_by(backend: int) -> float:
    """Seconds of this process and, where it runs on this machine, of its PostgreSQL's."""
    try:
        nanoseconds = int(Path(f"/proc/{backend}/schedstat").read_text().split()[0])
    except OSError:
        nanoseconds = 0
    return time.process_time() + nanoseconds / 10**9


def seconds_of(work: Work) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def queries_of(work: Work) -> list[str]:
    """The statements one run sends to the database."""
    with CaptureQueriesContext(connection) as captured:
        work()
    return [query["sql"] for query in captured]


@contextmanager
def rolled_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def undone(work: Callable[..., object], *arguments) -> None:
    with rolled_back():
        work(*arguments)


def run(sql: str, parameters=None) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall() if cursor.description else []


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def table(figures: list[Figure]) -> str:
    """As Markdown, with columns wide enough to be read as it is."""
    rows = [HEADINGS, *(figure.cells for figure in figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rows.insert(1, ["-" * width for width in widths])
    return "\n".join(
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))} |"
        for row in rows
    )
