"""A server, or one destination behind it, that takes its time: what it holds up, and how long."""

import socketserver
import threading
import time
from contextlib import contextmanager
from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from outbox import actions, lanes, smtp
from outbox.actions import BATCH, LEASE, PAUSES, deliver_due, queue
from outbox.models import Message
from tests.outbox.test_delivery import letter

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


class Dripping(socketserver.StreamRequestHandler):
    """Speaks SMTP, and at one command goes on answering for ever, a letter at a time."""

    at = ""

    def handle(self):
        self.answer("220 hello", "CONNECT")
        for line in self.rfile:
            word = line.split()[0].decode().upper()
            self.answer("354 go on" if word == "DATA" else "250 well", word)
            if word == "QUIT":
                return

    def answer(self, words: str, word: str) -> None:
        try:
            while word == self.at:
                self.wfile.write(b"2")
                time.sleep(0.02)
            self.wfile.write(f"{words}\r\n".encode())
        except OSError:
            pass


@contextmanager
def a_server(handler):
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def test_a_message_and_its_parting_take_less_than_the_lease():
    assert timedelta(seconds=smtp.MESSAGE_LIMIT + smtp.PARTING_LIMIT) < LEASE


@pytest.mark.parametrize("at", ["CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "QUIT"])
def test_a_server_that_answers_for_ever_is_cut_off_wherever_it_does(at, settings, monkeypatch):
    settings.EMAIL_USE_TLS = False
    monkeypatch.setattr(smtp, "MESSAGE_LIMIT", 0.3)
    monkeypatch.setattr(smtp, "PARTING_LIMIT", 0.3)
    monkeypatch.setattr(Dripping, "at", at)

    began = time.monotonic()
    with a_server(Dripping) as port:
        server = get_connection("outbox.smtp.LimitedBackend", host="127.0.0.1", port=port)
        message = EmailMessage(
            "Hello", "Hello", "a@example.org", ["b@example.org"], connection=server
        )
        if at == "QUIT":
            server.open()
            server.close()
        else:
            with pytest.raises(SMTPServerDisconnected):
                message.send()

    assert time.monotonic() - began < 5
    watching = [thread for thread in threading.enumerate() if "cut_off" in thread.name]
    for thread in watching:
        thread.join(2)  # told to end, it may not have had its turn yet
    assert not [thread for thread in watching if thread.is_alive()]


class Waiting(EmailBackend):
    """Keeps a letter to the slow destination until all the others have gone."""

    others = 0
    has_waited = False

    def send_messages(self, messages):
        if messages[0].to[0].lower().endswith("@slow.example.org"):
            stop_at = time.monotonic() + 20
            while len(mail.outbox) < self.others:
                if time.monotonic() > stop_at:
                    raise TimeoutError
                time.sleep(0.01)
            time.sleep(0.4)
        return super().send_messages(messages)


@pytest.fixture
def slow(settings, monkeypatch):
    settings.DELIVERY_BACKEND = "tests.outbox.test_slow_servers.Waiting"
    monkeypatch.setattr(lanes, "SLOW", 0.3)
    monkeypatch.setattr(actions, "SLOW", 0.3)
    return [letter(f"slow {number}", to=f"{number}@Slow.example.org") for number in range(3)]


def test_a_slow_destination_holds_up_only_itself(slow, monkeypatch):
    others = [letter(str(number), to=f"tara@{number}.example.org") for number in range(2 * BATCH)]
    monkeypatch.setattr(Waiting, "others", len(others))
    # So many that they would take every lane, were each batch to bring more of them.
    more = [letter(f"more {n}", to=f"m{n}@slow.example.org") for n in range(lanes.LANES * BATCH)]
    queue([*slow, *more, *others])

    assert deliver_due() == len(others) + 1
    assert mail.outbox[-1].to == ["0@Slow.example.org"]
    assert [message.last_error for message in Message.objects.filter(attempts=1)] == [""] * 41


def test_the_rest_of_a_slow_destination_is_put_off_and_uses_up_no_try(slow, time_machine):
    now = timezone.now()
    time_machine.move_to(now, tick=False)
    queue([*slow, letter("late", to="late@slow.example.org")])

    assert deliver_due() == 1

    waiting = Message.objects.filter(sent_at=None)
    assert set(waiting.values_list("attempts", "claimed_until", "due_at")) == {
        (0, None, now + PAUSES[0])
    }


def test_what_is_sent_is_written_down_before_the_next_goes():
    """So that a worker that is killed sends no more than one message a lane twice."""
    seen = []
    line = lanes.Lanes(lambda message, connection: seen.append(message.key))
    with line:
        line.take([letter("a"), letter("b")])
        for outcome in line.results(10):
            assert seen[-1] == outcome.message.key
            time.sleep(0.1)
            assert seen[-1] == outcome.message.key

    assert seen == ["a", "b"]
