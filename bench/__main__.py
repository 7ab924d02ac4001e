"""`make bench`: build a nation, measure, print the table. It judges; it never fails."""

import argparse
import os
import time
from collections.abc import Iterator

HUBS, A_TENTH = 40, 4


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the data")
    hubs = A_TENTH if parser.parse_args().quick else HUBS
    from bench.scratch import scratch_database, set_environment

    with scratch_database() as database:
        set_environment(database)
        prepare(hubs)
        from bench.measure import table

        load = os.getloadavg()[0]
        rows = table(list(figures(hubs / HUBS)))
        print(f"{hubs} hubs; {os.cpu_count()} cores, with {load:.1f} at work before it began\n")
        print(rows)


def prepare(hubs: int) -> None:
    from portal import serve

    serve.prepare_portal()
    from bench.copying import bulk_loading
    from bench.load import load
    from bench.measure import say
    from bench.nation import Nation

    say(f"Building {hubs} hubs")
    started = time.perf_counter()
    with bulk_loading():
        load(Nation(hubs))
    say(f"Built, checked and analysed in {time.perf_counter() - started:.0f} s")


def figures(scale: float) -> Iterator:
    from bench import certificates, crowd, listed, pages, reminders, schools, served, sweep

    yield from pages.figures()
    yield from listed.figures()
    yield from served.figures()
    yield from schools.figures(scale)
    yield from sweep.figures()
    yield from reminders.figures()
    yield from certificates.figures()
    yield from crowd.figures()


if __name__ == "__main__":
    main()
