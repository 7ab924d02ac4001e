"""What somebody is certified, when it can be, and the numbers by which it is found again."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from pages.rules.london import london_day
from pages.rules.same_name import plain_name
from pages.wording import counted_things, day_words
from participants.choices import CertificateKind
from participants.rules.completion import Standing

# Crockford's: without I, L and O, which are read as 1 and 0, and U.
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
# 60 bits: of a million that are issued, 100,000 tries find one in ten million times.
LENGTH = 12
PATTERN = f"^[{SIGNS}]{{{LENGTH}}}$"
READ_AS = str.maketrans("OIL", "011")


def read_number(typed: str) -> str:
    """The number that somebody meant, or "" for what can be none."""
    # No more is read than anybody types, as the address of the page is open to everybody.
    signs = re.sub(r"[\s\-–.]", "", typed[:60]).upper().translate(READ_AS)
    return signs if re.fullmatch(PATTERN, signs, re.ASCII) else ""


def shown_number(number: str) -> str:
    """In fours, as people read it out: 7F3K-9QXD-2M4V."""
    return "-".join(number[at : at + 4] for at in range(0, LENGTH, 4))


def hours_words(minutes: int) -> str:
    """5 hours 30 minutes; 45 minutes."""
    hours, rest = divmod(minutes, 60)
    parts = [counted_things(hours, "hour") if hours else ""]
    parts.append(counted_things(rest, "minute") if rest or not hours else "")
    return " ".join(filter(None, parts))


def kind_earned(
    standing: Standing, *, can_complete: bool, gave_up: bool = False
) -> CertificateKind | None:
    """None for whoever was at none of it; `can_complete` is false of an event or a year cut short.

    Whoever gave the place up did not complete, however much of it they attended before.
    """
    if not standing.attended:
        return None
    if standing.has_completed and can_complete and not gave_up:
        return CertificateKind.COMPLETION
    return CertificateKind.ATTENDANCE


def why_not_yet(
    dates: Sequence[tuple[datetime, bool]], now: datetime, *, is_published: bool
) -> str:
    """What has to happen before certificates can be issued, or "".

    `dates` are those that stand: when each ends, and whether its register is closed.
    """
    if not is_published:
        return "Certificates are issued once the Work Group has been published and has taken place."
    if not dates:
        return "There are no workshops, so there is nothing to certify."
    last = max(ends_at for ends_at, _ in dates)
    if last > now:
        return (
            f"Certificates can be issued after the last workshop, on {day_words(london_day(last))}."
        )
    missing = sum(not is_closed for _, is_closed in dates)
    if missing:
        registers = counted_things(missing, "register")
        stand = "is" if missing == 1 else "are"
        return (
            f"{registers} {stand} not closed yet. Close {'it' if missing == 1 else 'them'} first."
        )
    return ""


def colleague_key(name: str, email: str, school: int) -> tuple:
    """The same for all dates to which one colleague came: by address, or by name at a school."""
    return ("", email.lower()) if email else (plain_name(name), school)


def minutes_in(dates: Sequence[dict]) -> int:
    return sum(one["minutes"] for one in dates)


def days_in(dates: Sequence[dict]) -> list[date]:
    return [date.fromisoformat(one["on"]) for one in dates]
