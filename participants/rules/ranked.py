"""One place, asked for in several parallel Work Groups: which choice this is, and what holds it."""

ORDINALS = ("First", "Second", "Third")


def choice_words(number: int | None) -> str:
    """First choice; '' of whoever ranked nothing."""
    return f"{ORDINALS[number - 1]} choice" if number else ""


def held_words(workgroup: str, number: int, *, has_place: bool) -> str:
    """Why no place is offered here meanwhile; `number` is which choice the other one is."""
    choice = f"their {ORDINALS[number - 1].lower()} choice"
    if has_place:
        return f"They have a place in {workgroup}, {choice}."
    return f"They are offered a place in {workgroup}, {choice}, and have not answered yet."
