"""When a school takes on too much at once: the one rule, for its page and for every offer."""

from collections.abc import Collection
from typing import Any

# It stops nobody: whoever offers one more says why, and that is kept.
TOO_MANY = 2  # other projects, where a hub has not said otherwise


def is_overload(projects: Collection[Any], too_many: int) -> bool:
    """Is a school with these projects in so many that the hub wants to be warned of one more?"""
    return len(projects) >= too_many


def overload_words(others: Collection[Any]) -> str:
    """What is said of one more beside these; each is named by str()."""
    count = f"{len(others)} other project{'' if len(others) == 1 else 's'}"
    return f"The school is in {count} this year: {'; '.join(map(str, others))}."
