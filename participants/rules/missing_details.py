"""What is to be known of everybody who takes part, and how often somebody is asked for it."""

from datetime import date, timedelta

from participants.choices import MissingDetail

ASKED_AT_MOST_EVERY = timedelta(days=14)


# What nobody but the person can say; where they are instead of a closed school the hub notes.
TO_BE_ASKED = frozenset({MissingDetail.TRN, MissingDetail.TELEPHONE, MissingDetail.ROLE})


def can_be_asked(missing: frozenset[MissingDetail], *, asked_on: date | None, on: date) -> bool:
    """Is there something to ask, and were they left in peace for two weeks?"""
    rested = asked_on is None or asked_on + ASKED_AT_MOST_EVERY <= on
    return rested and bool(missing & TO_BE_ASKED)
