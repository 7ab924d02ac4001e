"""A form half filled in, kept in the session while its writer adds what it lacks, or signs in.

So nothing typed is lost on the way to another page and back, and no script is needed.
"""

import secrets
from typing import Any

from django.http import QueryDict

KEY = "forms_set_aside"
MOST = 3  # forms, the latest; who opens more tabs than that has long left the first
LONGEST = 100_000  # characters of one form; ours are far shorter


def set_aside(
    session, *, path: str, typed: QueryDict, about: int | None, by: int | None = None
) -> str:
    """Keep what was typed on the page at `path`; the token fetches it.

    `about` is the id of the hub it is for, and `by` of whoever typed it, who alone sees it then.
    What is too long for any form of ours is not kept.
    """
    token = secrets.token_urlsafe(9)
    text = typed.urlencode()
    kept = {"path": path, "typed": text if len(text) <= LONGEST else "", "about": about, "by": by}
    others = list(session.get(KEY, {}).items())
    session[KEY] = dict([*others, (token, kept)][-MOST:])
    return token


def waiting_form(session, token: str) -> dict | None:
    """The path, the text and the hub of a form set aside, or None for a token of nothing."""
    return session.get(KEY, {}).get(token)


def typed_on(request) -> QueryDict | None:
    """What was typed on the page that is asked for, by whoever asks; or None."""
    token = request.GET.get("kept")
    # Before the session is looked at, on which the answer would then depend.
    kept = waiting_form(request.session, token) if token else None
    if kept is None or kept["path"] != request.path or kept["by"] not in (None, request.user.pk):
        return None
    return QueryDict(kept["typed"], mutable=True)


class AsTypedBefore:
    """A page whose form comes back as it was typed before its writer had to go elsewhere first."""

    request: Any

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        if self.request.method != "POST" and (typed := self.typed_before()):
            form = type(form)(**self.get_form_kwargs() | {"data": typed})
            form.show_as_typed()
        return form

    def typed_before(self) -> QueryDict | None:
        return typed_on(self.request)
