"""An expression of interest that somebody has begun, and its pages."""

from django.urls import reverse

from participants import links
from participants.models import InterestDraft
from participants.rules.interest_answers import InterestAnswers
from tests.robust.need_acts import guarded
from workgroups.choices import JobRole

ABOUT_YOU = {
    "name": "Tara Teacher",
    "email": "tara@example.org",
    "telephone": "01234 567890",
    "job_role": JobRole.SUBJECT_LEAD,
}
PRIORITIES = {"priority": "A shared scheme of work", "other_projects": "Mastering Number"}
HEAD = {
    "head_name": "Hari Head",
    "head_email": "hari@example.org",
    "finance_email": "business@example.org",
}


def ticks() -> dict:
    """What is sent from the last page, opened a minute ago."""
    return guarded() | {"has_read_privacy": "on", "accepts_terms": "on"}


def answers_of(**changes) -> InterestAnswers:
    return InterestAnswers(**(ABOUT_YOU | PRIORITIES | HEAD | changes))


def draft_of(workgroup, **answers) -> InterestDraft:
    return InterestDraft.objects.create(workgroup=workgroup, answers=answers)


def page(draft, step: str) -> str:
    return reverse(f"participants:interest_{step}", args=[links.DRAFT.token(draft)])


def step_of(answer) -> str:
    """The step that a redirect leads to."""
    return answer["Location"].rstrip("/").rpartition("/")[2]
