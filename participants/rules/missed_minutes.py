"""Coming late and leaving early: minutes missed on the register, minutes there on its row."""


def minutes_kept(whole: int, missed: int | None) -> int | None:
    """The minutes of being there to keep, of a workshop of `whole`; None for all of it."""
    return whole - missed if missed else None


def minutes_missed(whole: int, there: int | None) -> int | None:
    """What was missed of it; None for nothing."""
    # A workshop may have been shortened after its register was taken.
    return whole - there if there is not None and there < whole else None
