"""Which state may follow which: the check that every app makes against a table of its own."""

from collections.abc import Collection, Mapping

from django.db.models import TextChoices

from access.refusal import Refused


def check_move(
    current: str, following: TextChoices, *, moves: Mapping[str, Collection[str]], noun: str
) -> None:
    """Raise Refused unless `moves` lets `following` come after `current`.

    Its sentence is for whoever pressed the button of a page that is no longer true, so `noun`
    says what the page is about.
    """
    if following not in moves[current]:
        before = type(following)(current)
        raise Refused(
            f"This {noun} is “{before.label}” and cannot become “{following.label}”. "
            "Look at the page again: somebody may have been quicker."
        )
