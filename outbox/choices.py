from django.db.models import TextChoices


class MessageState(TextChoices):
    """How far a message has come, as read from its instants; it is not stored."""

    WAITING = "waiting", "Waiting"
    TRYING_AGAIN = "trying again", "Trying again"
    SENT = "sent", "Sent"
    FAILED = "failed", "Could not be sent"
    WITHDRAWN = "withdrawn", "No longer wanted"
