"""`make bench`: build a nation, measure, print the table. It judges; it never fails."""

import argparse
import os
import time
from collections.abc import Callable, Iterator

HUBS, A_TENTH = 40, 4


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the data")
    parser.add_argument("words", nargs="*", help="only figures whose names hold one of them")
    arguments = parser.parse_args()
    hubs = A_TENTH if arguments.quick else HUBS
    from bench.scratch import scratch_database, set_environment

    with scratch_database() as database:
        set_environment(database)
        prepare(hubs)
        from bench.measure import asked_for, table

        asked_for.extend(word.lower() for word in arguments.words)
        load = os.getloadavg()[0]
        rows = table(list(figures(hubs / HUBS)))
        print(f"{hubs} hubs; {os.cpu_count()} cores, with {load:.1f} at work before it began\n")
        print(rows)


def prepare(hubs: int) -> None:
    from portal import serve

    serve.prepare_portal()
    from bench.copying import bulk_loading
    from bench.load import load
    from bench.load_evidence import keep_figures, keep_results
    from bench.measure import say
    from bench.nation import Nation
    from portal.collector import leave_code_alone

    say(f"Building {hubs} hubs")
    started = time.perf_counter()
    with bulk_loading():
        load(Nation(hubs))
    keep_figures()
    keep_results()
    # As portal/wsgi.py does, before it answers anybody.
    leave_code_alone()
    say(f"Built, checked and analysed in {time.perf_counter() - started:.0f} s")


def figures(scale: float) -> Iterator:
    from bench import (
        certificates,
        crowd,
        evidence,
        listed,
        pages,
        reminders,
        schools,
        served,
        sweep,
    )
    from bench.measure import wanted

    yield from pages.figures()
    yield from evidence.figures()
    # Each of these is measured whole or not at all.
    parts: dict[str, Callable[[], Iterator]] = {
        "list of people": listed.figures,
        "requests a second": served.figures,
        "import": lambda: schools.figures(scale),
        "fee sweep": sweep.figures,
        "reminders": reminders.figures,
        "certificates": certificates.figures,
        "offers accepted": crowd.figures,
    }
    for name, measured in parts.items():
        if wanted(name):
            yield from measured()


if __name__ == "__main__":
    main()
