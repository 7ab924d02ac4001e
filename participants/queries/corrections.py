from pages.history import Change, corrections_to
from participants.models import ExpressionOfInterest

DETAILS = frozenset(
    (
        "name",
        "email",
        "telephone",
        "school",
        "job_role",
        "head_name",
        "head_email",
        "finance_email",
    )
)


def corrections_of(interest: ExpressionOfInterest) -> list[Change]:
    """What of the details was put right after it was sent, by whom and when."""
    return corrections_to(interest, DETAILS)
