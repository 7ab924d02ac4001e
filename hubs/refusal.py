class Refused(Exception):
    """What was asked cannot be done, said in words for the person who asked.

    `field` names the form field the message belongs to, if any.
    """

    def __init__(self, message: str, *, field: str | None = None):
        super().__init__(message)
        self.message = message
        self.field = field
