"""What a lead is asked after each workshop, and beside which question of the report it stands.

Source: "lead reflection per session" of the standard set (domain.md, 9). Each of the four feeds
one question of the report, which the lead would otherwise answer in July from memory.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from access.refusal import Refused
from evaluations.choices import ReportState

# Reworded between two school years, if at all: what is noted in one stands side by side.
REFLECTION_QUESTIONS = {
    "went_well": "What went well?",
    "learned": "What did the group learn, and how do you know?",
    "would_change": "What would you change next time?",
    "will_try": "What will teachers try before they meet again?",
}
# By the box of the report.
BESIDE_REPORT = {
    "did_it_work": "went_well",
    "how_we_know": "learned",
    "should_it_repeat": "would_change",
    "tasks_showed": "will_try",
}
ASKED_FOR = timedelta(days=14)  # after the workshop, on home; nobody is written to about it
NOTHING_NOTED = "Write something in one of the boxes. One sentence is enough."
REPORT_APPROVED = (
    "The report on this Work Group is approved, so what you noted after its workshops stays as it "
    "is. Copy what you have typed if you want to keep it."
)


def notes_something(words: Mapping[str, str]) -> bool:
    """Is at least one of the boxes filled in?"""
    return any(text.strip() for text in words.values())


def is_open_for_reflections(report: str | None) -> bool:
    """Until the report, of which this is the state if somebody has begun it, is approved."""
    return report != ReportState.APPROVED


def check_open_for_reflections(report: str | None) -> None:
    if not is_open_for_reflections(report):
        raise Refused(REPORT_APPROVED)


def asked_since(now: datetime) -> datetime:
    """Of workshops that ended earlier home asks nobody any more."""
    return now - ASKED_FOR
