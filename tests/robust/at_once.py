"""The same moment, on connections of their own."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from access.refusal import Refused

PATIENCE = 60  # seconds that one piece of work may wait for the others


def at_once(works: Iterable[Callable], *, threads: int | None = None) -> list:
    """What each piece of work returned, in order, or the refusal it met. All begin together."""
    works = list(works)
    threads = threads or len(works)
    start = Barrier(threads)

    def one(number: int, work: Callable):
        try:
            connection.ensure_connection()
            if number < threads:
                start.wait(timeout=PATIENCE)
            return work()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(threads) as pool:
        futures = [pool.submit(one, number, work) for number, work in enumerate(works)]
        return [future.result() for future in futures]


def refusals(results: list) -> list[Refused]:
    return [result for result in results if isinstance(result, Refused)]
