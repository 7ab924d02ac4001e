"""A form half filled in, kept in the session while its writer first adds what it lacks.

So nothing typed is lost on the way to another page and back, and no script is needed.
"""

import secrets

from django.http import QueryDict

KEY = "forms_set_aside"
MOST = 3  # forms, the latest; who opens more tabs than that has long left the first
LONGEST = 100_000  # characters of one form; ours are far shorter


def set_aside(session, *, path: str, typed: QueryDict, about: int) -> str:
    """Keep what was typed on the page at `path`; the token fetches it.

    `about` is the id of the hub it is for. What is too long for any form of ours is not kept.
    """
    token = secrets.token_urlsafe(9)
    text = typed.urlencode()
    kept = {"path": path, "typed": text if len(text) <= LONGEST else "", "about": about}
    others = list(session.get(KEY, {}).items())
    session[KEY] = dict([*others, (token, kept)][-MOST:])
    return token


def waiting_form(session, token: str) -> dict | None:
    """The path, the text and the hub of a form set aside, or None for a token of nothing."""
    return session.get(KEY, {}).get(token)


def typed_on(session, token: str, *, path: str) -> QueryDict | None:
    """What was typed on that very page, or None."""
    kept = waiting_form(session, token)
    return QueryDict(kept["typed"], mutable=True) if kept and kept["path"] == path else None
