"""What people in a journey do, in the words of the journey."""

import re
from datetime import date

from django.test import Client

from hubs.models import User
from outbox.models import Message

LINK = re.compile(r"https://portal\.example\.org(/\S+)")


class Person:
    """Somebody with a browser and a mailbox."""

    def __init__(self, email: str, name: str = ""):
        self.email = email
        self.name = name
        self.browser = Client()

    def signed_in(self) -> "Person":
        self.browser.force_login(User.objects.get(email=self.email))
        return self

    def opens(self, path: str):
        answer = self.browser.get(path, follow=True)
        assert answer.status_code == 200, f"{self.email} got {answer.status_code} at {path}"
        assert not answer.request["PATH_INFO"].startswith("/sign-in/"), "asked to sign in"
        return answer

    def sends(self, path: str, **fields):
        """Fills in the page's form and sends it; the answer is the page after."""
        answer = self.browser.post(path, fields, follow=True)
        assert answer.status_code == 200, problems(answer)
        assert not answer.request["PATH_INFO"].startswith("/sign-in/"), "asked to sign in"
        return answer

    def is_refused(self, path: str, **fields) -> str:
        """Sends the form and is shown what is wrong with it."""
        answer = self.browser.post(path, fields)
        assert answer.status_code == 422
        return text_of(answer)

    def letters(self, kind: str) -> list[Message]:
        return list(Message.objects.filter(to_email=self.email, kind=kind).order_by("pk"))

    def newest(self, kind: str) -> Message:
        return self.letters(kind)[-1]

    def link_in(self, kind: str) -> str:
        """The path of the link in the newest email of that kind."""
        return LINK.search(self.newest(kind).text).group(1)


def problems(answer) -> str:
    form = (answer.context or {}).get("form")
    return f"{answer.status_code}: {dict(form.errors) if form else answer.content[:300]}"


def text_of(answer) -> str:
    """What a page says, without its markup."""
    text = re.sub(r"<(script|style)[^>]*>.*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    text = re.sub(r"<[^>]+>", " ", text)
    for code, letter in {"&#x27;": "'", "&amp;": "&", "&#163;": "£"}.items():
        text = text.replace(code, letter)
    return re.sub(r"\s+", " ", text)


def day(name: str, value: date) -> dict[str, str]:
    """The three boxes of a date."""
    return {f"{name}_day": value.day, f"{name}_month": value.month, f"{name}_year": value.year}
