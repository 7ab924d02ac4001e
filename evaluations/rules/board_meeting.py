"""The agenda with which a meeting of the board begins."""

ALWAYS = (
    "Actions from the last meetings",
    "The pack: what has changed since the last one",
    "Reports on Work Groups",
    "Any other business",
)


def agenda_to_begin_with() -> str:
    """One item on a line, the open actions first."""
    return "\n".join(f"{number}. {item}" for number, item in enumerate(ALWAYS, 1))
