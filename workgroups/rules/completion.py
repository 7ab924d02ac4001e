"""What a Work Group asks of whoever is to complete it."""

from typing import NamedTuple


class CompletionRule(NamedTuple):
    """The least shares, in percent: of the minutes of all workshops, and of all tasks."""

    minutes: int
    tasks: int


USUAL = CompletionRule(minutes=75, tasks=50)


def completion_words(rule: CompletionRule) -> str:
    """Comes after who does it: they ..."""
    came = f"come for at least {rule.minutes}% of the minutes of all workshops"
    if not rule.tasks:
        return came
    return f"{came}, and do at least {rule.tasks}% of the school-based tasks"
