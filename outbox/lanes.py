"""Several connections to the mail server at once, so that a slow destination holds up only itself.

All that touches the database stays with whoever hands the messages in.
"""

import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue

from django.conf import settings
from django.core.mail import get_connection

from outbox.models import Message

LANES = 4
SLOW = 5  # seconds for one message


class PutOff(Exception):
    """Not tried, as the message before it to the same destination took too long."""


@dataclass(frozen=True)
class Outcome:
    """How one try went: sent, or the error that it ended with."""

    message: Message
    error: Exception | None
    is_recorded: threading.Event = field(default_factory=threading.Event)


class Lanes:
    """Sends what it is handed, each destination's messages one after the other in one lane."""

    def __init__(self, send: Callable[[Message, object], None]) -> None:
        self.send = send  # a message on a connection; raises what went wrong
        self.slow: set[str] = set()  # destinations that have kept a lane waiting
        self.left: Counter[str] = Counter()  # messages without an outcome, by destination
        self.outcomes: SimpleQueue[Outcome] = SimpleQueue()
        self.connections: list = []
        self.idle: list = []
        self.has_ended = False
        self.pool = ThreadPoolExecutor(LANES)

    def __enter__(self) -> "Lanes":
        return self

    def __exit__(self, *args) -> None:
        self.has_ended = True
        self.pool.shutdown(cancel_futures=True)
        for connection in self.connections:
            connection.close()

    def take(self, messages: list[Message]) -> None:
        together = defaultdict(list)
        for message in messages:
            together[destination_of(message)].append(message)
        for destination, rows in together.items():
            self.left[destination] += len(rows)
            self.pool.submit(self.run, rows)

    def results(self, for_seconds: float) -> Iterator[Outcome]:
        """What becomes of the messages, until each has its outcome or the time is up."""
        stop_at = time.monotonic() + for_seconds
        while self.left.total():
            try:
                outcome = self.outcomes.get(timeout=max(0, stop_at - time.monotonic()))
            except Empty:
                self.slow |= set(+self.left)
                return
            yield outcome
            outcome.is_recorded.set()
            self.left[destination_of(outcome.message)] -= 1

    def run(self, rows: list[Message]) -> None:
        connection = self.idle.pop() if self.idle else None
        is_slow = False
        for message in rows:
            error: Exception | None = None
            started = time.monotonic()
            try:
                if is_slow:
                    raise PutOff
                connection = connection or self.new_connection()
                self.send(message, connection)
            # Whatever happens to one message must not hold up the others.
            except Exception as caught:
                error = caught
            is_slow = is_slow or time.monotonic() - started > SLOW
            outcome = Outcome(message, error)
            self.outcomes.put(outcome)
            # Whoever kills this process finds at most one message a lane sent and not written down.
            while not outcome.is_recorded.wait(1):
                if self.has_ended:
                    return
        if connection:
            self.idle.append(connection)

    def new_connection(self):
        connection = get_connection(settings.DELIVERY_BACKEND)
        self.connections.append(connection)
        return connection


def destination_of(message: Message) -> str:
    return message.to_email.rpartition("@")[2].lower()
