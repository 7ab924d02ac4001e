"""Django's way to a mail server, with an end: a message is sent within a time or not at all.

EMAIL_TIMEOUT is for one answer, or a part of one: a server that sends a letter every few seconds
would keep a connection for days.
"""

import smtplib
import socket
import threading
from contextlib import suppress

from django.core.mail.backends.smtp import EmailBackend

MESSAGE_LIMIT = 60  # seconds; under the outbox's lease of 120, with the parting too
PARTING_LIMIT = 10


class LimitedConnection(smtplib.SMTP):
    """Cut off when its time is up, in the middle of whatever it waits for.

    What it waits for then fails as if the other side had hung up.
    """

    finished: threading.Event | None = None
    is_cut_off = False

    def connect(self, *args, **kwargs):
        # Opening and the first message have one time together.
        self.start_time(MESSAGE_LIMIT)
        try:
            return super().connect(*args, **kwargs)
        except BaseException:
            # Nobody will get to see this connection, so nobody would close it.
            self.stop_time()
            raise

    def sendmail(self, *args, **kwargs):
        if self.finished is None:
            self.start_time(MESSAGE_LIMIT)
        try:
            return super().sendmail(*args, **kwargs)
        finally:
            self.stop_time()

    def getreply(self):
        reply = super().getreply()
        # The half of an answer reads like a whole one, and might say that a message was taken.
        if self.is_cut_off:
            self.close()
            raise smtplib.SMTPServerDisconnected("The server took too long")
        return reply

    def quit(self):
        self.stop_time()
        self.start_time(PARTING_LIMIT)
        return super().quit()

    def close(self):
        self.stop_time()
        super().close()

    def start_time(self, seconds: float) -> None:
        self.finished = threading.Event()
        threading.Thread(target=self.cut_off, args=[self.finished, seconds], daemon=True).start()

    def stop_time(self) -> None:
        if self.finished is not None:
            self.finished.set()
            self.finished = None

    def cut_off(self, finished: threading.Event, seconds: float) -> None:
        while not finished.wait(seconds):
            self.is_cut_off = True
            # It may be closing by itself, or have no socket yet.
            with suppress(OSError):
                if sock := self.sock:
                    sock.shutdown(socket.SHUT_RDWR)
            seconds = 1


class LimitedBackend(EmailBackend):
    @property
    def connection_class(self):
        return LimitedConnection
