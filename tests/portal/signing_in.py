"""What the tests of signing in do by its pages."""

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.utils import timezone

from outbox.models import Message

ASK = "/sign-in/"
ENTER = "/sign-in/code/"
INSIDE = "/inside/"
APP = "/second-proof/app/"


def ask(client, email, **query):
    return client.post(ASK, {"email": email}, query_params=query)


def sent_code() -> str:
    text = Message.objects.filter(kind="sign-in-code").latest("pk").text
    return text.split("asked for it:\n\n")[1].split("\n")[0]


def lets_in(client, code) -> bool:
    return client.post(ENTER, {"code": code}).get("Location") == INSIDE


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def code_of(secret: str, *, periods_on: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(timezone.now().timestamp()) // 30 + periods_on))


def set_up_app(client):
    page = client.get(APP)
    return client.post(APP, {"code": code_of(page.context["form"].secret)})
