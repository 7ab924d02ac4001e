"""The last door before free text is kept, whichever page or file it came from."""

from collections.abc import Iterable

from django.utils import timezone

from access.refusal import Refused
from pages.rules.pupil_identity import pupil_identity_problem


def refuse_pupils(texts: Iterable[tuple[str | None, str]]) -> None:
    """Raises Refused where one of the (field, text) could show who a pupil is."""
    today = timezone.localdate()
    for field, text in texts:
        if problem := pupil_identity_problem(text, on=today):
            raise Refused(f"{problem}.", field=field)
