"""Which state of a report may follow which, and what a report needs before it is sent."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from access.refusal import Refused
from evaluations.choices import GridLine, Strength
from evaluations.choices import ReportState as S
from pages.rules.moves import check_move

MOVES: dict[str, frozenset[str]] = {
    S.DRAFT: frozenset({S.SUBMITTED}),
    S.SUBMITTED: frozenset({S.APPROVED, S.RETURNED}),
    S.RETURNED: frozenset({S.SUBMITTED}),
    # Reopened for a reason that is kept; the plan of the next year rests on what it recommends.
    S.APPROVED: frozenset({S.REOPENED}),
    S.REOPENED: frozenset({S.SUBMITTED}),
}
check_report_move = partial(check_move, moves=MOVES, noun="report")
WITH_THE_LEAD = (S.DRAFT, S.RETURNED, S.REOPENED)

REPORT_FIELDS = (
    "did_it_work",
    "how_we_know",
    "should_it_repeat",
    "what_next",
    "value_for_money",
    "recommendation",
)
EVIDENCE_PARTS = ("strength", "text", "source")
QUESTIONS = {
    "did_it_work": "Say whether it worked",
    "how_we_know": "Say how you know",
    "should_it_repeat": "Say whether it should be repeated",
    "what_next": "Say what the participants might do next year",
}
EARLY = "early_because"
OWN_REPORT = "your own report"


def check_with_the_lead(current: str) -> None:
    """Only a draft, or a report that was given back, is the lead's to change."""
    if current not in WITH_THE_LEAD:
        raise Refused(
            f"This report is “{S(current).label}”, so it can no longer be changed. "
            "Copy what you have typed if you want to keep it."
        )


def is_early(last_at: datetime | None, now: datetime) -> bool:
    """Is the last workshop, after which the report is due, still to come or without a date?"""
    return last_at is None or last_at > now


def evidence_field(line: str, part: str) -> str:
    return f"{line}_{part}"


def missing_parts(parts: Mapping[str, str], *, is_early: bool) -> dict[str, str]:
    """What still has to be written before a report is sent: a sentence for each field.

    `parts` holds the text of each field. What has no evidence yet needs no words about it.
    `is_early` while a workshop is still to come.
    """
    missing = {field: said for field, said in QUESTIONS.items() if not parts[field].strip()}
    for line in GridLine:
        strength, text = evidence_field(line, "strength"), evidence_field(line, "text")
        if not parts[strength]:
            missing[strength] = f"{line.label}: choose how strong the evidence is"
        elif parts[strength] != Strength.NONE and not parts[text].strip():
            missing[text] = f"{line.label}: say what the evidence is"
    # The plan of the next year lists the report by it.
    if not parts["recommendation"]:
        missing["recommendation"] = "Choose what you recommend"
    if is_early and not parts[EARLY].strip():
        missing[EARLY] = "Say why you hand the report in before the last workshop"
    return missing
