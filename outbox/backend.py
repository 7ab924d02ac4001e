import uuid

from django.core.mail.backends.base import BaseEmailBackend

from outbox.actions import queue
from outbox.models import Message


class RowBackend(BaseEmailBackend):
    """Writes what Django itself or a library sends as rows of the outbox."""

    def send_messages(self, email_messages) -> int:
        rows = [
            Message(
                # There is no fact to name it by, so each is a message of its own.
                key=f"django:{uuid.uuid4()}",
                kind="other",
                to_email=address,
                subject=email.subject,
                text=email.body,
                html=next((a.content for a in getattr(email, "alternatives", [])), ""),
            )
            for email in email_messages
            for address in email.recipients()
        ]
        queue(rows)
        return len(rows)
