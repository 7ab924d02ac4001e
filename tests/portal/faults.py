"""Runs the portal with reports on, makes it fail in several ways, and prints what would be sent.

A process of its own, as the library changes Django's and Celery's classes for good.
"""

import logging
import os
import sys

import django

MARKS = {
    "email": "ena@example.org",
    "token": "Tok3nOfSignedLink",
    "query": "Qu3ry",
    "cookie": "C00kie",
    "body": "B0dy",
    "local": "L0cal",
    "argument": "Argum3nt",
}
HOST = "portal.example.org"
ADDRESS = f"/fails/{MARKS['token']}/?q={MARKS['query']}"


def fails(request, token):
    local = MARKS["local"]
    raise LookupError(f"Key (email, name)=({MARKS['email']}, {local}) already exists")


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"
    django.setup()
    import sentry_sdk
    from celery import shared_task
    from django.contrib.auth.decorators import login_not_required
    from django.test import Client, override_settings
    from django.urls import path

    from portal import urls

    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    override_settings(STORAGES={"staticfiles": plain}).enable()
    envelopes = []
    sentry_sdk.get_client().transport.capture_envelope = envelopes.append
    urls.urlpatterns.append(path("fails/<token>/", login_not_required(fails)))
    client = Client(raise_request_exception=False, headers={"host": HOST, "referer": ADDRESS})
    client.cookies["__Host-session"] = MARKS["cookie"]
    sentry_sdk.set_user({"email": MARKS["email"]})
    log = logging.getLogger("portal")
    log.error("Nobody at %s", MARKS["email"])
    log.error(f"Nobody at {MARKS['email']}, {ADDRESS}")
    client.get(ADDRESS, secure=True)
    client.post(ADDRESS, {"message": MARKS["body"]}, secure=True)

    @shared_task(name="tests.fails")
    def task(word):
        fails(None, word)

    task.apply(args=[MARKS["argument"]])
    for envelope in envelopes:
        print(envelope.serialize().decode())


if __name__ == "__main__":
    sys.exit(main())
