"""Whether the portal does its work: for the page /healthz and for `manage.py check_outbox`."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import Error

from outbox.bell import broker_answers
from outbox.models import LifeSign
from outbox.queries import longest_wait, settled_since

ALARM = timedelta(minutes=5)  # of silence, or of a message waiting past its time
COUNTED = timedelta(days=1)
# So that one or two wrong addresses on a quiet day wake nobody.
FEWEST_FAILURES = 3
MOST_FAILURES = 10  # of a hundred


@dataclass(frozen=True)
class Health:
    """What was found at a moment."""

    at: datetime
    broker: bool
    database: bool = False
    longest_wait: timedelta = timedelta(0)
    last_beat: datetime | None = None
    workers: int = 0
    sent: int = 0
    failed: int = 0

    @property
    def faults(self) -> list[str]:
        """What is wrong, in words; empty while all is well."""
        wrong = {
            "The broker does not answer.": not self.broker,
            "The database does not answer.": not self.database,
            "The clock has been silent for five minutes.": self.database and self.clock_is_silent,
            "No worker has shown itself for five minutes.": self.database and not self.workers,
            "A message has been due for five minutes.": self.longest_wait >= ALARM,
            "Too many messages have failed for good in the last day.": self.fails_too_often,
        }
        return [words for words, is_wrong in wrong.items() if is_wrong]

    @property
    def clock_is_silent(self) -> bool:
        return self.last_beat is None or self.last_beat <= self.at - ALARM

    @property
    def fails_too_often(self) -> bool:
        settled = self.sent + self.failed
        return self.failed >= FEWEST_FAILURES and self.failed * 100 > MOST_FAILURES * settled

    def as_values(self) -> dict:
        """For a machine to read."""
        return {
            "database": answer_words(self.database),
            "broker": answer_words(self.broker),
            "oldest_message_waiting_seconds": int(self.longest_wait.total_seconds()),
            "last_beat": self.last_beat.isoformat() if self.last_beat else None,
            "workers": self.workers,
            "sent_in_last_day": self.sent,
            "failed_in_last_day": self.failed,
            "faults": self.faults,
        }


def check_health(now: datetime) -> Health:
    broker = broker_answers()
    try:
        signs = dict(LifeSign.objects.values_list("part", "at"))
        last_beat = signs.pop(LifeSign.CLOCK, None)
        sent, failed = settled_since(now - COUNTED)
        return Health(
            at=now,
            broker=broker,
            database=True,
            longest_wait=longest_wait(now),
            last_beat=last_beat,
            workers=sum(at > now - ALARM for at in signs.values()),
            sent=sent,
            failed=failed,
        )
    except Error:
        return Health(at=now, broker=broker)


def answer_words(answers: bool) -> str:
    return "answers" if answers else "does not answer"
