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
