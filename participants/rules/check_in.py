"""When people may mark themselves as here."""

from datetime import datetime, timedelta

OPENS_BEFORE = timedelta(minutes=30)
DIGITS = 4


def opens_at(starts_at: datetime) -> datetime:
    return starts_at - OPENS_BEFORE


def can_check_in(at: datetime, *, starts_at: datetime, ends_at: datetime) -> bool:
    """From half an hour before the start up to and with the end."""
    return opens_at(starts_at) <= at <= ends_at


def digits_of(code: bytes) -> str:
    """Four digits out of a secret that nobody can foresee."""
    return f"{int.from_bytes(code, 'big') % 10**DIGITS:0{DIGITS}}"
