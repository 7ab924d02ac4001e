"""The teacher reference number: seven digits, of which the first may be noughts."""

import re

# Older letters write it as RP 12/34567.
BETWEEN = re.compile(r"[\s/.\-]")
SEVEN_DIGITS = re.compile(r"[0-9]{7}")
HIDDEN = "•••••"


def read_trn(text: str) -> str:
    """The seven digits of what was typed. Raises ValueError for anything else."""
    digits = BETWEEN.sub("", text).upper().removeprefix("RP")
    if not SEVEN_DIGITS.fullmatch(digits):
        raise ValueError("A TRN has seven digits.")
    return digits


def masked_trn(number: str) -> str:
    """Enough to see that it is the one that was meant, and no more."""
    return f"{HIDDEN}{number[-2:]}" if number else ""
