class Refused(Exception):
    """What was asked cannot be done, said in words for the person who asked.

    `field` names the form field the message belongs to, if any.
    """

    def __init__(self, message: str, *, field: str | None = None):
        super().__init__(message)
        self.message = message
        self.field = field


class SavedMeanwhile(Refused):
    """Somebody else saved the same since its writer opened it; `what` names it in the sentence."""

    def __init__(self, what: str):
        super().__init__(
            f"Somebody else saved {what} while you were writing. It stands above as it is now. "
            "Bring the two together here, then save again."
        )


class OwnMatter(Refused):
    """Somebody would decide about themselves; `what` names it, such as "your own fee"."""

    def __init__(self, what: str):
        super().__init__(left_to_a_colleague(what))


def left_to_a_colleague(what: str) -> str:
    """Said where the button would stand, and again to whoever comes to the act without it."""
    return f"This is {what}, so ask a colleague to see to it."
