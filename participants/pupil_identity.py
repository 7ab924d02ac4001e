"""What forms and actions ask of free text, so that no row shows who a pupil is."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.utils import timezone

from participants.rules.identity import pupil_identity_problem


def refuse_pupil_identity(label: str) -> Callable[[str], None]:
    """A validator that names the box, as a page has several of them."""

    def validate(text: str) -> None:
        where = f" from “{label}”"
        if problem := pupil_identity_problem(text, on=timezone.localdate(), where=where):
            raise ValidationError(problem, code="pupil_identity")

    return validate
