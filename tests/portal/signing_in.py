"""What the tests of signing in do by its pages."""

from outbox.models import Message

ASK = "/sign-in/"
ENTER = "/sign-in/code/"
INSIDE = "/inside/"


def ask(client, email, **query):
    return client.post(ASK, {"email": email}, query_params=query)


def sent_code() -> str:
    text = Message.objects.filter(kind="sign-in-code").latest("pk").text
    return text.split("asked for it:\n\n")[1].split("\n")[0]


def lets_in(client, code) -> bool:
    return client.post(ENTER, {"code": code}).get("Location") == INSIDE


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session
